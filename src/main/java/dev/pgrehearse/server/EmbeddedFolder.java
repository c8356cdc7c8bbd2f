package dev.pgrehearse.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.TreeSet;

/**
 * Where an embedded server lives: {@code <temp>/pgrehearse-<user>/} holds the unpacked programs,
 * kept from run to run, and one folder a run, which is in memory where there is plenty of it.
 */
record EmbeddedFolder(Path programs, Path run) {
  /** In the data directory; earlier versions held a lock on it. */
  static final String LOCK = "epg-lock";

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
        Folders.makePrivate(each);
        new EmbeddedSweep(each).deadRuns();
      }
      Path run = Files.createTempDirectory(runs, ofThisProcess());
      requireOwner(programs, Files.getOwner(run));
      return new EmbeddedFolder(programs, run);
    } catch (IOException e) {
      throw new ServerException(
          "cannot make a folder for Postgres in %s: %s; set -Djava.io.tmpdir to one that is writable"
              .formatted(runs, e.getMessage()),
          e);
    }
  }

  /** What lies there is run: a folder that somebody else prepared is as good as his programs. */
  private static void requireOwner(Path programs, UserPrincipal owner) throws IOException {
    if (!Files.getOwner(programs).equals(owner)) {
      throw new IOException("it belongs to somebody else");
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

  /** The data directory of a server that is run only to make another's. */
  Path first() {
    return run.resolve("first");
  }

  /** For what is unpacked where the programs are, and moved to its place when it is whole. */
  Path making() {
    return programs.resolve(run.getFileName() + "-making");
  }

  Path data() {
    return run.resolve("data");
  }

  Path log() {
    return run.resolve("postgres.log");
  }

  /** Of what has a reason to give: pg_ctl ends by saying that it has none. */
  String lastLineOfLog() {
    try {
      List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
      return lines.stream()
          .filter(line -> !line.isBlank() && !line.startsWith("pg_ctl:"))
          .filter(line -> !line.equals("Examine the log output."))
          .reduce("", (a, b) -> b);
    } catch (IOException e) {
      return "";
    }
  }

  /** Puts files in the way of whoever would go on making what was deleted. */
  void block() {
    for (Path each : List.of(making(), run)) {
      try {
        Files.createFile(each);
      } catch (IOException e) {
        // Something is there again, and deleted next time.
      }
    }
  }

  void delete() {
    Folders.delete(making());
    Folders.delete(run);
  }
}
