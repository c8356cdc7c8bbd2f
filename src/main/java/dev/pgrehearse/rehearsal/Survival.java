package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.RowDigests.TableDigest;
import dev.pgrehearse.catalog.RowKeys;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import dev.pgrehearse.spec.SystemSpec.AgreedLoss;
import dev.pgrehearse.spec.SystemSpec.AgreedRefusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Writes rows after a changeset, as its users would, and rolls it back: the rows must still be
 * there. Works on a copy, which it leaves to the caller to throw away.
 */
final class Survival {

  private final Stage copy;
  private final Changeset changeset;
  private final Map<Long, String> namesBefore;
  private final Writers writers;
  private final Set<String> invented;
  private final Set<String> spokenOf;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Long> discards = new TreeMap<>();
  private final Set<String> fed = new HashSet<>();
  private long rowsWritten;
  private final List<Object> observed = new ArrayList<>();

  /**
   * @param namesBefore of the relations that were there before the changeset, by oid: some may have
   *     another name now
   * @param writers who write rows; learns from it
   * @param invented tables into which a row was put before the changeset, see {@link InventedRows}
   * @param spokenOf tables that the changeset or its rollback names
   */
  Survival(
      Stage copy,
      Changeset changeset,
      Map<Long, String> namesBefore,
      Writers writers,
      Set<String> invented,
      Set<String> spokenOf) {
    this.spokenOf = Set.copyOf(spokenOf);
    this.invented = Set.copyOf(invented);
    this.writers = writers;
    this.copy = copy;
    this.changeset = changeset;
    this.namesBefore = Map.copyOf(namesBefore);
  }

  void play(Snapshot before, List<Check> checks, SystemSpec spec) throws SQLException {
    play(before, spec, changed -> write(checks, before, changed));
  }

  /**
   * Likewise, with rows in tables alone into which one was invented.
   *
   * @param unwritten those of them that no check writes into
   */
  void playInvented(Snapshot before, Set<String> unwritten, SystemSpec spec) throws SQLException {
    play(
        before,
        spec,
        changed -> {
          Set<String> wanted = new HashSet<>(unwritten);
          wanted.addAll(moved(changed.keys().keySet(), unwritten::contains));
          new WitnessRows(copy.database(), wanted::contains).write();
        });
  }

  /** Writes rows, once it is known which there are. */
  @FunctionalInterface
  private interface Writing {
    void after(RowKeys changed) throws SQLException;
  }

  private void play(Snapshot before, SystemSpec spec, Writing writing) throws SQLException {
    RowKeys changed = copy.keys();
    writing.after(changed);
    RowKeys written = copy.keys().minus(changed);
    Map<Long, String> moved = copy.names();
    rowsWritten = written.keys().keySet().stream().mapToLong(written::count).sum();
    try {
      copy.rollBack(changeset);
    } catch (ChangesetFailed e) {
      if (!isAgreed(e, spec)) {
        findings.add(Findings.survivalRollbackFailed(changeset, e));
      }
      return;
    }
    Relocations back = Relocations.between(moved, copy.names());
    losses(written.renamed(back::in), copy.keys(), before.rows().tables(), spec.losses());
    List<Difference> differences =
        ColumnOrder.leftAside(before.catalog().differencesTo(copy.catalog()));
    if (!differences.isEmpty()) {
      findings.add(Findings.rollbackDiffers(changeset, differences));
      return;
    }
    try {
      copy.apply(changeset);
    } catch (ChangesetFailed e) {
      if (!isAgreed(e, spec)) {
        findings.add(Findings.survivalReapplyFailed(changeset, e));
      }
    }
  }

  /**
   * A system's own checks write what its users would; without any, witnesses stand in for them, in
   * tables that had rows before: what a changeset makes for itself (a backup, say) is its own, and
   * a copy of a row that it brought along would be taken for that. They also stand in for checks
   * that write nothing into a table of which the changeset speaks.
   */
  private void write(List<Check> checks, Snapshot before, RowKeys changed) throws SQLException {
    if (checks.isEmpty()) {
      RowsBefore rows = new RowsBefore(before);
      Set<String> moved =
          moved(changed.keys().keySet(), table -> rows.had(table) || invented.contains(table));
      new WitnessRows(
              copy.database(),
              table -> rows.had(table) || invented.contains(table) || moved.contains(table))
          .write();
      return;
    }
    long since = System.nanoTime();
    try (CheckRunner runner = new CheckRunner(copy.database(), copy.migrationRole())) {
      writers.write(checks, runner);
    } finally {
      copy.time().add(TimeSpent.Work.CHECKS, since);
    }
    RowKeys written = copy.keys().minus(changed);
    for (Map.Entry<Long, String> now : copy.names().entrySet()) {
      if (written.count(now.getValue()) > 0) {
        fed.add(now.getValue());
        fed.add(namesBefore.getOrDefault(now.getKey(), now.getValue()));
      }
    }
    RowsBefore rows = new RowsBefore(before);
    Set<String> left = new HashSet<>(spokenOf);
    left.removeIf(table -> !rows.had(table));
    left.removeIf(table -> written.count(table) > 0);
    if (!left.isEmpty()) {
      new WitnessRows(copy.database(), left::contains).write();
    }
  }

  /** Where tables are now whose old name no other table has taken. */
  private Set<String> moved(Set<String> tables, Predicate<String> wanted) throws SQLException {
    Set<String> moved = new HashSet<>();
    for (Map.Entry<Long, String> now : copy.names().entrySet()) {
      String old = namesBefore.get(now.getKey());
      if (old != null && !tables.contains(old) && wanted.test(old)) {
        moved.add(now.getValue());
      }
    }
    return moved;
  }

  private void losses(
      RowKeys written,
      RowKeys kept,
      Map<String, TableDigest> existedBefore,
      List<AgreedLoss> agreed) {
    for (String relation : written.keys().keySet()) {
      if (!existedBefore.containsKey(relation)) {
        count(relation, written.count(relation));
        continue;
      }
      long lost =
          written.comparable(relation, kept)
              ? written.lostIn(kept).getOrDefault(relation, 0L)
              : written.count(relation)
                  - (kept.count(relation)
                      - existedBefore.get(relation).rows()
                      - (invented.contains(relation) ? 1 : 0));
      if (lost > 0) {
        lost(relation, lost, written.count(relation), agreed);
      }
    }
  }

  private void lost(String relation, long lost, long written, List<AgreedLoss> agreed) {
    List<AgreedLoss> covering =
        agreed.stream()
            .filter(loss -> loss.changeset().equals(changeset.id()))
            .filter(loss -> loss.relation().equals(relation))
            .toList();
    observed.addAll(covering);
    if (covering.isEmpty()) {
      findings.add(Findings.rollbackLosesRows(changeset, relation, lost, written));
    } else {
      count(relation, lost);
    }
  }

  /** A guard that refuses once users have built on a change, as the spec says it shall. */
  private boolean isAgreed(ChangesetFailed e, SystemSpec spec) {
    List<AgreedRefusal> covering =
        spec.refusals().stream()
            .filter(refusal -> refusal.changeset().equals(changeset.id()))
            .filter(refusal -> refusal.sqlState().equals(e.sqlState()))
            .toList();
    observed.addAll(covering);
    return !covering.isEmpty();
  }

  private void count(String relation, long rows) {
    if (rows > 0) {
      discards.put(relation, rows);
    }
  }

  /** Tables into which checks have written, by their names before the changeset and after it. */
  Set<String> fed() {
    return Set.copyOf(fed);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** How many rows were written between the change and its rollback. */
  long rowsWritten() {
    return rowsWritten;
  }

  Map<String, Long> discards() {
    return Map.copyOf(discards);
  }

  /** The agreed losses and refusals that did happen. */
  List<Object> observed() {
    return List.copyOf(observed);
  }
}
