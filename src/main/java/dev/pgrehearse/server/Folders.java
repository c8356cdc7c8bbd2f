package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

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
    try {
      Files.walkFileTree(folder, new Removal());
    } catch (IOException e) {
      // It is in nobody's way.
    }
  }

  /** Goes on where something cannot be removed, or comes and goes meanwhile. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return remove(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      return remove(folder);
    }

    private static FileVisitResult remove(Path path) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // It is in nobody's way.
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
