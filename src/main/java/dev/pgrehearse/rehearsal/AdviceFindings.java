package dev.pgrehearse.rehearsal;

import dev.pgrehearse.advice.Advice;
import dev.pgrehearse.advice.Waiver;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.rehearsal.AdviceWatch.Brought;
import dev.pgrehearse.server.PrivilegeRegime;
import java.util.ArrayList;
import java.util.List;

/** Turns what both regimes brought into findings: once each, without what somebody agreed to. */
final class AdviceFindings {

  private final List<Brought> closed;
  private final List<Brought> open;
  private final boolean regimesDiffer;
  private final List<Waiver> waivers;

  /**
   * @param regimesDiffer whether it has been said already that default privileges decide who may do
   *     what: what only the open ones bring about needs no second finding then
   */
  AdviceFindings(
      List<Brought> closed, List<Brought> open, boolean regimesDiffer, List<Waiver> waivers) {
    this.closed = List.copyOf(closed);
    this.open = List.copyOf(open);
    this.regimesDiffer = regimesDiffer;
    this.waivers = List.copyOf(waivers);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    List<Brought> told = new ArrayList<>();
    for (Brought brought : closed) {
      if (!isIn(told, brought)) {
        told.add(brought);
        add(findings, brought, "");
      }
    }
    for (Brought brought : open) {
      if (!isIn(told, brought) && isWorthTelling(brought)) {
        told.add(brought);
        add(
            findings,
            brought,
            "\n  (only under the "
                + PrivilegeRegime.OPEN.word()
                + " regime of default privileges)");
      }
    }
    waivers.stream()
        .filter(waiver -> !isNeeded(waiver))
        .map(AdviceFindings::unused)
        .forEach(findings::add);
    return findings;
  }

  /** A privilege too many that the project's default gives is no fault of a policy. */
  private boolean isWorthTelling(Brought brought) {
    return !regimesDiffer && brought.advice().severity() == Severity.ERROR;
  }

  private void add(List<Finding> findings, Brought brought, String note) {
    if (waivers.stream().anyMatch(waiver -> waiver.covers(brought.advice()))) {
      return;
    }
    Finding finding = brought.advice().asFinding(brought.by().id(), brought.by().forwardLocation());
    String until =
        brought
            .until()
            .map(later -> "\n  (until " + later.id() + " mends it: each changeset is committed)")
            .orElse("");
    findings.add(
        new Finding(
            finding.rule(),
            finding.severity(),
            finding.changeset(),
            finding.location(),
            finding.message() + until + note,
            finding.fix()));
  }

  private boolean isNeeded(Waiver waiver) {
    return closed.stream().map(Brought::advice).anyMatch(waiver::covers)
        || open.stream().map(Brought::advice).anyMatch(waiver::covers);
  }

  private static Finding unused(Waiver waiver) {
    return Findings.unusedDeclaration(
        "the waiver of " + waiver.rule() + " on " + waiver.on(), waiver.location());
  }

  private static boolean isIn(List<Brought> told, Brought brought) {
    Advice advice = brought.advice();
    return told.stream().map(Brought::advice).anyMatch(advice::isAboutTheSameAs);
  }
}
