package dev.pgrehearse.cli;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogLint;
import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.project.Judged;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse lint}: what Liquibase would get silently wrong, without any database. */
@Command(
    name = "lint",
    description =
        "Report what Liquibase would get silently wrong in a changelog. Needs no server: only a"
            + " --prelude is run on one.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse lint changelog/crm.yaml",
      "      one root changelog with everything it includes",
      "  pgrehearse lint db/root.yaml --url 'jdbc:postgresql://db/shop?user=reader'",
      "      what has run there is history: only what is pending is listed"
    })
final class LintCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(
      paramLabel = "CHANGELOG",
      description = "root changelog files (default: the one that the defaults file names)")
  private List<Path> changelogs = new ArrayList<>();

  @Mixin private HistoryOptions history;

  @Mixin private DeploymentOptions deployment;

  @Mixin private InfoOption info;

  @Override
  public Integer call() {
    Terminal terminal =
        new Terminal(
            command.commandLine().getOut(), command.commandLine().getErr(), false, info.isGiven());
    List<ChangelogLint> lints =
        files().stream().map(file -> ChangelogLint.of(open(file, terminal))).toList();
    List<Finding> findings =
        lints.stream().flatMap(lint -> lint.findings().stream()).distinct().sorted().toList();
    Judged judged = Home.agreement().judge(findings);
    terminal.show(judged, lints.stream().flatMap(lint -> lint.released().stream()).toList());
    boolean failed = judged.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return (failed ? ExitCode.FINDINGS : ExitCode.CLEAN).number();
  }

  private List<Path> files() {
    if (!changelogs.isEmpty()) {
      return changelogs;
    }
    return List.of(
        deployment
            .changelog()
            .orElseThrow(
                () ->
                    new ParameterException(
                        command.commandLine(), "Missing required parameter: 'CHANGELOG'")));
  }

  private Changelog open(Path file, Terminal terminal) {
    Deployment way = deployment.deployment(file, Optional.empty(), false, terminal);
    return history.pending(Changelog.open(file, way.liquibase()), file, way, terminal);
  }
}
