package dev.pgrehearse.report;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import java.util.stream.Collectors;

/** Workflow commands by which a step of GitHub Actions puts findings beside the lines they mean. */
final class GithubAnnotations {

  private final RunReport run;
  private final SourceTree sources;

  GithubAnnotations(RunReport run, SourceTree sources) {
    this.run = run;
    this.sources = sources;
  }

  String text() {
    String findings =
        PlacedFinding.of(run, sources).stream()
            .filter(each -> !each.isAccepted())
            .map(GithubAnnotations::command)
            .collect(Collectors.joining());
    return findings
        + run.cutOff()
            .map(where -> "::error title=pgrehearse was cut off::%s%n".formatted(data(where)))
            .orElse("");
  }

  private static String command(PlacedFinding each) {
    Finding finding = each.finding();
    return "::%s file=%s,line=%d,title=%s::%s%n"
        .formatted(
            word(finding.severity()),
            property(each.path()),
            each.line(),
            property(
                finding.changeset().isEmpty()
                    ? finding.rule()
                    : finding.rule() + " in " + finding.changeset()),
            data(each.text()));
  }

  private static String word(Severity severity) {
    return severity == Severity.INFO ? "notice" : severity.word();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
