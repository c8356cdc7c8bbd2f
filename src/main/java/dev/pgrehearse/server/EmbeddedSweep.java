package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends the embedded servers of runs that were killed, and removes their folders. */
final class EmbeddedSweep {
  private final Path ours;

  EmbeddedSweep(Path ours) {
    this.ours = ours;
  }

  void deadRuns() {
    for (Path run : runs()) {
      EmbeddedFolder folder = new EmbeddedFolder(ours, run);
      if (!isOurs(folder) && isDead(folder)) {
        postmaster(folder.first()).ifPresent(EmbeddedSweep::end);
        postmaster(folder.data()).ifPresent(EmbeddedSweep::end);
        new OwnProcesses(folder.run()).end();
        folder.delete();
      }
    }
  }

  private List<Path> runs() {
    try (Stream<Path> paths = Files.list(ours)) {
      return paths
          .filter(path -> path.getFileName().toString().startsWith("run-"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Looking at a lock that this very process holds would lose it: where a process closes a file,
   * all its locks on that file go.
   */
  private static boolean isOurs(EmbeddedFolder folder) {
    return folder.run().getFileName().toString().startsWith(EmbeddedFolder.ofThisProcess());
  }

  private static boolean isDead(EmbeddedFolder folder) {
    return FolderLock.isFree(folder.run(), folder.data().resolve(EmbeddedFolder.LOCK));
  }

  /**
   * Only if the process of that number still is the one on this folder: numbers are used again, and
   * the next to have it may be another run's Postgres.
   */
  private Optional<ProcessHandle> postmaster(Path data) {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      return ProcessHandle.of(Long.parseLong(pid))
          .filter(
              process ->
                  process
                      .info()
                      .arguments()
                      .filter(words -> List.of(words).contains(data.toString()))
                      .isPresent());
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static void end(ProcessHandle postmaster) {
    CompletableFuture<ProcessHandle> exit = postmaster.onExit();
    postmaster.destroy();
    try {
      exit.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      postmaster.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
