package dev.pgrehearse.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the server has counted of each table and sequence.
 *
 * <p>A session hands in its counts at the latest when it ends. So they are believed only when no
 * other is left. One of a superuser that was told to count nothing ({@code track_counts}) is not
 * noticed.
 *
 * @param since from when on it counts
 * @param states by oid; none when they cannot be believed
 */
record RowCounters(String since, Map<Long, String> states) {
  static final RowCounters UNKNOWN = new RowCounters("", Map.of());

  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private static final String FLUSH = "select pg_catalog.pg_stat_force_next_flush()";

  /** A server may be told to count nothing. What autovacuum does changes no rows. */
  private static final String OTHERS =
      """
      select
          exists (
              select
              from pg_catalog.pg_stat_activity as a
              where a.datname = pg_catalog.current_database()
                  and a.backend_type <> 'autovacuum worker'
                  and a.pid not in (pg_catalog.pg_backend_pid(), %d)
          ) as others,
          pg_catalog.current_setting('track_counts')::boolean as counting
      """;

  RowCounters {
    states = Map.copyOf(states);
  }

  /**
   * Waits a moment for other sessions to end.
   *
   * @param settled a session that has handed in its counts, and does nothing meanwhile
   */
  static RowCounters whenAlone(Connection superuser, OptionalInt settled) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.execute(FLUSH);
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (true) {
        try (ResultSet row = statement.executeQuery(OTHERS.formatted(settled.orElse(0)))) {
          row.next();
          if (!row.getBoolean("counting")) {
            return UNKNOWN;
          }
          if (!row.getBoolean("others")) {
            break;
          }
        }
        if (System.nanoTime() > end) {
          return UNKNOWN;
        }
        pause();
      }
      try (ResultSet row =
          statement.executeQuery(
              CatalogQueries.one("row_counters", FingerprintScope.everything()))) {
        row.next();
        return new RowCounters(row.getString("since"), parsed(row.getString("counters")));
      }
    }
  }

  /** Whether nothing was done to a table or sequence between these and those. */
  boolean sameAs(RowCounters earlier, long oid) {
    String state = states.get(oid);
    return state != null && since.equals(earlier.since) && state.equals(earlier.states.get(oid));
  }

  /** These, but of some relations what {@code later} says. */
  RowCounters with(RowCounters later, Set<Long> relations) {
    Map<Long, String> merged = new HashMap<>(states);
    relations.forEach(oid -> merged.computeIfPresent(oid, (o, s) -> later.states.get(o)));
    return new RowCounters(since, merged);
  }

  private static Map<Long, String> parsed(String counters) {
    Map<Long, String> parsed = new HashMap<>();
    if (counters != null) {
      for (String item : counters.split(",", -1)) {
        int end = item.indexOf(' ');
        parsed.put(Long.parseLong(item.substring(0, end)), item.substring(end + 1));
      }
    }
    return parsed;
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while other sessions end", e);
    }
  }
}
