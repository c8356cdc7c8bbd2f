package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.RowDigests.TableDigest;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Follows the rows of one database from look to look: it reads again the tables and sequences to
 * which anything was done since, as the server's own counters tell, and those whose columns
 * changed.
 *
 * <p>A session hands in its counts at the latest when it ends. So they are believed only when no
 * other is left; otherwise all rows are read.
 */
public final class RowWatch {
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private static final String FLUSH = "select pg_catalog.pg_stat_force_next_flush()";

  /** A server may be told to count nothing. */
  private static final String OTHERS =
      """
      select
          exists (
              select
              from pg_catalog.pg_stat_activity as a
              where a.datname = pg_catalog.current_database()
                  and a.backend_type = 'client backend'
                  and a.pid not in (pg_catalog.pg_backend_pid(), %d)
          ) as others,
          pg_catalog.current_setting('track_counts')::boolean as counting
      """;

  private final FingerprintScope scope;
  private final CatalogWatch catalog;
  private final Map<Long, LiveTable> tables = new HashMap<>();
  private final Map<Long, AscendingSequence> sequences = new HashMap<>();
  private final Map<Long, TableDigest> digests = new HashMap<>();
  private final Map<Long, Long> positions = new HashMap<>();
  private Map<Long, String> counters = Map.of();
  private boolean hasLooked;
  private int looks;

  private RowWatch(FingerprintScope scope, CatalogWatch catalog) {
    this.scope = scope;
    this.catalog = catalog;
  }

  /**
   * Of the same database as {@code catalog}.
   *
   * @param catalog looks first, each time
   */
  public static RowWatch of(FingerprintScope scope, CatalogWatch catalog) {
    return new RowWatch(scope, catalog);
  }

  /** What the rows are now; costs what has changed since the last look. */
  public RowDigests look(Connection superuser) throws SQLException {
    return look(superuser, OptionalInt.empty());
  }

  /**
   * Likewise.
   *
   * @param settled a session that has handed in its counts, and does nothing meanwhile
   */
  public RowDigests look(Connection superuser, OptionalInt settled) throws SQLException {
    Map<Long, String> now = countersWhenAlone(superuser, settled);
    boolean hasReadSequences;
    try (QuietTransaction look = QuietTransaction.on(superuser);
        Statement statement = look.statement()) {
      hasReadSequences = read(superuser, statement, now);
    }
    if (hasReadSequences) {
      // To read a sequence counts as well.
      countersWhenAlone(superuser, settled)
          .forEach(
              (oid, state) -> {
                if (sequences.containsKey(oid)) {
                  now.replace(oid, state);
                }
              });
    }
    counters = now;
    return digests();
  }

  /** Likewise, but reads all rows, and holds them against what looking at the changes gives. */
  public RowDigests wholeLook(Connection superuser, OptionalInt settled) throws SQLException {
    RowDigests quick = look(superuser, settled);
    RowDigests whole = RowDigests.of(superuser, scope);
    if (!quick.equals(whole)) {
      throw CatalogMissed.rows(quick, whole);
    }
    return whole;
  }

  /** Returns whether sequences were read. */
  private boolean read(Connection superuser, Statement statement, Map<Long, String> now)
      throws SQLException {
    Touched touched = hasLooked ? catalog.since(looks) : Touched.EVERYTHING;
    hasLooked = true;
    looks = catalog.looks();
    Set<Long> relations = touched.relations();
    if (touched.everything()) {
      tables.clear();
      sequences.clear();
      digests.clear();
      positions.clear();
      LiveTable.all(statement, scope).forEach(table -> tables.put(table.oid(), table));
      AscendingSequence.all(statement, scope).forEach(one -> sequences.put(one.oid(), one));
    } else if (!relations.isEmpty()) {
      for (Map<Long, ?> known : List.of(tables, sequences, digests, positions)) {
        known.keySet().removeAll(relations);
      }
      Long[] oids = relations.toArray(Long[]::new);
      LiveTable.of(superuser, scope, oids).forEach(table -> tables.put(table.oid(), table));
      AscendingSequence.of(superuser, scope, oids).forEach(one -> sequences.put(one.oid(), one));
    }
    Predicate<Long> isAsBefore =
        oid -> now.containsKey(oid) && now.get(oid).equals(counters.get(oid));
    digests.putAll(
        RowDigestReader.tables(
            statement,
            rest(
                tables.values(),
                one -> digests.containsKey(one.oid()) && isAsBefore.test(one.oid()))));
    List<AscendingSequence> moved =
        rest(
            sequences.values(),
            one -> positions.containsKey(one.oid()) && isAsBefore.test(one.oid()));
    positions.putAll(RowDigestReader.sequences(statement, moved));
    return !moved.isEmpty();
  }

  private static <T> List<T> rest(Collection<T> all, Predicate<T> known) {
    return all.stream().filter(known.negate()).toList();
  }

  private RowDigests digests() {
    SortedMap<String, TableDigest> byName = new TreeMap<>();
    digests.forEach((oid, digest) -> byName.put(tables.get(oid).name(), digest));
    SortedMap<String, Long> at = new TreeMap<>();
    positions.forEach((oid, position) -> at.put(sequences.get(oid).name(), position));
    return new RowDigests(byName, at);
  }

  /** By oid; none when they cannot be believed. */
  private static Map<Long, String> countersWhenAlone(Connection superuser, OptionalInt settled)
      throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.execute(FLUSH);
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (true) {
        try (ResultSet row = statement.executeQuery(OTHERS.formatted(settled.orElse(0)))) {
          row.next();
          if (!row.getBoolean("counting")) {
            return new HashMap<>();
          }
          if (!row.getBoolean("others")) {
            break;
          }
        }
        if (System.nanoTime() > end) {
          return new HashMap<>();
        }
        pause();
      }
      try (ResultSet row =
          statement.executeQuery(
              CatalogQueries.one("row_counters", FingerprintScope.everything()))) {
        row.next();
        return parsed(row.getString("counters"));
      }
    }
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
