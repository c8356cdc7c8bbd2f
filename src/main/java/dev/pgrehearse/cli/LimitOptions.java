package dev.pgrehearse.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long things may take, and whether a failure is the end. */
final class LimitOptions {

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description =
          "end the run when it has taken this long, e.g. 30m or 2h (default: pgrehearse.yaml's, or no limit)")
  private Duration run;

  @Option(
      names = "--statement-timeout",
      paramLabel = "TIME",
      description =
          "refuse a statement of a changeset or its rollback that takes longer, e.g. 60s or 5min,"
              + " unless the changeset sets a limit itself (default: pgrehearse.yaml's, or no limit)")
  private Duration statement;

  @Option(
      names = "--keep-going",
      negatable = true,
      fallbackValue = "true",
      description =
          "play what comes after a changeset that does not apply without it (the default);"
              + " --no-keep-going stops there")
  private Boolean keepGoing;

  boolean keepGoing() {
    return keepGoing == null ? Home.runs().keepGoing() : keepGoing;
  }

  TimeLimit run() {
    return new TimeLimit(Optional.ofNullable(run).or(Home.runs()::timeout));
  }

  Optional<Duration> statement() {
    return Optional.ofNullable(statement).or(Home.runs()::statementTimeout);
  }
}
