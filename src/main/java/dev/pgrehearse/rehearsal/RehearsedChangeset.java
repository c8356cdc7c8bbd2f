package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.RelationLock;
import dev.pgrehearse.lock.LockTrace;
import dev.pgrehearse.lock.TablesBefore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one changeset's round trip.
 *
 * @param changeset which
 * @param applyMs milliseconds of its first application
 * @param rollbackMs milliseconds of its rollback, 0 where it has none
 * @param roundTrip what its rollback left
 * @param locks on existing relations when it committed
 * @param trace what its statements did to tables, where they were looked at one by one
 * @param tables that were there before the changelog
 * @param discards rows written after it, in tables it made itself, that its rollback discards: by
 *     relation
 */
public record RehearsedChangeset(
    Changeset changeset,
    long applyMs,
    long rollbackMs,
    RoundTrip roundTrip,
    List<RelationLock> locks,
    LockTrace trace,
    TablesBefore tables,
    Map<String, Long> discards) {

  public RehearsedChangeset {
    locks = List.copyOf(locks);
    discards = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(discards));
  }

  /** What a rollback left behind. */
  public enum RoundTrip {
    IDENTICAL,
    DIFFERS,
    IRREVERSIBLE,
    /** A precondition kept it from running: there was nothing to bring back. */
    NOT_RUN
  }
}
