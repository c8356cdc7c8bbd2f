package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.RowDifference;
import dev.pgrehearse.changelog.Applied;
import dev.pgrehearse.changelog.Atomicity;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.RelationLock;
import dev.pgrehearse.changelog.RolledBack;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.lock.LockWatch;
import dev.pgrehearse.rehearsal.RehearsedChangeset.RoundTrip;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the newest changeset back and puts it on again, and holds each state against the one it
 * should equal.
 */
final class RoundTripPlay {

  private final Stage stage;
  private final Changeset changeset;
  private final Applied.Outcome outcome;
  private final Optional<String> irreversible;
  private final Optional<LockWatch> watch;
  private final List<Finding> findings = new ArrayList<>();
  private RoundTrip result = RoundTrip.IDENTICAL;
  private long rollbackMs;
  private List<RelationLock> locks = List.of();
  private Atomicity atomicity = Atomicity.KEPT;
  private boolean stageIsSound = true;
  private Optional<Snapshot> end = Optional.empty();
  private RowRisk risk;
  private ColumnOrder order;
  private boolean leftRolledBack;

  /**
   * @param watch looks at the statements of the rollback
   */
  RoundTripPlay(
      Stage stage,
      Changeset changeset,
      Applied.Outcome outcome,
      Optional<String> irreversible,
      Optional<LockWatch> watch) {
    this.watch = watch;
    this.stage = stage;
    this.changeset = changeset;
    this.outcome = outcome;
    this.irreversible = irreversible;
  }

  void play(Snapshot before, Snapshot after) throws SQLException {
    if (outcome == Applied.Outcome.NOT_RUN) {
      result = RoundTrip.NOT_RUN;
      end = Optional.of(after);
      return;
    }
    Map<String, String> storage = stage.storage();
    try {
      RolledBack rolledBack = stage.rollBack(changeset, watch.map(w -> w));
      rollbackMs = rolledBack.ms();
      locks = rolledBack.locks();
      atomicity = rolledBack.atomicity();
      Map<String, String> storageNow = stage.storage();
      risk = new RowRisk(before, after, rolledBack, storage, storageNow);
      order = new ColumnOrder(storage, storageNow);
    } catch (ChangesetFailed e) {
      notRolledBack(e, after);
      return;
    }
    rolledBack(before);
    if (!stageIsSound) {
      leftRolledBack = true;
      // What applying again would show has its cause in what the rollback left.
      return;
    }
    try {
      stage.apply(changeset);
    } catch (ChangesetFailed e) {
      stageIsSound = false;
      result = RoundTrip.DIFFERS;
      findings.add(Findings.reapplyFailed(changeset, e));
      return;
    }
    Snapshot again = stage.look();
    end = Optional.of(again);
    List<Difference> differences =
        ColumnOrder.leftAside(after.catalog().differencesTo(again.catalog()));
    if (!differences.isEmpty()) {
      stageIsSound = false;
      result = RoundTrip.DIFFERS;
      findings.add(Findings.reapplyDiffers(changeset, differences));
    }
  }

  private void rolledBack(Snapshot before) throws SQLException {
    Snapshot found = stage.look();
    List<Difference> all = before.catalog().differencesTo(found.catalog());
    List<Difference> differences = order.without(all);
    List<RowDifference> rows =
        new RowsAlone(differences).of(before.rows().differencesTo(found.rows()));
    if (!differences.isEmpty()) {
      findings.add(
          outcome == Applied.Outcome.MARKED_AS_RAN
              ? Findings.markRanRollback(changeset, differences)
              : Findings.rollbackDiffers(changeset, differences));
    }
    if (!rows.isEmpty()) {
      findings.add(Findings.rollbackChangesRows(changeset, rows));
    }
    if (!findings.isEmpty()) {
      result = RoundTrip.DIFFERS;
      stageIsSound = false;
    } else if (irreversible.isPresent()) {
      findings.add(Findings.irreversibleComesBack(changeset));
    }
    List<Difference.Changed> moved = order.lost(all);
    if (!moved.isEmpty()) {
      findings.add(Findings.columnOrderLost(changeset, moved));
    }
  }

  private void notRolledBack(ChangesetFailed e, Snapshot after) throws SQLException {
    result = irreversible.isPresent() ? RoundTrip.IRREVERSIBLE : RoundTrip.DIFFERS;
    Snapshot found = stage.look();
    end = Optional.of(found);
    List<Difference> differences = after.catalog().differencesTo(found.catalog());
    if (!differences.isEmpty()) {
      stageIsSound = false;
      findings.add(Findings.rollbackHalfDone(changeset, e, differences));
    } else if (irreversible.isEmpty()) {
      findings.add(
          e.hasNoRollback()
              ? Findings.rollbackMissing(changeset, e)
              : outcome == Applied.Outcome.MARKED_AS_RAN
                  ? Findings.rollbackOfMarkedFailed(changeset, e)
                  : Findings.rollbackFailed(changeset, e));
    }
  }

  RoundTrip result() {
    return result;
  }

  /** Whether the stage now stands where a rollback left it, which is not where it should. */
  boolean leftRolledBack() {
    return leftRolledBack;
  }

  /** Whether rows written after the change could fare otherwise than those that were there. */
  boolean touchesRows() {
    return risk != null && risk.isThere();
  }

  /** What the rollback held when it committed. */
  List<RelationLock> locks() {
    return locks;
  }

  /** Whether the rollback was done as a whole. */
  Atomicity atomicity() {
    return atomicity;
  }

  long rollbackMs() {
    return rollbackMs;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Whether nothing is to be mended. */
  boolean isClean() {
    return findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
  }

  /** What the stage is now, with the changeset applied; empty when that is in doubt. */
  Optional<Snapshot> end() {
    return stageIsSound ? end : Optional.empty();
  }
}
