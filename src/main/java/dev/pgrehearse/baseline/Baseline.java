package dev.pgrehearse.baseline;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Moment;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all queries of a system came to.
 *
 * @param server major version of the Postgres
 * @param rows a table that it was filled with, 0 for those of a real server
 * @param moments what was measured when, by the queries' names
 */
public record Baseline(int server, long rows, Map<Moment, SortedMap<String, Measured>> moments) {

  public Baseline {
    Map<Moment, SortedMap<String, Measured>> copy = new EnumMap<>(Moment.class);
    moments.forEach(
        (moment, queries) ->
            copy.put(moment, Collections.unmodifiableSortedMap(new TreeMap<>(queries))));
    moments = Collections.unmodifiableMap(copy);
  }

  /**
   * Of a throwaway server.
   *
   * @param rows a table that it was filled with
   */
  public static Baseline of(
      Server server, long rows, Map<Moment, SortedMap<String, Measured>> moments) {
    return new Baseline(
        Integer.parseInt(server.version().replaceFirst("\\D.*", "")), rows, moments);
  }

  /** What a query came to. */
  public Optional<Measured> of(Moment moment, String query) {
    return Optional.ofNullable(moments.get(moment)).map(queries -> queries.get(query));
  }

  /** These, and as what was before them what another has. */
  public Baseline after(Baseline earlier) {
    Map<Moment, SortedMap<String, Measured>> both = new EnumMap<>(moments);
    Map<String, Measured> before = new TreeMap<>();
    earlier.moments.values().forEach(before::putAll);
    both.put(Moment.BEFORE, new TreeMap<>(before));
    return new Baseline(server, rows, both);
  }

  /** What the migration itself has changed of a query that was measured before and after it. */
  Optional<Comparison> sinceBefore(String query) {
    return of(Moment.BEFORE, query)
        .flatMap(
            before ->
                of(Moment.AFTER, query)
                    .map(
                        after ->
                            new Comparison(before.whereverTablesAre(), after.whereverTablesAre())));
  }

  /** Why the numbers of another one cannot be held against these, if they cannot. */
  public Optional<String> incomparable(Baseline other) {
    if (server != other.server) {
      return Optional.of(
          "the baseline was captured on Postgres %d, and this is %d"
              .formatted(server, other.server));
    }
    return rows == other.rows
        ? Optional.empty()
        : Optional.of(
            "the baseline was captured with %d rows a table, and these are %d"
                .formatted(rows, other.rows));
  }
}
