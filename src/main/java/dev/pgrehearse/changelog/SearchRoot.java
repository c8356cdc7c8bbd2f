package dev.pgrehearse.changelog;

import dev.pgrehearse.input.UserText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder that all paths in a changelog are relative to.
 *
 * @param folder absolute
 * @param former what its files were, where the changelog is one of another time
 */
record SearchRoot(Path folder, Optional<FormerFiles> former) {

  static SearchRoot of(Path folder) {
    return new SearchRoot(folder, Optional.empty());
  }

  String text(String file) throws IOException {
    Path path = folder.resolve(file).normalize();
    if (former.isEmpty() || !former.get().differs(path)) {
      return UserText.read(path);
    }
    byte[] bytes = former.get().content(path).orElseThrow(() -> new NoSuchFileException(file));
    return UserText.of(bytes);
  }

  /** None where it cannot be read. */
  List<String> lines(String file) {
    try {
      return text(file).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
