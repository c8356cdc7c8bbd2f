package dev.pgrehearse.report;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Keyed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A finding as others keep it.
 *
 * @param key by which it is known again in the next run; no other of the run has it
 * @param path of its file, from the root of the repository
 * @param line at least 1
 * @param isAccepted whether the project lives with it
 */
record PlacedFinding(Finding finding, String key, String path, int line, boolean isAccepted) {

  /** All of a run, those that are accepted last. */
  static List<PlacedFinding> of(RunReport run, SourceTree sources) {
    List<Finding> all = new ArrayList<>(run.findings());
    all.addAll(run.accepted());
    Set<Finding> accepted = new HashSet<>(run.accepted());
    List<PlacedFinding> left = new ArrayList<>();
    List<PlacedFinding> lived = new ArrayList<>();
    for (Map.Entry<String, Finding> each : Keyed.of(all).entrySet()) {
      Finding finding = each.getValue();
      boolean isAccepted = accepted.contains(finding);
      (isAccepted ? lived : left)
          .add(
              new PlacedFinding(
                  finding,
                  each.getKey(),
                  sources.path(finding.location()),
                  Math.max(1, finding.location().line()),
                  isAccepted));
    }
    left.addAll(lived);
    return left;
  }

  /** What it says, and what to do. */
  String text() {
    return finding.message() + "\nfix: " + finding.fix();
  }
}
