package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The text of a function's body, as names and what they stand for by where they stand. */
public final class BodyText {
  /**
   * A name in the body.
   *
   * @param kind relation, type, function, collation, or column for what may be one of a table
   * @param schema empty where it is not qualified
   */
  public record Mention(String kind, String schema, String name, int start, int end) {}

  /** A string of the text, and the name that it is held against, or nothing. */
  public record Compared(String column, String string) {}

  private final BodyTokens tokens;
  private final List<Mention> mentions = new ArrayList<>();
  private final Set<String> operators = new HashSet<>();
  private final Set<String> commonTables = new HashSet<>();
  private final RelationPlaces relations;
  private final TypePlaces types;
  private final SchemaChanges changes;

  public BodyText(String sql) {
    this.tokens = BodyTokens.of(sql);
    this.relations = new RelationPlaces(tokens);
    this.types = new TypePlaces(tokens);
    this.changes = new SchemaChanges(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      look(i);
    }
  }

  public List<Mention> mentions() {
    return List.copyOf(mentions);
  }

  /** Those that stand there, and those that words such as {@code in} and {@code like} stand for. */
  Set<String> operators() {
    return Set.copyOf(operators);
  }

  /** Names that {@code with} makes: they stand before every table of that name. */
  Set<String> commonTables() {
    return Set.copyOf(commonTables);
  }

  boolean dynamic() {
    return tokens.dynamic();
  }

  public boolean quotes(String name) {
    return tokens.quotes(name);
  }

  public List<String> strings() {
    return tokens.strings();
  }

  public List<Compared> compared() {
    List<Compared> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isLiteral(i)) {
        found.add(new Compared(tokens.comparedTo(i), tokens.content(i)));
      }
    }
    return found;
  }

  public boolean says(String name) {
    return tokens.says(name);
  }

  public String words() {
    return tokens.words();
  }

  /** Whether rows of the table are used as one value: {@code select t from topics as t}. */
  public boolean usesWholeRow(String table) {
    return new WholeRows(tokens, mentions).of(table);
  }

  /** Its strings as they stand there, with what is around them. */
  List<String> literals() {
    return tokens.literals();
  }

  /** What stands in strings that are cast to {@code regclass} and the like. */
  public List<String> objectNames() {
    return tokens.objectNames();
  }

  /** Whether it sets a constraint that it calls by this name, and finds in this schema. */
  public boolean setsConstraint(String schema, String name) {
    return tokens.setsConstraint(schema, name);
  }

  /** Whether rows of what is mentioned there are inserted, updated or deleted. */
  boolean writes(Mention mention) {
    return tokens.isWritten(mention.start());
  }

  /** Whether columns may be compared that it does not name. */
  boolean comparesRows() {
    return tokens.comparesRows();
  }

  /**
   * SQL that stands in its strings, and in the strings of that.
   *
   * @param table whose name is put in where one is that only a run can know
   */
  public List<BodyText> executed(QualifiedName table) {
    List<BodyText> found = new ArrayList<>();
    for (String sql : ExecutedSql.of(tokens, table)) {
      BodyText text = new BodyText(sql);
      found.add(text);
      found.addAll(text.executed(table));
    }
    return found;
  }

  SchemaChanges changes() {
    return changes;
  }

  private void look(int i) {
    switch (tokens.text(i)) {
      case "(" -> {
        relations.opened(i);
        types.opened(i);
        return;
      }
      case ")" -> {
        if (relations.closed()) {
          types.closed();
        }
        return;
      }
      case "," -> {
        relations.comma();
        return;
      }
      default -> {}
    }
    if (tokens.isSymbol(i)) {
      String operator = tokens.operator(i);
      if (!operator.isEmpty()) {
        operators.add(operator);
      }
      relations.symbol(i);
      return;
    }
    if (!tokens.isName(i) || tokens.text(i - 1).equals(".")) {
      return;
    }
    String word = tokens.word(i);
    section(word, i);
    operators.addAll(ImpliedOperators.of(tokens, i));
    if (!relations.taken(word, i)) {
      name(i);
      relations.named();
    }
  }

  private void section(String word, int i) {
    types.section(word);
    boolean named = tokens.text(i + 1).equals("as") || tokens.text(i + 1).equals("(");
    if (named
        && Set.of("with", "recursive", ",", ").").contains(tokens.text(i - 1))
        && isCommonTable(i)) {
      commonTables.add(tokens.unquoted(i));
    }
  }

  /** {@code name [(columns)] as [[not] materialized] (}. */
  private boolean isCommonTable(int i) {
    int at = i + 1;
    if (tokens.text(at).equals("(")) {
      while (at < tokens.size() && !tokens.text(at).equals(")")) {
        at++;
      }
      at++;
    }
    if (!tokens.text(at).equals("as")) {
      return false;
    }
    at++;
    while (tokens.text(at).equals("not") || tokens.text(at).equals("materialized")) {
      at++;
    }
    return tokens.text(at).equals("(");
  }

  private void name(int i) {
    boolean qualified = tokens.text(i + 1).equals(".") && i + 2 < tokens.size();
    boolean twoParts = qualified && tokens.isName(i + 2);
    int last = twoParts ? i + 2 : i;
    String next = tokens.text(last + 1);
    boolean type = types.isType(i, last);
    boolean collation = tokens.word(i - 1).equals("collate");
    if (!type
        && !collation
        && (next.equals("=") || (next.equals(":") && tokens.text(last + 2).equals("=")))) {
      return;
    }
    boolean call = next.equals("(");
    if (relations.isRelation(i, call)) {
      mention("relation", i, last, twoParts);
    } else if (collation) {
      mention("collation", i, last, twoParts);
    } else if (type && types.isOfARow(last)) {
      mention("relation", i, last, twoParts);
    } else if (type) {
      boolean ofColumn = twoParts && types.isOfAColumn(i, last);
      mention(ofColumn ? "relation" : "type", i, ofColumn ? i : last, twoParts && !ofColumn);
    } else if (call) {
      mention("function", i, last, twoParts);
    } else if (twoParts) {
      // A schema and a table before a column, or a table and its column: the dictionary knows.
      mention("column", i, last, true);
    }
  }

  private void mention(String kind, int first, int last, boolean qualified) {
    mentions.add(
        new Mention(
            kind,
            qualified ? tokens.unquoted(first) : "",
            tokens.unquoted(last),
            tokens.start(first),
            tokens.end(last)));
  }
}
