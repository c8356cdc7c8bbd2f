package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The files of a Postgres that was shut down cleanly. A copy has what a server begins with and no
 * more: not who ran on it, and of the log the last checkpoint.
 *
 * @param path the folder, which no server runs on
 */
public record DataDirectory(Path path) {
  /** Of a server that runs or ran: the next makes its own. */
  private static final Set<String> NOT_KEPT =
      Set.of(EmbeddedFolder.LOCK, "postmaster.pid", "postmaster.opts", "current_logfiles");

  private static final String LOG = "pg_wal";
  private static final int BUFFER = 1 << 18;

  /** What is in it, by reading all of it. */
  public Contents contents() throws IOException {
    return read(Optional.empty());
  }

  /**
   * Copies it to a folder that is not there yet, for the eyes of its owner only.
   *
   * @return what was read, to be compared with what should be there
   */
  public Contents copyTo(Path folder) throws IOException {
    Folders.createPrivate(folder);
    return read(Optional.of(folder));
  }

  private Contents read(Optional<Path> copy) throws IOException {
    ControlFile control = ControlFile.of(path);
    if (!control.shutDown()) {
      throw new IOException("the server of these files was not shut down");
    }
    CRC32C checksum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    int files = 0;
    long bytes = 0;
    for (Path each : kept()) {
      String name = path.relativize(each).toString().replace('\\', '/');
      Optional<Path> to = copy.map(folder -> folder.resolve(name));
      BasicFileAttributes attributes =
          Files.readAttributes(each, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        if (to.isPresent()) {
          Files.createDirectory(to.get());
        }
      } else if (attributes.isRegularFile()) {
        long size = attributes.size();
        long needed =
            name.startsWith(LOG + "/")
                ? control.neededOf(each.getFileName().toString())
                : Long.MAX_VALUE;
        if (needed > 0) {
          checksum.update(name.getBytes(StandardCharsets.UTF_8));
          bytes += file(each, to, Math.min(size, needed), size, buffer, checksum);
          files++;
        }
      } else {
        throw new IOException("%s leads out of the data directory".formatted(name));
      }
    }
    return new Contents(files, bytes, checksum.getValue());
  }

  /** In one order everywhere, parents before their children. */
  private List<Path> kept() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> kept =
          new ArrayList<>(
              all.filter(each -> !each.equals(path))
                  .filter(each -> !NOT_KEPT.contains(path.relativize(each).toString()))
                  .toList());
      kept.sort(null);
      return kept;
    }
  }

  /** What is behind the part that is needed reads as zeros, and takes no room. */
  private static long file(
      Path from, Optional<Path> to, long needed, long size, ByteBuffer buffer, CRC32C checksum)
      throws IOException {
    try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel target = to.isPresent() ? create(to.get()) : null) {
      long left = needed;
      while (left > 0) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), left));
        int read = source.read(buffer);
        if (read < 0) {
          throw new IOException("%s became shorter while it was read".formatted(from));
        }
        left -= read;
        checksum.update(buffer.flip());
        if (target != null) {
          for (buffer.rewind(); buffer.hasRemaining(); ) {
            target.write(buffer);
          }
        }
      }
      if (target != null && size > needed) {
        target.write(ByteBuffer.allocate(1), size - 1);
      }
      buffer.clear().putLong(0, size).limit(Long.BYTES);
      checksum.update(buffer);
      return needed;
    }
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
  }

  /**
   * What a data directory holds.
   *
   * @param files how many
   * @param bytes of all of them
   * @param checksum over their names, sizes and bytes
   */
  public record Contents(int files, long bytes, long checksum) {

    @Override
    public String toString() {
      return "%d files, %d bytes, checksum %08x".formatted(files, bytes, checksum);
    }
  }
}
