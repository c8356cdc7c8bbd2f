package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.RowKeys;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec.AgreedLoss;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes rows after a changeset, as its users would, and rolls it back: the rows must still be
 * there. Works on a copy, which it leaves to the caller to throw away.
 */
final class Survival {

  private final Stage copy;
  private final Changeset changeset;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Long> discards = new TreeMap<>();
  private final List<AgreedLoss> observed = new ArrayList<>();

  Survival(Stage copy, Changeset changeset) {
    this.copy = copy;
    this.changeset = changeset;
  }

  void play(Snapshot before, List<Check> writers, List<AgreedLoss> agreed) throws SQLException {
    RowKeys ofTheChange = copy.keys();
    write(writers);
    RowKeys written = copy.keys();
    try {
      copy.player().rollBack(changeset);
    } catch (ChangesetFailed e) {
      findings.add(Findings.survivalRollbackFailed(changeset, e));
      return;
    }
    losses(new RowsWritten(before, ofTheChange, written), copy.keys(), before, agreed);
    List<Difference> differences = before.catalog().differencesTo(copy.look().catalog());
    if (!differences.isEmpty()) {
      findings.add(Findings.rollbackDiffers(changeset, differences));
      return;
    }
    try {
      copy.player().apply(changeset);
    } catch (ChangesetFailed e) {
      findings.add(Findings.survivalReapplyFailed(changeset, e));
    }
  }

  /** A system's own checks write what its users would; without any, witnesses stand in for them. */
  private void write(List<Check> writers) throws SQLException {
    if (writers.isEmpty()) {
      new WitnessRows(copy.database()).write();
      return;
    }
    try (CheckRunner runner = new CheckRunner(copy.database(), copy.migrationRole())) {
      for (Check check : writers) {
        runner.keep(check);
      }
    }
  }

  private void losses(
      RowsWritten written, RowKeys kept, Snapshot before, List<AgreedLoss> agreed) {
    written
        .lostIn(kept)
        .forEach(
            (relation, lost) -> {
              if (!before.rows().tables().containsKey(relation)) {
                discards.put(relation, lost);
                return;
              }
              List<AgreedLoss> covering =
                  agreed.stream()
                      .filter(a -> a.changeset().equals(changeset.id()))
                      .filter(a -> a.relation().equals(relation))
                      .toList();
              observed.addAll(covering);
              if (covering.isEmpty()) {
                findings.add(
                    Findings.rollbackLosesRows(changeset, relation, lost, written.count(relation)));
              } else {
                discards.put(relation, lost);
              }
            });
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  Map<String, Long> discards() {
    return Map.copyOf(discards);
  }

  /** The agreed losses that did happen. */
  List<AgreedLoss> observed() {
    return List.copyOf(observed);
  }
}
