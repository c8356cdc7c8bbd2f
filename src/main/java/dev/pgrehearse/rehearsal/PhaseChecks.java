package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * The acceptance checks at the end of each phase, and those that hold throughout after every
 * changeset. One that has failed is not told again.
 */
final class PhaseChecks {

  private final SystemSpec spec;
  private final PhaseOrder order;
  private final Set<Check> failed;

  /**
   * @param failed checks that have failed before, of the main changelog when this is an option's;
   *     grows
   */
  PhaseChecks(SystemSpec spec, PhaseOrder order, Set<Check> failed) {
    this.spec = spec;
    this.order = order;
    this.failed = failed;
  }

  /** The checks whose statements may write rows once {@code changeset} is applied. */
  List<Check> writers(Changeset changeset) {
    return order.writers(spec.checks(), changeset);
  }

  /**
   * At the end of a phase.
   *
   * @param earlier whether those of earlier phases, which still have to hold, are run too
   */
  void run(Stage stage, Phase phase, boolean earlier, LegResult result) throws SQLException {
    Changeset last = phase.changesets().get(phase.changesets().size() - 1);
    List<Check> holding = order.checksAt(spec.checks(), phase.label());
    run(
        stage,
        last,
        earlier
            ? holding
            : holding.stream().filter(check -> check.phase().equals(phase.label())).toList(),
        result);
  }

  /** What holds throughout, once {@code changeset} is applied. */
  void after(Changeset changeset, Stage stage, LegResult result) throws SQLException {
    run(stage, changeset, order.checksThroughout(spec.checks(), changeset.phase()), result);
  }

  private void run(Stage stage, Changeset last, List<Check> checks, LegResult result)
      throws SQLException {
    if (checks.isEmpty()) {
      return;
    }
    long since = System.nanoTime();
    try (CheckRunner runner = new CheckRunner(stage.database(), stage.migrationRole())) {
      for (Check check : checks) {
        if (failed.contains(check)) {
          continue;
        }
        result.checks++;
        for (Finding finding : runner.run(check)) {
          failed.add(check);
          result.findings.add(
              new Finding(
                  finding.rule(),
                  finding.severity(),
                  last.id(),
                  finding.location(),
                  finding.message(),
                  finding.fix()));
        }
      }
    } finally {
      stage.time().add(TimeSpent.Work.CHECKS, since);
    }
  }
}
