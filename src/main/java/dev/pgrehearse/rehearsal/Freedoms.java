package dev.pgrehearse.rehearsal;

import static dev.pgrehearse.rehearsal.BothStates.expression;
import static dev.pgrehearse.rehearsal.BothStates.labels;
import static dev.pgrehearse.rehearsal.BothStates.value;
import static dev.pgrehearse.rehearsal.BothStates.words;

import dev.pgrehearse.catalog.Fingerprint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a changeset permits that was refused before it: a null, a longer text, a value outside of a
 * check, a second row with a key, a row that refers to nothing. Tables that have another name than
 * before are left out.
 */
final class Freedoms {

  private static final Pattern FOREIGN_KEY =
      Pattern.compile("FOREIGN KEY \\((.*?)\\) REFERENCES .*?\\(.*?\\)");
  private static final Pattern KEY =
      Pattern.compile("(?:UNIQUE(?: NULLS NOT DISTINCT)?|PRIMARY KEY) \\((.*?)\\).*");
  private static final Pattern UNIQUE_INDEX =
      Pattern.compile("unique btree \\((.*?)\\)(?: (?:INCLUDE|NULLS|WITH|WHERE) .*)?");
  private static final Pattern PARTITION =
      Pattern.compile("of (\\S+) FOR VALUES (?:FROM|IN) \\((.*?)\\)(?: TO .*)?");
  private static final Pattern PARTITION_KEY = Pattern.compile("(?:RANGE|LIST) \\((.*)\\)");

  private final BothStates states;
  private final SortedMap<String, SortedMap<String, String>> before;
  private final SortedMap<String, SortedMap<String, String>> after;
  private final DroppedKeys keys;
  private final List<Freedom> found = new ArrayList<>();

  private Freedoms(Fingerprint before, Fingerprint after) {
    this.states = BothStates.of(before, after);
    this.before = states.before();
    this.after = states.after();
    this.keys = new DroppedKeys(states);
  }

  /** In an order of their own, each once. */
  static List<Freedom> between(Fingerprint before, Fingerprint after) {
    Freedoms freedoms = new Freedoms(before, after);
    if (before.equals(after)) {
      return List.of();
    }
    freedoms.before.forEach(freedoms::changed);
    freedoms.after.forEach(freedoms::added);
    return freedoms.found.stream().distinct().toList();
  }

  private void changed(String object, SortedMap<String, String> was) {
    SortedMap<String, String> is = after.getOrDefault(object, new TreeMap<>());
    if (was == is || was.equals(is)) {
      return;
    }
    if (object.startsWith("column ") && !is.isEmpty()) {
      column(object.substring("column ".length()), was, is);
    } else if (object.startsWith("constraint ")) {
      constraint(states.table(was), was);
    } else if (object.startsWith("index ")) {
      index(states.table(was), was);
    } else if (object.startsWith("type ") && !is.isEmpty()) {
      type(object.substring("type ".length()), was, is);
    } else if (object.startsWith("domain constraint ")) {
      domainConstraint(was);
    }
  }

  private void column(String name, SortedMap<String, String> was, SortedMap<String, String> is) {
    String parent = value(is, "belongs to");
    if (!parent.startsWith("table ") || states.isPartition(parent) || is.containsKey("generated")) {
      return;
    }
    String table = parent.substring("table ".length());
    String column = name.substring(table.length() + 1);
    if (value(was, "not null").equals("yes") && value(is, "not null").equals("no")) {
      found.add(
          Freedom.of(
              table,
              "a row whose %s is null".formatted(column),
              Map.of(column, Optional.of("null"))));
    }
    if (!value(is, "default").isEmpty() && !value(is, "default").equals(value(was, "default"))) {
      found.add(
          Freedom.of(
              table,
              "a row with the new default of %s".formatted(column),
              Map.of(column, Optional.empty())));
    }
    widened(table, column, value(was, "type"), value(is, "type"));
  }

  private void widened(String table, String column, String was, String is) {
    for (WidenedType.Value value : new WidenedType(was, is).values()) {
      String literal = OldCheck.quoted(value.literal());
      found.add(
          new Freedom(
              table,
              "a row whose %s is %s".formatted(column, brief(value.literal())),
              List.of(Freedom.Candidate.of(Map.of(column, Optional.of(literal)))),
              Optional.of(new Freedom.Kept(column, is, value.literal(), value.rounds()))));
    }
  }

  private static String brief(String literal) {
    return literal.length() > 20
        ? "a text of %d characters".formatted(literal.length())
        : OldCheck.quoted(literal);
  }

  private void constraint(Optional<String> on, SortedMap<String, String> was) {
    String definition = value(was, "definition");
    if (on.isEmpty()
        || states.stillHolds(on.get(), definition)
        || states.namesWhatIsGone(on.get(), definition)) {
      return;
    }
    String table = on.get();
    Matcher key = KEY.matcher(definition);
    Matcher foreign = FOREIGN_KEY.matcher(definition);
    if (definition.startsWith("CHECK ")) {
      check(table, expression(definition));
    } else if (foreign.lookingAt()) {
      keys.orphan(table, foreign.group(), words(foreign.group(1))).ifPresent(found::add);
    } else if (key.matches()) {
      found.add(keys.duplicate(table, words(key.group(1)), definition));
    }
  }

  private void index(Optional<String> on, SortedMap<String, String> was) {
    String definition = value(was, "definition");
    Matcher unique = UNIQUE_INDEX.matcher(definition);
    if (on.isPresent()
        && unique.matches()
        && !states.stillHolds(on.get(), definition)
        && !states.namesWhatIsGone(on.get(), definition)) {
      String key = unique.group(1);
      // Of an expression, every copy has the same value that does not get another column.
      List<String> columns = key.contains("(") ? List.of() : words(key);
      found.add(keys.duplicate(on.get(), columns, "unique index on " + key));
    }
  }

  private void check(String table, String expression) {
    OldCheck check = new OldCheck(expression, states.checksNow("table " + table));
    List<Map<String, Optional<String>>> rows = check.candidates(states.columnsAfter(table));
    if (!rows.isEmpty()) {
      found.add(
          new Freedom(
              table,
              "a row that the check refused before: " + expression,
              rows.stream().map(row -> Freedom.Candidate.refusedBy(expression, row)).toList(),
              Optional.empty()));
    }
  }

  private void type(String name, SortedMap<String, String> was, SortedMap<String, String> is) {
    List<String> labels = new ArrayList<>(labels(value(is, "labels")));
    labels.removeAll(labels(value(was, "labels")));
    for (String label : labels.isEmpty() ? labels : labels.subList(0, 1)) {
      ofType(
          name,
          (table, column) ->
              found.add(
                  Freedom.of(
                      table,
                      "a row whose %s is %s".formatted(column, label),
                      Map.of(column, Optional.of(label)))));
    }
    if (value(was, "kind").equals("domain")) {
      ofType(name, (table, column) -> widened(table, column, value(was, "of"), value(is, "of")));
      if (value(was, "not null").equals("yes") && value(is, "not null").equals("no")) {
        ofType(
            name,
            (table, column) ->
                found.add(
                    Freedom.of(
                        table,
                        "a row whose %s is null".formatted(column),
                        Map.of(column, Optional.of("null")))));
      }
    }
  }

  private void domainConstraint(SortedMap<String, String> was) {
    String domain = value(was, "belongs to");
    String definition = value(was, "definition");
    boolean still =
        after.values().stream()
            .filter(each -> value(each, "belongs to").equals(domain))
            .anyMatch(each -> value(each, "definition").equals(definition));
    if (!definition.startsWith("CHECK ") || still || !after.containsKey(domain)) {
      return;
    }
    String of = value(after.get(domain), "of");
    OldCheck check = new OldCheck(expression(definition), states.checksNow(domain));
    ofType(
        domain.substring("type ".length()),
        (table, column) ->
            found.add(
                new Freedom(
                    table,
                    "a row whose %s the check refused before: %s"
                        .formatted(column, check.expression()),
                    check.values(of).stream()
                        .map(value -> Map.of(column, Optional.of(OldCheck.quoted(value))))
                        .map(row -> Freedom.Candidate.refusedBy(of(check, column), row))
                        .toList(),
                    Optional.empty())));
  }

  private static String of(OldCheck domain, String column) {
    return domain.expression().replaceAll("\\bVALUE\\b", Matcher.quoteReplacement(column));
  }

  /** Hears of a column. */
  @FunctionalInterface
  private interface OfColumn {
    void is(String table, String column);
  }

  private void ofType(String type, OfColumn each) {
    after.forEach(
        (object, is) -> {
          String parent = value(is, "belongs to");
          if (object.startsWith("column ")
              && value(is, "type").equals(type)
              && parent.startsWith("table ")
              && before.containsKey(object)
              && !states.isPartition(parent)) {
            String table = parent.substring("table ".length());
            each.is(table, object.substring("column ".length() + table.length() + 1));
          }
        });
  }

  /** A partition that is new takes rows that its table had no place for. */
  private void added(String object, SortedMap<String, String> is) {
    Matcher partition = PARTITION.matcher(value(is, "partition"));
    SortedMap<String, String> was = before.getOrDefault(object, new TreeMap<>());
    if (!partition.matches() || value(was, "partition").equals(value(is, "partition"))) {
      return;
    }
    String parent = partition.group(1);
    Matcher key =
        PARTITION_KEY.matcher(
            value(after.getOrDefault("table " + parent, new TreeMap<>()), "partition key"));
    if (!before.containsKey("table " + parent) || !key.matches()) {
      return;
    }
    List<String> columns = List.of(key.group(1).split(", ", -1));
    List<String> values = List.of(partition.group(2).split(", ", -1));
    SortedMap<String, String> types = states.columnsAfter(parent);
    Map<String, Optional<String>> row = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
      if (types.containsKey(columns.get(i))) {
        row.put(columns.get(i), Optional.of(values.get(i)));
      }
    }
    if (!row.isEmpty() && !values.contains("MINVALUE")) {
      found.add(Freedom.of(parent, "a row of " + object.substring("table ".length()), row));
    }
  }
}
