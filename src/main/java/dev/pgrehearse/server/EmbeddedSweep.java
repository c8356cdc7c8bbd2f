package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends the embedded servers of runs that were killed, and removes their folders. */
final class EmbeddedSweep {
  private static final Duration START = Duration.ofMinutes(10);

  private final Path ours;

  EmbeddedSweep(Path ours) {
    this.ours = ours;
  }

  void deadRuns() {
    for (Path run : runs()) {
      EmbeddedFolder folder = new EmbeddedFolder(ours, run);
      if (!isOurs(folder) && isDead(folder)) {
        postmaster(folder).ifPresent(EmbeddedSweep::end);
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

  /** The process that started a server holds a lock on this file for as long as it lives. */
  private static boolean isDead(EmbeddedFolder folder) {
    Path lockFile = folder.data().resolve(EmbeddedFolder.LOCK);
    try {
      if (!Files.exists(lockFile)) {
        Instant made = Files.getLastModifiedTime(folder.run()).toInstant();
        return made.isBefore(Instant.now().minus(START));
      }
      try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        return lock != null;
      }
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Only if the process of that number still is the one on this folder: numbers are used again, and
   * the next to have it may be another run's Postgres.
   */
  private Optional<ProcessHandle> postmaster(EmbeddedFolder folder) {
    try {
      String pid = Files.readAllLines(folder.data().resolve("postmaster.pid")).get(0).strip();
      return ProcessHandle.of(Long.parseLong(pid))
          .filter(
              process ->
                  process
                      .info()
                      .arguments()
                      .filter(words -> List.of(words).contains(folder.data().toString()))
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
