package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.SearchPath;
import dev.pgrehearse.facade.routine.Reach.Thing;
import dev.pgrehearse.facade.routine.Reach.Use;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions that set no path look their names up on the path of whoever runs them. A function that
 * runs one hands its own path down to it, and cannot have an empty one: it may call it, or have it
 * run by what it reads or writes, through a trigger, a default, a check, a policy, a view or
 * whatever else has expressions.
 */
final class CallerPath {

  private record Body(long oid, String identity, String text, boolean readable) {}

  /** A body is asked about once for each path, however many functions reach it. */
  private record Asked(long oid, BodyText text, List<String> path) {}

  private final Map<Asked, Map<Thing, Use>> uses = new HashMap<>();
  private final Map<Asked, Boolean> lookUps = new HashMap<>();
  private final Dictionary dictionary;
  private final Names names;
  private final Texts texts;
  private final Map<Long, Routine> routines;
  private final Map<Long, Body> outside = new HashMap<>();
  private final Map<String, BodyText> outsideTexts = new HashMap<>();
  private final Reach reach;
  private final NamedThings things;
  private final Overloads overloads;
  private final Map<String, String> creators;

  /**
   * On a database as it is.
   *
   * @param routines by their numbers, as they are whenever something is asked
   */
  CallerPath(
      LiveCatalog catalog,
      Dictionary dictionary,
      Names names,
      Texts texts,
      Map<Long, Routine> routines)
      throws SQLException {
    this.dictionary = dictionary;
    this.names = names;
    this.texts = texts;
    this.routines = routines;
    this.reach = new Reach(catalog);
    this.things = new NamedThings(catalog);
    this.overloads = new Overloads(catalog, reach, things);
    catalog
        .rows(
            "outside_bodies",
            row ->
                new Body(
                    row.getLong("oid"),
                    row.getString("identity"),
                    row.getString("body"),
                    row.getBoolean("readable")))
        .forEach(body -> outside.put(body.oid(), body));
    this.creators =
        catalog
            .rows("creators", row -> Map.entry(row.getString("schema"), row.getString("role")))
            .stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one + ", " + other));
  }

  /**
   * What routines need.
   *
   * @param settled numbers of those that are about to get a path of their own
   */
  PathNeeds once(Set<Long> settled) {
    return new PathNeeds() {
      @Override
      public Set<String> operatorSchemas(Routine routine, BodyText text) {
        return CallerPath.this.operatorSchemas(routine, text);
      }

      @Override
      public Optional<WidePath> wide(Routine routine, BodyText text) {
        return CallerPath.this.wide(routine, text, settled);
      }
    };
  }

  private Set<String> operatorSchemas(Routine routine, BodyText text) {
    return overloads.operatorSchemas(routine.oid(), text, path(routine));
  }

  private Optional<WidePath> wide(Routine routine, BodyText text, Set<Long> settled) {
    List<String> path = path(routine);
    List<String> schemas =
        Stream.concat(
                path.stream().filter(schema -> !schema.equals("pg_temp")), Stream.of("pg_temp"))
            .toList();
    Optional<String> handed = handedTo(routine, text, path, settled);
    if (handed.isPresent()) {
      String function = handed.get();
      return Optional.of(
          new WidePath(
              schemas,
              "%s sets none and relies on this one".formatted(function.replaceFirst("\\(.*", "")),
              creator(path)
                  .map(
                      creator ->
                          "it hands its path down to %s, which looks names up there, and %s"
                              .formatted(function, creator))));
    }
    return doubtful(routine, text, path)
        .map(
            name ->
                new WidePath(
                    schemas,
                    "%s is looked up on it".formatted(name),
                    creator(path)
                        .map(
                            creator ->
                                "%s in it is looked up on its path, and %s"
                                    .formatted(name, creator))));
  }

  /** What cannot be written with its schema, as it may be Postgres's own as well. */
  private Optional<String> doubtful(Routine routine, BodyText text, List<String> path) {
    return operatorSchemas(routine, text).contains("public")
        ? Optional.of("an operator of schema public")
        : overloads.functions(routine.oid(), text, path).stream()
            .findFirst()
            .map("a function that may be %s or Postgres's own"::formatted);
  }

  private List<String> path(Routine routine) {
    return routine.path().map(SearchPath::schemas).orElse(dictionary.path());
  }

  /** What a routine hands its path down to; its name, for people. */
  private Optional<String> handedTo(
      Routine routine, BodyText text, List<String> path, Set<Long> settled) {
    Map<Thing, Use> start = new HashMap<>(things.in(text, path));
    start.putIfAbsent(Thing.function(routine.oid()), Use.SHAPE);
    return open(start, path, settled).filter(name -> !name.equals(routine.identity())).findFirst();
  }

  /**
   * What a write to a relation runs and that looks names up, whichever schemas are on the path of
   * whoever writes.
   */
  List<String> handedByWrites(long relation, Set<Long> settled) {
    List<String> everySchema =
        dictionary.entries().stream()
            .map(Dictionary.Entry::schema)
            .filter(schema -> !schema.equals("pg_catalog"))
            .distinct()
            .sorted()
            .toList();
    return open(Map.of(Thing.relation(relation), Use.WRITTEN), everySchema, settled).toList();
  }

  /** The names of functions that look something up by a path that they do not set, sorted. */
  private Stream<String> open(Map<Thing, Use> start, List<String> path, Set<Long> settled) {
    return reach
        .from(start, oid -> settled.contains(oid) ? Map.of() : usedByBody(oid, path))
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().isFunction() && entry.getValue() != Use.SHAPE)
        .map(entry -> entry.getKey().object())
        .filter(oid -> !settled.contains(oid))
        .flatMap(oid -> open(oid, path).stream())
        .sorted();
  }

  private Map<Thing, Use> usedByBody(long oid, List<String> path) {
    return openText(oid)
        .map(
            text ->
                uses.computeIfAbsent(new Asked(oid, text, path), asked -> things.in(text, path)))
        .orElse(Map.of());
  }

  /** The text of a function that has no path of its own, where it can be read. */
  private Optional<BodyText> openText(long oid) {
    Optional<BodyText> own =
        Optional.ofNullable(routines.get(oid))
            .filter(routine -> routine.path().isEmpty())
            .map(texts::of);
    return own.or(
        () ->
            Optional.ofNullable(outside.get(oid))
                .filter(Body::readable)
                .map(body -> outsideTexts.computeIfAbsent(body.text(), BodyText::new)));
  }

  /** The function's name, if it finds something by a path that it does not set, or may. */
  private Optional<String> open(long oid, List<String> path) {
    Optional<String> unread =
        Optional.ofNullable(outside.get(oid)).filter(body -> !body.readable()).map(Body::identity);
    return unread.or(
        () ->
            openText(oid)
                .filter(
                    text ->
                        lookUps.computeIfAbsent(
                            new Asked(oid, text, path), asked -> looksUp(oid, text, path)))
                .map(
                    text ->
                        routines.containsKey(oid)
                            ? routines.get(oid).identity()
                            : outside.get(oid).identity()));
  }

  private boolean looksUp(long oid, BodyText text, List<String> path) {
    return text.dynamic()
        || text.mentions().stream()
            .filter(mention -> mention.schema().isEmpty())
            // Postgres's own function, or one of its name, which its arguments tell.
            .filter(
                mention ->
                    !mention.kind().equals("function")
                        || !dictionary.inPostgresItself("function", mention.name()))
            .anyMatch(mention -> Rewrite.schema(mention, path, dictionary).isPresent())
        || new TextObstacles(text, path, dictionary, names).withoutPath().isPresent()
        || !overloads.operatorSchemas(oid, text, path).isEmpty()
        || !overloads.functions(oid, text, path).isEmpty();
  }

  /** Who else could put something on that path, or nobody. */
  private Optional<String> creator(List<String> path) {
    return path.stream()
        .filter(creators::containsKey)
        .map(schema -> creators.get(schema) + " may create in " + schema)
        .findFirst();
  }
}
