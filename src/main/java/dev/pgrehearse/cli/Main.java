package dev.pgrehearse.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code pgrehearse}: rehearse a Postgres migration before production does. */
@Command(
    name = "pgrehearse",
    description = "Rehearse a Postgres migration before production does.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RehearseCommand.class,
      MutateCommand.class,
      AccessCommand.class,
      FacadeCommand.class,
      BaselineCommand.class,
      LintCommand.class,
      AcceptCommand.class,
      StatusCommand.class,
      StatsCommand.class,
      CacheCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:clean",
      "1:findings at level error",
      "2:wrong usage, spec or changelog",
      "3:no server could be started or reached"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse rehearse crm",
      "      one of the shipped systems, from its legacy state to the end and back",
      "  pgrehearse lint db/changelog.yaml",
      "      what Liquibase would get silently wrong in a changelog of your own"
    })
final class Main {

  private Main() {}

  /** Held, because java.util.logging keeps only weak references to configured loggers. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  /** Its YAML parser, too: a key that stands twice is told as a finding, without a clock. */
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  public static void main(String[] arguments) {
    // What the driver warns about reaches the user as an exception, in our words.
    DRIVER.setLevel(Level.OFF);
    LIQUIBASE.setLevel(Level.OFF);
    // The driver greets each server with it: what is shown is then the same on every machine.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    LastWords lastWords = new LastWords();
    int code = commandLine(lastWords).execute(arguments);
    lastWords.said();
    System.exit(code);
  }

  static CommandLine commandLine(LastWords lastWords) {
    return new CommandLine(new Main())
        .registerConverter(Path.class, new PathArgument())
        .registerConverter(Duration.class, new DurationArgument())
        .setExecutionStrategy(new Outermost(lastWords))
        .setExecutionExceptionHandler(new Problems())
        .setParameterExceptionHandler(new WrongUsage())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }
}
