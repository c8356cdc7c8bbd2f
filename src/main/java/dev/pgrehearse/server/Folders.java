package dev.pgrehearse.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that nobody else may look into, and their end. */
final class Folders {
  private Folders() {}

  /** Makes a folder for its owner only, in one that is there; it must not be there itself. */
  static void createPrivate(Path folder) throws IOException {
    Files.createDirectory(folder);
    makePrivate(folder);
  }

  /** Fails where the folder belongs to somebody else. */
  static void makePrivate(Path folder) throws IOException {
    if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** What somebody else still removes under our hands is no failure, nor is what must stay. */
  static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // It is in nobody's way.
    }
  }
}
