package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Space on a disk, or in memory that looks like one.
 *
 * @param folder for messages
 * @param free in bytes
 */
record Room(Path folder, long free) {
  private static final long MEGABYTE = 1_000_000;

  /** Programs unpacked, what initdb makes, and a first server of it. */
  static final long TO_MAKE_A_BASE = 180 * MEGABYTE;

  /** A server of its own, and a handful of small databases. */
  static final long TO_RUN = 110 * MEGABYTE;

  static Room in(Path folder) throws IOException {
    return new Room(folder, Files.getFileStore(folder).getUsableSpace());
  }

  /** At once, with the size that is needed: programs that run into it say so late and badly. */
  void require(long bytes) {
    if (free < bytes) {
      throw new ServerException(
          """
          no space left in %s: %d MB are free, and Postgres needs %d MB to begin with; make room, \
          or name a folder that has it with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR"""
              .formatted(folder, free / MEGABYTE, bytes / MEGABYTE));
    }
  }
}
