package dev.pgrehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository. */
final class Tree {

  static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));

  static List<Path> files(String folder, String ending) {
    Path start = HOME.resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError("cannot list " + folder, e);
    }
  }

  static String shown(Path file) {
    return HOME.relativize(file).toString().replace('\\', '/');
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + shown(file), e);
    }
  }

  private Tree() {}
}
