package dev.pgrehearse.clients;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held by who fills a folder with packages: tests run in several processes, and {@code npm ci}
 * begins by taking away what another has just begun to use.
 */
final class OneAtATime implements AutoCloseable {

  private final FileChannel channel;
  private final FileLock lock;

  private OneAtATime(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Waits until no other process fills it; its tests run one after the other. */
  static OneAtATime in(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(
            folder.resolveSibling(folder.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    return new OneAtATime(channel, channel.lock());
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
