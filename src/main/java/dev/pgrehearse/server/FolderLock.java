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

/** By it other processes know that the one which made a folder lives: it is held until its end. */
final class FolderLock implements AutoCloseable {
  private static final String NAME = "lock";

  /**
   * Between making a folder and locking it there is no work to be done, but earlier versions did.
   */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock hold(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return new FolderLock(channel);
  }

  /**
   * Whether nobody holds it. Not to be asked of a folder of this very process: where a process
   * closes a file, all its locks on that file go.
   *
   * @param older where an earlier version held one
   */
  static boolean isFree(Path folder, Path older) {
    Path lock = Files.exists(folder.resolve(NAME)) ? folder.resolve(NAME) : older;
    try {
      if (!Files.exists(lock)) {
        Instant made = Files.getLastModifiedTime(folder).toInstant();
        return made.isBefore(Instant.now().minus(GRACE));
      }
      try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
          FileLock held = channel.tryLock()) {
        return held != null;
      }
    } catch (OverlappingFileLockException | IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
