package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.routine.Reach.Thing;
import dev.pgrehearse.facade.routine.Reach.Use;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Operators and functions of others than Postgres that a text may mean where Postgres has one of
 * that name too: values of their types may be there. With {@code hstore} in the database {@code id
 * = 3} is still Postgres's own.
 */
final class Overloads {

  /** One that a text may mean; {@code kind} is operator or function. */
  record Overload(String kind, String schema, String name) {}

  private record Candidate(
      Overload overload, boolean inPostgres, List<Thing> operands, Thing result) {
    static Candidate of(ResultSet row) throws SQLException {
      Array operands = row.getArray("operands");
      return new Candidate(
          new Overload(row.getString("kind"), row.getString("schema"), row.getString("name")),
          row.getBoolean("in_postgres"),
          Stream.of((Long[]) operands.getArray()).map(Thing::type).toList(),
          Thing.type(row.getLong("result")));
    }
  }

  private final List<Candidate> all;
  private final Reach reach;
  private final NamedThings things;

  Overloads(LiveCatalog catalog, Reach reach, NamedThings things) throws SQLException {
    this.all = catalog.rows("overloads", Candidate::of);
    this.reach = reach;
    this.things = things;
  }

  /** The schemas of the operators that a routine may mean. */
  Set<String> operatorSchemas(long oid, BodyText text, List<String> path) {
    return meant(oid, text, path).stream()
        .filter(overload -> overload.kind().equals("operator"))
        .map(Overload::schema)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Functions, as {@code schema.name}, which may be meant where Postgres has one of that name. */
  Set<String> functions(long oid, BodyText text, List<String> path) {
    return meant(oid, text, path).stream()
        .filter(overload -> overload.kind().equals("function"))
        .map(overload -> overload.schema() + "." + overload.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Those that a routine may mean.
   *
   * @param oid of the routine, whose arguments, result and trigger's table have types too
   */
  private Set<Overload> meant(long oid, BodyText text, List<String> path) {
    Set<String> called =
        text.mentions().stream()
            .filter(mention -> mention.kind().equals("function") && mention.schema().isEmpty())
            .map(BodyText.Mention::name)
            .collect(Collectors.toSet());
    List<Candidate> named =
        all.stream()
            .filter(
                candidate ->
                    (candidate.overload().kind().equals("operator") ? text.operators() : called)
                        .contains(candidate.overload().name()))
            .filter(candidate -> path.contains(candidate.overload().schema()))
            .toList();
    Set<Overload> meant = new HashSet<>();
    if (named.isEmpty()) {
      return meant;
    }
    Map<Thing, Use> start = new HashMap<>();
    Set<String> doubtful =
        named.stream().map(candidate -> candidate.overload().name()).collect(Collectors.toSet());
    things
        .in(text, path, mention -> !doubtful.contains(mention.name()))
        .keySet()
        .forEach(thing -> start.put(thing, Use.SHAPE));
    start.put(Thing.function(oid), Use.SHAPE);
    // Only what is named is an operand, unless all columns are compared together.
    Predicate<String> columns = text.comparesRows() ? column -> true : text::says;
    int known;
    do {
      known = start.size();
      Set<Thing> there = reach.from(start, body -> Map.of(), columns).keySet();
      for (Candidate candidate : named) {
        if (!candidate.inPostgres()
            || candidate.operands().stream()
                .allMatch(type -> there.contains(type) || things.says(text, type))) {
          meant.add(candidate.overload());
          start.put(candidate.result(), Use.SHAPE);
        }
      }
    } while (start.size() > known);
    return meant;
  }
}
