package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.RowDigests.TableDigest;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
  private final FingerprintScope scope;
  private final CatalogWatch catalog;
  private final Map<Long, LiveTable> tables = new HashMap<>();
  private final Map<Long, AscendingSequence> sequences = new HashMap<>();
  private final Map<Long, TableDigest> digests = new HashMap<>();
  private final Map<Long, Long> positions = new HashMap<>();
  private RowCounters counters = RowCounters.UNKNOWN;
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
    RowCounters now = RowCounters.whenAlone(superuser, settled);
    boolean hasReadSequences;
    try (QuietTransaction look = QuietTransaction.on(superuser);
        Statement statement = look.statement()) {
      hasReadSequences = read(superuser, statement, now);
    }
    // To read a sequence counts as well.
    counters =
        hasReadSequences
            ? now.with(RowCounters.whenAlone(superuser, settled), sequences.keySet())
            : now;
    return digests();
  }

  /**
   * Likewise, but reads all rows, and holds them against what looking at the changes gives; a first
   * look has nothing to hold them against.
   */
  public RowDigests wholeLook(Connection superuser, OptionalInt settled) throws SQLException {
    boolean readsAll = !hasLooked;
    RowDigests quick = look(superuser, settled);
    if (readsAll) {
      return quick;
    }
    RowDigests whole = RowDigests.of(superuser, scope);
    if (!quick.equals(whole)) {
      throw CatalogMissed.rows(quick, whole);
    }
    return quick;
  }

  /** Returns whether sequences were read. */
  private boolean read(Connection superuser, Statement statement, RowCounters now)
      throws SQLException {
    Touched touched = hasLooked ? catalog.since(looks) : Touched.EVERYTHING;
    Set<Long> relations = new HashSet<>(touched.relations());
    if (!touched.objects().isEmpty()) {
      tables.values().stream()
          .filter(LiveTable::namesObjects)
          .forEach(table -> relations.add(table.oid()));
    }
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
    // Not before: after a failure half way all that is to be done again.
    hasLooked = true;
    looks = catalog.looks();
    Predicate<Long> isAsBefore = oid -> now.sameAs(counters, oid);
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
}
