package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out what a rollback is said to do wrong where a part of its changeset could not be played:
 * what it takes back is not there.
 */
final class KnownWaysBack {

  private static final Set<String> OF_THE_WAY_BACK =
      Set.of(
          "rollback-failed",
          "rollback-half-done",
          "rollback-differs",
          "rollback-changes-rows",
          "rollback-loses-rows",
          "rollback-failed-with-rows",
          "reapply-failed",
          "reapply-differs",
          "reapply-failed-with-rows",
          "mark-ran-rollback");

  private final Map<String, Skipped> unknown = new LinkedHashMap<>();

  KnownWaysBack(Changelog changelog) {
    for (Changeset changeset : changelog.changesets()) {
      changelog.unknownWayBack(changeset).ifPresent(why -> unknown.put(changeset.id(), why));
    }
  }

  LegResult of(LegResult all) {
    leaveOut(all.findings, all.skipped);
    leaveOut(all.findingsOfOneRegime, all.skipped);
    return all;
  }

  private void leaveOut(List<Finding> findings, List<Skipped> skipped) {
    findings.stream().filter(this::isUnknown).map(this::why).forEach(skipped::add);
    findings.removeIf(this::isUnknown);
  }

  private boolean isUnknown(Finding finding) {
    return OF_THE_WAY_BACK.contains(finding.rule()) && unknown.containsKey(finding.changeset());
  }

  private Skipped why(Finding finding) {
    return unknown.get(finding.changeset());
  }
}
