package dev.pgrehearse.rehearsal;

import dev.pgrehearse.advice.Waiver;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.rehearsal.SurfaceWatch.Broken;
import dev.pgrehearse.surface.ClientTexts;
import dev.pgrehearse.surface.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What clients of the old names meet, a finding for each changeset; without what is agreed to. */
final class ClientFindings {

  private static final String RULE = "breaks-clients";

  private final List<Broken> broken;
  private final List<Waiver> waivers;
  private final ClientTexts clients;
  private final Severity severity;

  /**
   * @param clients what they send, where that is known
   * @param severity where nobody knows whether there are clients but the application that is
   *     deployed with it, it is for who asks
   */
  ClientFindings(
      List<Broken> broken, List<Waiver> waivers, ClientTexts clients, Severity severity) {
    this.severity = severity;
    this.broken = List.copyOf(broken);
    this.waivers = waivers.stream().filter(ClientFindings::isAbout).toList();
    this.clients = clients;
  }

  /** Whether somebody agrees to this, and not to what a rule about access says. */
  static boolean isAbout(Waiver waiver) {
    return waiver.rule().equals(RULE);
  }

  List<Finding> findings() {
    Map<Changeset, List<Loss>> told = new LinkedHashMap<>();
    for (Broken each : broken) {
      if (waivers.stream().noneMatch(waiver -> covers(waiver, each.loss()))
          && clients.mayNeed(each.loss())) {
        told.computeIfAbsent(each.by(), changeset -> new ArrayList<>()).add(each.loss());
      }
    }
    List<Finding> findings = new ArrayList<>();
    told.forEach((changeset, losses) -> findings.add(finding(changeset, losses)));
    waivers.stream()
        .filter(waiver -> broken.stream().noneMatch(each -> covers(waiver, each.loss())))
        .map(
            waiver ->
                Findings.unusedDeclaration(
                    "the waiver of " + waiver.rule() + " on " + waiver.on(), waiver.location()))
        .forEach(findings::add);
    return findings;
  }

  private Finding finding(Changeset changeset, List<Loss> losses) {
    return new Finding(
        RULE,
        severity,
        changeset.id(),
        changeset.forwardLocation(),
        "clients that were there before this phase get errors, until they are deployed anew:"
            + AccessFindings.bullets(losses.stream().map(Loss::sentence).toList()),
        losses.stream()
            .map(Loss::mend)
            .collect(Collectors.toCollection(LinkedHashSet::new))
            .stream()
            .limit(3)
            .collect(Collectors.joining(" ")));
  }

  private static boolean covers(Waiver waiver, Loss loss) {
    return loss.object().equals(waiver.on()) || loss.object().endsWith(" " + waiver.on());
  }
}
