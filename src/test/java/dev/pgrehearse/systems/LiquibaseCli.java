package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Liquibase's own command line as a DBA uses it: from the root of the repository, with the
 * properties file that is made from our template.
 */
final class LiquibaseCli {

  static final Path HOME = Path.of(System.getProperty("pgrehearse.home", "")).toAbsolutePath();

  private final LiquibaseRelease release;
  private final Path properties;

  /**
   * @param properties made from liquibase.properties.template
   */
  LiquibaseCli(LiquibaseRelease release, Path properties) {
    this.release = release;
    this.properties = properties;
  }

  /** What a run printed, both streams in order. */
  record Output(int exitCode, String text) {}

  /** Runs a command that must succeed, and returns what it printed. */
  String run(String... command) {
    return succeeding(tryToRun(command), command);
  }

  /** The same in a process of its own: the whole way from the shell, two seconds longer. */
  String runAsProcess(String... command) {
    return succeeding(release.runAsProcess(arguments(command)), command);
  }

  Output tryToRun(String... command) {
    return release.run(arguments(command));
  }

  private String succeeding(Output output, String... command) {
    assertThat(output.exitCode())
        .as("liquibase %s %s:%n%s", release.version(), String.join(" ", command), output.text())
        .isZero();
    return output.text();
  }

  private List<String> arguments(String... command) {
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, "--defaults-file=" + properties, "--show-banner=false");
    Collections.addAll(arguments, "--analytics-enabled=false");
    Collections.addAll(arguments, command);
    return arguments;
  }
}
