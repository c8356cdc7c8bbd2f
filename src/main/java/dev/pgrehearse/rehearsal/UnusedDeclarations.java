package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.SystemSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the spec agrees to and what then did not happen: a declaration that nothing needs rots. */
final class UnusedDeclarations {

  private final SystemSpec spec;
  private final Changelog changelog;
  private final Set<Object> observed;

  /**
   * @param observed the agreed losses and refusals that did happen
   */
  UnusedDeclarations(SystemSpec spec, Changelog changelog, Set<Object> observed) {
    this.spec = spec;
    this.changelog = changelog;
    this.observed = Set.copyOf(observed);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    spec.losses().stream()
        .filter(loss -> isUnused(loss, loss.changeset()))
        .map(
            loss ->
                Findings.unusedDeclaration(
                    "the loss of rows of " + loss.relation() + " by " + loss.changeset(),
                    spec.places().of("loses", loss.changeset())))
        .forEach(findings::add);
    spec.refusals().stream()
        .filter(refusal -> isUnused(refusal, refusal.changeset()))
        .map(
            refusal ->
                Findings.unusedDeclaration(
                    "the refusal " + refusal.sqlState() + " by " + refusal.changeset(),
                    spec.places().of("refuses", refusal.changeset())))
        .forEach(findings::add);
    return findings;
  }

  /** Another changelog's declarations, an option's say, are not this one's to use. */
  private boolean isUnused(Object declaration, String changeset) {
    return !observed.contains(declaration)
        && changelog.changesets().stream().anyMatch(played -> played.id().equals(changeset));
  }
}
