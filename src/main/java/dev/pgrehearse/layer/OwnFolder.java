package dev.pgrehearse.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that nobody else may look into: layers hold rows.
 *
 * @param me its owner, who runs this
 */
record OwnFolder(Path path, UserPrincipal me) {

  static OwnFolder make(Path path) throws IOException {
    Files.createDirectories(path);
    if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
    Path mine = Files.createTempFile(path, "making-", "");
    try {
      return new OwnFolder(path, Files.getOwner(mine));
    } finally {
      Files.delete(mine);
    }
  }

  /** Out of sight first, so that nobody finds half of it. Whether it was still there. */
  boolean remove(Path folder) {
    try {
      Path going = Files.createTempDirectory(path, "making-");
      try {
        Files.move(folder, going.resolve("gone"), StandardCopyOption.ATOMIC_MOVE);
        return true;
      } finally {
        delete(going);
      }
    } catch (IOException e) {
      return false;
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      // It is no layer any more, and a later run removes it.
    }
  }
}
