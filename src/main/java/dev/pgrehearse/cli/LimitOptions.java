package dev.pgrehearse.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long things may take, and whether a failure is the end. */
final class LimitOptions {

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "end the run when it has taken this long, e.g. 30m or 2h (default: no limit)")
  private Duration run;

  @Option(
      names = "--statement-timeout",
      paramLabel = "TIME",
      description =
          "refuse a statement of a changeset or its rollback that takes longer, e.g. 60s or 5min,"
              + " unless the changeset sets a limit itself (default: no limit)")
  private Duration statement;

  @Option(
      names = "--keep-going",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "play what comes after a changeset that does not apply without it (the default);"
              + " --no-keep-going stops there")
  private boolean keepGoing;

  boolean keepGoing() {
    return keepGoing;
  }

  TimeLimit run() {
    return new TimeLimit(Optional.ofNullable(run));
  }

  Optional<Duration> statement() {
    return Optional.ofNullable(statement);
  }
}
