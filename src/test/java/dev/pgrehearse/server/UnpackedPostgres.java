package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an embedded server of one version begins with, for a process of a test that has a temporary
 * folder of its own: to unpack it there again takes longer than what most of them are about.
 */
public final class UnpackedPostgres {
  private final int majorVersion;

  public UnpackedPostgres(int majorVersion) {
    this.majorVersion = majorVersion;
  }

  /**
   * Puts it where a process finds it. Programs are links to those of this machine, for nobody
   * changes them; the data directory is a copy.
   *
   * @param temporary the process's temporary folder
   */
  public void putInto(Path temporary) throws IOException {
    PostgresJar jar = PostgresJar.of(majorVersion);
    EmbeddedFolder mine = EmbeddedFolder.create();
    try {
      EmbeddedBase base = EmbeddedBase.of(jar, mine.programs());
      base.copyTo(mine, jar);
      Path folder = temporary.resolve(mine.programs().getFileName());
      Folders.createPrivate(folder);
      copy(base.folder(), EmbeddedBase.of(jar, folder).folder());
    } finally {
      mine.delete();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> paths = Files.walk(from)) {
      all = paths.sorted().toList();
    }
    Path programs = from.resolve("programs");
    for (Path each : all) {
      Path copy = to.resolve(from.relativize(each));
      if (each.startsWith(programs) && Files.isRegularFile(each)) {
        link(copy, each);
      } else {
        Files.copy(each, copy);
      }
    }
  }

  /** Where the two are on different disks there are two of it. */
  private static void link(Path link, Path file) throws IOException {
    try {
      Files.createLink(link, file);
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.copy(file, link);
    }
  }
}
