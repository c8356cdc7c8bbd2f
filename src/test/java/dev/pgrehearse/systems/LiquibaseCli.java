package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Liquibase's own command line as a DBA runs it: a process of its own, from the root of the
 * repository, with nothing of ours on its class path.
 */
final class LiquibaseCli {

  static final Path HOME = Path.of(System.getProperty("pgrehearse.home", "")).toAbsolutePath();

  private static final String MAIN = "liquibase.integration.commandline.LiquibaseCommandLine";
  private static final long MINUTES = 5;

  private final String version;
  private final Path properties;

  /**
   * @param properties made from liquibase.properties.template
   */
  LiquibaseCli(String version, Path properties) {
    this.version = version;
    this.properties = properties;
  }

  /** What a run printed, both streams in order. */
  record Output(int exitCode, String text) {}

  /** Runs a command that must succeed, and returns what it printed. */
  String run(String... command) {
    Output output = tryToRun(command);
    assertThat(output.exitCode())
        .as("liquibase %s %s:%n%s", version, String.join(" ", command), output.text())
        .isZero();
    return output.text();
  }

  Output tryToRun(String... command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(line, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");
    Collections.addAll(line, "-Xlog:disable", classes(command[0]));
    Collections.addAll(line, "-cp", classPath(), MAIN);
    Collections.addAll(line, "--defaults-file=" + properties, "--show-banner=false");
    Collections.addAll(line, "--analytics-enabled=false");
    Collections.addAll(line, command);
    ProcessBuilder builder = new ProcessBuilder(line).directory(HOME.toFile());
    builder.redirectErrorStream(true);
    builder.environment().put("LIQUIBASE_COMMAND_PASSWORD", "not asked for");
    try {
      Path log = Files.createTempFile("liquibase", ".log");
      try {
        Process process = builder.redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly().waitFor();
          throw new AssertionError(
              "liquibase %s did not end:%n%s".formatted(version, Files.readString(log)));
        }
        return new Output(process.exitValue(), Files.readString(log));
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new AssertionError("liquibase %s cannot be started".formatted(version), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while liquibase ran", e);
    }
  }

  /** The JVM keeps the classes of the first update, and so starts the later ones sooner. */
  private String classes(String command) {
    Path archive = folder().resolveSibling(folder().getFileName() + ".jsa");
    return command.equals("update") && !Files.exists(archive)
        ? "-XX:ArchiveClassesAtExit=" + archive
        : "-XX:SharedArchiveFile=" + archive;
  }

  private Path folder() {
    return HOME.resolve("target").resolve("liquibase-" + version);
  }

  private String classPath() {
    Path folder = folder();
    assertThat(folder).as("the build copies Liquibase's command line there").isDirectory();
    try (Stream<Path> jars = Files.list(folder)) {
      List<String> names = jars.map(jar -> jar.getFileName().toString()).sorted().toList();
      assertThat(names)
          .contains("liquibase-core-" + version + ".jar")
          .noneMatch(name -> name.startsWith("pgrehearse"))
          .filteredOn(name -> name.startsWith("liquibase-core"))
          .hasSize(1);
    } catch (IOException e) {
      throw new AssertionError("cannot list " + folder, e);
    }
    return folder.resolve("*").toString();
  }
}
