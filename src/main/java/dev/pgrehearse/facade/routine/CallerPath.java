package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions that set no path look their names up on the path of whoever runs them. A function that
 * calls one, or writes to a table whose trigger is one, hands its own path down to it, and cannot
 * have an empty one.
 */
final class CallerPath {
  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge");

  private record Trigger(String table, long function) {}

  private final Dictionary dictionary;
  private final Texts texts;
  private final List<Trigger> triggers;
  private final Map<String, String> creators;

  CallerPath(LiveCatalog catalog, Dictionary dictionary, Texts texts) throws SQLException {
    this.dictionary = dictionary;
    this.texts = texts;
    this.triggers =
        catalog.rows(
            "trigger_functions",
            row -> new Trigger(row.getString("name"), row.getLong("function")));
    this.creators =
        catalog
            .rows("creators", row -> Map.entry(row.getString("schema"), row.getString("role")))
            .stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one + ", " + other));
  }

  /** Those that look names up on the path of whoever runs them. */
  List<Routine> open(Collection<Routine> all) {
    return all.stream().filter(this::looksUp).toList();
  }

  /** What of the open ones a routine hands its path down to; its name, for people. */
  Optional<String> handedTo(Routine routine, BodyText text, List<Routine> open) {
    Set<String> called =
        text.mentions().stream()
            .filter(mention -> mention.kind().equals("function"))
            .map(BodyText.Mention::name)
            .collect(Collectors.toSet());
    Set<Long> fired = fired(text);
    return open.stream()
        .filter(other -> other.oid() != routine.oid())
        .filter(other -> called.contains(other.name()) || fired.contains(other.oid()))
        .map(Routine::identity)
        .sorted()
        .findFirst();
  }

  private Set<Long> fired(BodyText text) {
    if (Stream.of(text.words().split(" ")).noneMatch(WRITES::contains)) {
      return Set.of();
    }
    Set<String> tables = new HashSet<>();
    text.mentions().forEach(mention -> tables.add(mention.name()));
    return triggers.stream()
        .filter(trigger -> tables.contains(trigger.table()))
        .map(Trigger::function)
        .collect(Collectors.toSet());
  }

  /** Whether it finds something by a path that it does not set. */
  private boolean looksUp(Routine routine) {
    return routine.path().isEmpty()
        && texts.of(routine).mentions().stream()
            .filter(mention -> mention.schema().isEmpty())
            .anyMatch(
                mention ->
                    Stream.of("relation", "function", "type")
                        .anyMatch(
                            kind ->
                                dictionary
                                    .schemaOf(kind, mention.name(), dictionary.path())
                                    .isPresent()));
  }

  /**
   * The path that a session has, with temporary objects last: what is not on it cannot be meant.
   */
  List<String> schemas() {
    return Stream.concat(
            dictionary.path().stream().filter(schema -> !schema.equals("pg_temp")),
            Stream.of("pg_temp"))
        .toList();
  }

  /** Who else could put something on that path, or nobody. */
  Optional<String> creator() {
    return dictionary.path().stream()
        .filter(creators::containsKey)
        .map(schema -> creators.get(schema) + " may create in " + schema)
        .findFirst();
  }
}
