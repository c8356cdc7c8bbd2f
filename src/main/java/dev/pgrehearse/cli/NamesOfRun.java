package dev.pgrehearse.cli;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.List;

/** The role and the databases of one run, which another run calls otherwise: here nobody does. */
final class NamesOfRun {

  private NamesOfRun() {}

  /** In the order of findings as they then are. */
  static List<Finding> takenOut(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.reworded(NamesOfRun::takenOut, NamesOfRun::takenOut))
        .sorted()
        .toList();
  }

  static Skipped takenOut(Skipped skipped) {
    return new Skipped(takenOut(skipped.what()), takenOut(skipped.why()));
  }

  static String takenOut(String text) {
    return text.replaceAll("pgrehearse_[0-9a-f]{8}_migrator", "migration_role")
        .replaceAll("(?:database )?pgrehearse_[0-9a-f]{8}_\\d+", "this database");
  }
}
