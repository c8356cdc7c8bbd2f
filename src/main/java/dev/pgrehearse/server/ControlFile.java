package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code global/pg_control} says of a data directory; its beginning is the same since Postgres
 * 11.
 *
 * @param shutDown whether the server ended cleanly, so that its files are all there is
 * @param checkpoint where in the log the last checkpoint stands, with which the server begins
 * @param timeline the history that the log belongs to
 */
record ControlFile(boolean shutDown, long checkpoint, int timeline) {
  /** Of the log: what initdb chooses and nobody here changes. */
  private static final long SEGMENT = 16L << 20;

  private static final long PAGE = 8192;
  private static final int STATE_SHUT_DOWN = 1;

  static ControlFile of(Path dataDirectory) throws IOException {
    byte[] bytes = Files.readAllBytes(dataDirectory.resolve("global").resolve("pg_control"));
    if (bytes.length < 64) {
      throw new IOException("pg_control of %s is cut off".formatted(dataDirectory.getFileName()));
    }
    ByteBuffer control = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    return new ControlFile(
        control.getInt(16) == STATE_SHUT_DOWN, control.getLong(32), control.getInt(48));
  }

  /**
   * How much of a file of the log a clean start reads: up to the page behind the last checkpoint,
   * which may go over from one segment to the next. Nothing of what was before or comes after.
   */
  long neededOf(String segmentName) {
    long end = (checkpoint / PAGE + 2) * PAGE;
    long segment = checkpoint / SEGMENT;
    if (segmentName.equals(name(segment))) {
      return Math.min(end - segment * SEGMENT, SEGMENT);
    }
    return segmentName.equals(name(segment + 1)) ? Math.max(end - (segment + 1) * SEGMENT, 0) : 0;
  }

  private String name(long segment) {
    long perFile = (1L << 32) / SEGMENT;
    return "%08X%08X%08X".formatted(timeline, segment / perFile, segment % perFile);
  }
}
