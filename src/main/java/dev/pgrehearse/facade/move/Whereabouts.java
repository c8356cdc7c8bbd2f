package dev.pgrehearse.facade.move;

import dev.pgrehearse.facade.catalog.Companion;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Where the tables of the moves so far are, and what moved with them. SQL that Postgres deparsed
 * while they still stood at their old place is told their new one.
 */
public final class Whereabouts {
  private final Names names;
  private final Map<QualifiedName, QualifiedName> moved = new HashMap<>();
  private final Set<QualifiedName> arrived = new HashSet<>();
  private final Set<QualifiedName> functions = new HashSet<>();

  public Whereabouts(Names names) {
    this.names = names;
  }

  public void moved(Move move, Table table) {
    put(move.from(), move.to());
    if (move.triggers()) {
      move.triggerFunctions()
          .forEach(name -> functions.add(new QualifiedName(move.toSchema(), name)));
    }
    for (Companion companion : table.companions()) {
      if (!companion.kind().equals("type") && move.changesSchema()) {
        put(
            new QualifiedName(move.fromSchema(), companion.name()),
            new QualifiedName(move.toSchema(), companion.name()));
      }
    }
  }

  private void put(QualifiedName from, QualifiedName to) {
    moved.put(from, to);
    arrived.add(to);
  }

  public boolean hasMoved(QualifiedName name) {
    return moved.containsKey(name);
  }

  /** Names that an earlier move brings into a schema. */
  Set<String> arrivedIn(String schema) {
    return in(schema, arrived);
  }

  /** Names of the functions that an earlier move makes in a schema. */
  Set<String> functionsIn(String schema) {
    return in(schema, functions);
  }

  private static Set<String> in(String schema, Set<QualifiedName> names) {
    Set<String> found = new TreeSet<>();
    for (QualifiedName name : names) {
      if (name.schema().equals(schema)) {
        found.add(name.name());
      }
    }
    return found;
  }

  /** Where something is now. */
  QualifiedName of(QualifiedName name) {
    return moved.getOrDefault(name, name);
  }

  /** The same SQL, with every moved name where it is now; only for SQL that qualifies its names. */
  public String in(String sql) {
    return in(sql, Optional.empty());
  }

  /**
   * The same default, with every moved name where it is now.
   *
   * @param schema in which a name is looked up that is text to Postgres, and does not say its own
   */
  public String inDefault(String sql, String schema) {
    return in(sql, Optional.of(schema));
  }

  /**
   * Whether a name in it is text, and looked up anew whenever it runs: it does not follow a move.
   */
  public static boolean looksUpText(String sql) {
    List<SqlToken> tokens = new SqlLexer(sql).tokens();
    return IntStream.range(0, tokens.size())
        .anyMatch(i -> isRegclass(tokens, i, sql) && tokens.get(i + 3).of(sql).equals("text"));
  }

  private String in(String sql, Optional<String> schema) {
    List<SqlToken> tokens = new SqlLexer(sql).tokens();
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      if (Names.isName(token)
          && i + 2 < tokens.size()
          && tokens.get(i + 1).of(sql).equals(".")
          && Names.isName(tokens.get(i + 2))
          && (i + 3 >= tokens.size() || !tokens.get(i + 3).of(sql).equals("("))
          && (i == 0 || !tokens.get(i - 1).of(sql).equals("."))) {
        QualifiedName found =
            new QualifiedName(Names.unquoted(token, sql), Names.unquoted(tokens.get(i + 2), sql));
        if (moved.containsKey(found)) {
          text.append(sql, at, token.start()).append(moved.get(found).quoted(names));
          at = tokens.get(i + 2).end();
        }
      } else if (token.kind() == SqlToken.Kind.STRING && Names.changedByLiquibase(token.of(sql))) {
        text.append(sql, at, token.start()).append(unchanged(token.of(sql)));
        at = token.end();
      } else if (isRegclass(tokens, i, sql)) {
        String inner = sql.substring(token.start() + 1, token.end() - 1).replace("''", "'");
        String now = inText(inner, schema);
        if (!now.equals(inner)) {
          text.append(sql, at, token.start()).append(Names.literal(now));
          at = token.end();
        }
      }
    }
    return text.append(sql.substring(at)).toString();
  }

  /**
   * The same string, so that Liquibase leaves it; one that begins with E has its backslashes
   * doubled already.
   */
  private static String unchanged(String string) {
    return string.startsWith("'")
        ? Names.literal(string.substring(1, string.length() - 1).replace("''", "'"))
        : Names.escaped(string);
  }

  /** A string that is cast to regclass, perhaps by way of text; any other is data. */
  private static boolean isRegclass(List<SqlToken> tokens, int at, String sql) {
    SqlToken token = tokens.get(at);
    if (token.kind() != SqlToken.Kind.STRING || sql.charAt(token.start()) != '\'') {
      return false;
    }
    StringBuilder behind = new StringBuilder();
    for (int i = at + 1; i < Math.min(at + 10, tokens.size()); i++) {
      behind.append(tokens.get(i).of(sql).toLowerCase(Locale.ROOT));
    }
    return behind.toString().matches("(?s)(::text\\))?::regclass\\b.*");
  }

  /** A string that is nothing but a name, as a regclass is deparsed. */
  private String inText(String text, Optional<String> schema) {
    for (Map.Entry<QualifiedName, QualifiedName> entry : moved.entrySet()) {
      QualifiedName old = entry.getKey();
      if (text.equals(old.quoted(names))
          || (text.equals(names.quoted(old.name())) && schema.equals(Optional.of(old.schema())))) {
        return entry.getValue().quoted(names);
      }
    }
    return text;
  }
}
