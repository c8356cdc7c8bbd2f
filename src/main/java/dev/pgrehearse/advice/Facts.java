package dev.pgrehearse.advice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What expressions and bodies say, as rows that the rules' queries join. */
final class Facts {

  /** Of names and texts those that a rule asks for. */
  private static final Pattern TELLING =
      Pattern.compile(
          "user_meta_?data|^session_user$|^current_(user|role)$", Pattern.CASE_INSENSITIVE);

  private final ObjectNode json = new ObjectMapper().createObjectNode();
  private final ArrayNode calls = json.putArray("calls");
  private final ArrayNode literals = json.putArray("literals");
  private final ArrayNode reads = json.putArray("reads");
  private final ArrayNode compares = json.putArray("compares");
  private final ArrayNode truths = json.putArray("truths");
  private final ArrayNode nulls = json.putArray("nulls");
  private final ArrayNode words = json.putArray("words");
  private final Set<String> said = new HashSet<>();
  private final Set<Owned> owned = new LinkedHashSet<>();

  /**
   * That a policy holds a column of its own table against what a function gives.
   *
   * @param relation the table
   */
  record Owned(long relation, long function) {}

  /**
   * A call in an expression.
   *
   * @param once whether it is made once a statement, not once a row
   * @param ofRow whether an argument comes from a row
   * @param setting the first argument where that is a text
   */
  void call(Source source, long function, boolean once, boolean ofRow, String setting) {
    row(calls, source)
        .put("function", function)
        .put("once", once)
        .put("of_row", ofRow)
        .put("setting", setting);
  }

  void literal(Source source, String text) {
    if (!TELLING.matcher(text).find()) {
      return;
    }
    row(literals, source).put("text", text);
  }

  void read(Source source, long relation) {
    row(reads, source).put("relation", relation);
  }

  /**
   * A column held against something.
   *
   * @param relation 0 for the policy's own table
   * @param function called on the other side, or 0
   * @param kind {@code call}, {@code select} or {@code column}
   */
  void compare(Source source, long relation, int column, String kind, long function) {
    row(compares, source)
        .put("relation", relation)
        .put("col", column)
        .put("against", kind)
        .put("function", function);
    if (relation == 0 && source.relation() != 0 && function != 0) {
      owned.add(new Owned(source.relation(), function));
    }
  }

  /** What of this kind it has. */
  Set<Owned> owned() {
    return Set.copyOf(owned);
  }

  /** Takes over what was found at earlier looks, and may be there no more. */
  void remember(Set<Owned> earlier) {
    owned.addAll(earlier);
  }

  void truth(Source source, String value) {
    row(truths, source).put("value", value);
  }

  /**
   * A column of the policy's own table that says whose a row is, and of which null lets it through.
   *
   * @param whom for whom the row is then
   */
  void nullOwner(Source source, int column, String whom) {
    row(nulls, source).put("col", column).put("whom", whom);
  }

  /**
   * A name or a text in a body that Postgres keeps as text.
   *
   * @param kind {@code call}, {@code relation}, {@code name}, {@code text} or {@code setting}
   */
  void word(long function, String kind, String schema, String name) {
    boolean isTelling =
        !(kind.equals("name") || kind.equals("text")) || TELLING.matcher(name).find();
    if (!isTelling || !said.add(String.join("\n", kind, schema, name))) {
      return;
    }
    words
        .addObject()
        .put("function", function)
        .put("kind", kind)
        .put("schema", schema)
        .put("name", name);
  }

  private static ObjectNode row(ArrayNode array, Source source) {
    return array
        .addObject()
        .put("kind", source.kind())
        .put("oid", source.oid())
        .put("clause", source.clause());
  }

  /** Takes over what another has. */
  void addAll(Facts other) {
    calls.addAll(other.calls);
    literals.addAll(other.literals);
    reads.addAll(other.reads);
    compares.addAll(other.compares);
    truths.addAll(other.truths);
    nulls.addAll(other.nulls);
    words.addAll(other.words);
    owned.addAll(other.owned);
  }

  /** For a parameter of type jsonb. */
  String asJson() {
    ArrayNode tables = json.putArray("owned");
    owned.forEach(
        one -> tables.addObject().put("relation", one.relation()).put("function", one.function()));
    return json.toString();
  }
}
