package dev.pgrehearse.surface;

import dev.pgrehearse.catalog.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that clients may know.
 *
 * @param relations tables, views and the like, by their qualified names
 * @param routines functions and procedures, by their names with the types of their arguments
 * @param domains to the types that they are of
 */
public record Surface(
    SortedMap<String, Relation> relations,
    SortedMap<String, Routine> routines,
    Map<String, String> domains) {

  private static final List<String> RELATIONS =
      List.of("table ", "view ", "materialized view ", "foreign table ");
  private static final List<String> ROUTINES = List.of("function ", "procedure ");

  /**
   * A relation.
   *
   * @param kind such as {@code table}
   * @param columns to their types, in order
   */
  record Relation(String kind, Map<String, String> columns) {
    Relation {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    List<String> names() {
      return List.copyOf(columns.keySet());
    }
  }

  /**
   * A function.
   *
   * @param kind such as {@code function}
   * @param arguments with their names and defaults, as Postgres writes them
   */
  record Routine(String kind, String name, List<String> arguments, String returns) {
    Routine {
      arguments = List.copyOf(arguments);
    }

    /** The same function, where types of rows are called as their relations are called then. */
    Routine after(Map<String, String> renamed) {
      return new Routine(
          kind,
          name,
          arguments.stream().map(argument -> named(argument, renamed)).toList(),
          named(returns, renamed));
    }

    private static String named(String text, Map<String, String> renamed) {
      String now = text;
      for (Map.Entry<String, String> each : renamed.entrySet()) {
        now =
            now.replaceAll(
                "(?<![\\w.$\"])" + Pattern.quote(each.getKey()) + "(?![\\w.$\"])",
                Matcher.quoteReplacement(each.getValue()));
      }
      return now;
    }
  }

  public Surface {
    relations = Collections.unmodifiableSortedMap(new TreeMap<>(relations));
    routines = Collections.unmodifiableSortedMap(new TreeMap<>(routines));
    domains = Map.copyOf(domains);
  }

  /**
   * Of a catalog.
   *
   * @param known which of its objects clients may come to, as {@code table public.orders}
   */
  public static Surface of(Fingerprint catalog, Predicate<String> known) {
    SortedMap<String, Relation> relations = new TreeMap<>();
    SortedMap<String, Routine> routines = new TreeMap<>();
    Map<String, String> domains = new TreeMap<>();
    catalog
        .objects()
        .forEach(
            (object, attributes) -> {
              kind(object, RELATIONS)
                  .filter(kind -> !attributes.containsKey("partition") && known.test(object))
                  .ifPresent(
                      kind ->
                          relations.put(
                              object.substring(kind.length()),
                              relation(kind.strip(), object, attributes, catalog, known)));
              kind(object, ROUTINES)
                  .filter(kind -> !isForTriggers(attributes) && known.test(object))
                  .ifPresent(
                      kind ->
                          routines.put(
                              object.substring(kind.length()),
                              routine(kind.strip(), object, attributes)));
              if (object.startsWith("type ") && attributes.containsKey("of")) {
                domains.put(object.substring("type ".length()), attributes.get("of"));
              }
            });
    return new Surface(relations, routines, domains);
  }

  private static Optional<String> kind(String object, List<String> kinds) {
    return kinds.stream().filter(object::startsWith).findFirst();
  }

  private static boolean isForTriggers(Map<String, String> attributes) {
    return attributes.getOrDefault("returns", "").endsWith("trigger");
  }

  private static Relation relation(
      String kind,
      String object,
      Map<String, String> attributes,
      Fingerprint catalog,
      Predicate<String> known) {
    String name = object.substring(kind.length() + 1);
    Map<String, String> columns = new LinkedHashMap<>();
    for (String column : Pieces.of(attributes.getOrDefault("column order", ""))) {
      String key = "column " + name + "." + column;
      Map<String, String> its = catalog.objects().get(key);
      if (its != null && known.test(key)) {
        columns.put(column, its.getOrDefault("type", ""));
      }
    }
    return new Relation(kind, columns);
  }

  private static Routine routine(String kind, String object, Map<String, String> attributes) {
    String identity = object.substring(kind.length() + 1);
    return new Routine(
        kind,
        identity.substring(0, identity.indexOf('(')),
        Pieces.of(attributes.getOrDefault("arguments", "")),
        attributes.getOrDefault("returns", ""));
  }

  /**
   * What of this the later state does not answer to any more.
   *
   * @param later everything that is there then
   * @param renamed relations of this one to what they are called then
   */
  public List<Loss> lossesIn(Surface later, Map<String, String> renamed) {
    List<Loss> losses = new ArrayList<>();
    TypeChange types = new TypeChange(this, later);
    relations.forEach(
        (name, relation) -> {
          Relation now = later.relations.get(name);
          if (now == null) {
            losses.add(
                new Loss.OfRelation(relation.kind(), name, Optional.ofNullable(renamed.get(name))));
          } else {
            new ColumnLosses(name, relation, now, types).addTo(losses);
          }
        });
    routines.forEach(
        (identity, routine) ->
            new RoutineLoss(identity, routine.after(renamed), later, types)
                .loss()
                // Behind a relation that moved there may be one of the old name, and a function for
                // it.
                .filter(loss -> new RoutineLoss(identity, routine, later, types).loss().isPresent())
                .ifPresent(losses::add));
    return losses;
  }
}
