package dev.pgrehearse.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where an embedded server lives: {@code <temp>/pgrehearse-<user>/} holds the unpacked programs,
 * kept from run to run, and one folder a run, which is in memory where there is plenty of it.
 */
record EmbeddedFolder(Path programs, Path run) {

  static EmbeddedFolder create() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path programs = ours(temporary);
    Path runs =
        SharedMemory.found()
            .filter(memory -> memory.isPlentyInsteadOf(temporary))
            .map(memory -> ours(memory.folder()))
            .orElse(programs);
    try {
      // Programs are never started from memory: it is often mounted so that they cannot be.
      for (Path each : new TreeSet<>(List.of(programs, runs))) {
        Files.createDirectories(each);
        new EmbeddedSweep(each).deadRuns();
      }
      return new EmbeddedFolder(programs, Files.createTempDirectory(runs, ofThisProcess()));
    } catch (IOException e) {
      throw new ServerException(
          "cannot make a folder for Postgres in %s: %s; set -Djava.io.tmpdir to one that is writable"
              .formatted(runs, e.getMessage()),
          e);
    }
  }

  private static Path ours(Path folder) {
    return folder.resolve("pgrehearse-" + System.getProperty("user.name"));
  }

  /** How the folders of this process begin: its number alone is that of many, one after another. */
  static String ofThisProcess() {
    return "run-%d-%d-"
        .formatted(
            ProcessHandle.current().pid(), ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  Path data() {
    return run.resolve("data");
  }

  Path log() {
    return run.resolve("postgres.log");
  }

  String lastLineOfLog() {
    try {
      List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
      return lines.stream().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
    } catch (IOException e) {
      return "";
    }
  }

  /** What a dying server still removes under our hands is no failure. */
  void delete() {
    try (Stream<Path> paths = Files.walk(run)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // The next run sweeps it.
    }
  }
}
