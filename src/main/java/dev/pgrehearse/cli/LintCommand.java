package dev.pgrehearse.cli;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogLint;
import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.project.Judged;
import dev.pgrehearse.report.Format;
import dev.pgrehearse.report.Report;
import dev.pgrehearse.report.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--changelog",
      paramLabel = "F",
      description = "the same, named as for the other commands")
  private List<Path> named = new ArrayList<>();

  @Mixin private HistoryOptions history;

  @Mixin private DeploymentOptions deployment;

  @Mixin private InfoOption info;

  @Option(
      names = "--format",
      paramLabel = "text|github|sarif|gitlab",
      defaultValue = "text",
      description =
          "github also prints each finding as an annotation of GitHub Actions; sarif and gitlab print"
              + " a report of that form and no text (default: ${DEFAULT-VALUE})")
  private String word;

  @Override
  public Integer call() {
    Optional<Format> format = FormatOption.format(word, Set.of(Format.values()), command);
    Terminal terminal =
        new Terminal(
            command.commandLine().getOut(), command.commandLine().getErr(), false, info.isGiven());
    List<Path> files = files();
    List<Changelog> opened = files.stream().map(file -> open(file, terminal)).toList();
    List<ChangelogLint> lints = opened.stream().map(ChangelogLint::of).toList();
    List<Finding> findings =
        lints.stream().flatMap(lint -> lint.findings().stream()).distinct().sorted().toList();
    Judged judged = Home.agreement().judge(findings);
    List<Skipped> released = lints.stream().flatMap(lint -> lint.released().stream()).toList();
    if (format.isEmpty() || format.get() == Format.GITHUB) {
      terminal.show(judged, released);
    }
    format.ifPresent(
        form ->
            terminal.print(
                Report.of(run(files, judged, released), SourcesOf.changelogs(opened)).as(form)));
    boolean failed = judged.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return (failed ? ExitCode.FINDINGS : ExitCode.CLEAN).number();
  }

  private RunReport run(List<Path> files, Judged judged, List<Skipped> released) {
    List<Skipped> skipped = new ArrayList<>(released);
    judged.off().ifPresent(skipped::add);
    RunReport run =
        RunReport.ofFindings(
            new RunReport.Tool("pgrehearse", Version.number()),
            files.stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.[^.]+$", ""))
                .collect(Collectors.joining("-", "lint-", "")),
            judged.findings(),
            judged.accepted(),
            skipped);
    return info.isGiven() ? run : run.withoutInformation();
  }

  private List<Path> files() {
    List<Path> given = new ArrayList<>(changelogs);
    given.addAll(named);
    if (!given.isEmpty()) {
      return List.copyOf(given);
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
