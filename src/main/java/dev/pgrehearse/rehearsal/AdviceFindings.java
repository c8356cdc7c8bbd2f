package dev.pgrehearse.rehearsal;

import dev.pgrehearse.advice.AccessRules;
import dev.pgrehearse.advice.Advice;
import dev.pgrehearse.advice.Waiver;
import dev.pgrehearse.changelog.ChangelogFormat;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.rehearsal.AdviceWatch.Brought;
import dev.pgrehearse.server.PrivilegeRegime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what both regimes brought into findings: once each, without what somebody agreed to. */
final class AdviceFindings {

  private final List<Brought> closed;
  private final List<Brought> open;
  private final List<Waiver> waivers;

  /**
   * @param waivers what somebody agreed to
   */
  AdviceFindings(List<Brought> closed, List<Brought> open, List<Waiver> waivers) {
    this.closed = List.copyOf(closed);
    this.open = List.copyOf(open);
    this.waivers = List.copyOf(waivers);
  }

  /**
   * Objects that default privileges open to the end: that they differ says less, and has the same
   * cause.
   */
  Set<String> openedByDefault() {
    return open.stream()
        .filter(brought -> isOpening(brought) && brought.until().isEmpty())
        .filter(brought -> !isIn(closed, brought) && !isAgreed(brought))
        .map(brought -> brought.advice().object())
        .collect(Collectors.toSet());
  }

  /**
   * All of it.
   *
   * @param regimesDiffer whether it has been said already that default privileges decide who may do
   *     what: what only the open ones bring about, and opens nothing, needs no second finding then
   */
  List<Finding> findings(boolean regimesDiffer) {
    List<Finding> findings = new ArrayList<>();
    closed.forEach(brought -> add(findings, brought, ""));
    for (Brought brought : open) {
      if (!isIn(closed, brought) && (isOpening(brought) || (!regimesDiffer && isError(brought)))) {
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
  private static boolean isError(Brought brought) {
    return brought.advice().severity() == Severity.ERROR;
  }

  private static boolean isOpening(Brought brought) {
    return isError(brought) && AccessRules.countsInEveryState(brought.advice());
  }

  private boolean isAgreed(Brought brought) {
    return waivers.stream().anyMatch(waiver -> waiver.covers(brought.advice()));
  }

  private void add(List<Finding> findings, Brought brought, String note) {
    if (isAgreed(brought)) {
      return;
    }
    String until =
        brought
            .until()
            .map(later -> "\n  (until " + later.id() + " mends it: each changeset is committed)")
            .orElse("");
    findings.add(asWritten(brought).reworded(message -> message + until + note, fix -> fix));
  }

  /** With what is to be written in the changelog's own format. */
  static Finding asWritten(Brought brought) {
    Finding finding = brought.advice().asFinding(brought.by().id(), brought.by().forwardLocation());
    ChangelogFormat format = ChangelogFormat.of(finding.location().file());
    return finding.reworded(message -> message, format::ifSql);
  }

  private boolean isNeeded(Waiver waiver) {
    return closed.stream().map(Brought::advice).anyMatch(waiver::covers)
        || open.stream().map(Brought::advice).anyMatch(waiver::covers);
  }

  private static Finding unused(Waiver waiver) {
    return Findings.unusedDeclaration(
        "the waiver of " + waiver.rule() + " on " + waiver.on(), waiver.location());
  }

  /** What is mended under one regime, and stays under the other, is another matter there. */
  private static boolean isIn(List<Brought> others, Brought brought) {
    Advice advice = brought.advice();
    return others.stream()
        .filter(other -> other.until().isEmpty() || brought.until().isPresent())
        .map(Brought::advice)
        .anyMatch(advice::isAboutTheSameAs);
  }
}
