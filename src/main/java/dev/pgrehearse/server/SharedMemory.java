package dev.pgrehearse.server;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Memory that looks like a folder. A rehearsal copies databases all the time, and a copy of some
 * two hundred tables is a thousand files, which a disk's file system takes several times as long to
 * make and to remove.
 *
 * @param folder where it is mounted
 * @param fileSystem its type, as the kernel calls it
 * @param free in bytes, what may be written there
 * @param machine in bytes, the memory of the machine or the container
 */
record SharedMemory(Path folder, String fileSystem, long free, long machine) {

  private static final Path MOUNTED = Path.of("/dev/shm");
  private static final Path ANYBODYS = Path.of("/tmp");
  private static final long GIBIBYTE = 1L << 30;

  /** That of this machine, if it has any. */
  static Optional<SharedMemory> found() {
    try {
      if (!Files.isDirectory(MOUNTED) || !Files.isWritable(MOUNTED)) {
        return Optional.empty();
      }
      FileStore store = Files.getFileStore(MOUNTED);
      return Optional.of(
          new SharedMemory(
              MOUNTED,
              store.type(),
              store.getUsableSpace(),
              ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                  .getTotalMemorySize()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether databases may be kept here without anybody missing the memory. Whoever has named a
   * temporary folder gets that one.
   *
   * @param temporary the folder that java.io.tmpdir names
   */
  boolean isPlentyInsteadOf(Path temporary) {
    return temporary.equals(ANYBODYS)
        && fileSystem.equals("tmpfs")
        && free >= 8 * GIBIBYTE
        && isPlenty(machine);
  }

  /**
   * Whether so much memory has room for databases beside what else is in it.
   *
   * @param machine in bytes
   */
  static boolean isPlenty(long machine) {
    return machine >= 16 * GIBIBYTE;
  }
}
