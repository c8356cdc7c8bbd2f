package dev.pgrehearse.changelog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pgrehearse.input.UserText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
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

  /** An XML file is written in what its first line says, any other in UTF-8. */
  String text(String file) throws IOException {
    byte[] bytes = bytes(file);
    return UserText.of(bytes, file.endsWith(".xml") ? XmlEncoding.of(bytes) : UTF_8);
  }

  /** Likewise, where whoever names the file says what it is written in. */
  String text(String file, Charset charset) throws IOException {
    return UserText.of(bytes(file), charset);
  }

  private byte[] bytes(String file) throws IOException {
    Path path = folder.resolve(file).normalize();
    return former.isEmpty() || !former.get().differs(path)
        ? Files.readAllBytes(path)
        : former.get().content(path).orElseThrow(() -> new NoSuchFileException(file));
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
