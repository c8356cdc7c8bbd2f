package dev.pgrehearse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/** Writes the files of a pack. Nothing is overwritten: SQL that was released never changes. */
record PackFiles(Path out) {

  /**
   * Writes them, or none of them.
   *
   * @param files path to text
   * @throws IllegalArgumentException when one is there, or cannot be written
   */
  void write(SortedMap<String, String> files, PrintWriter print) {
    for (String path : files.keySet()) {
      if (Files.exists(out.resolve(path))) {
        throw new IllegalArgumentException(
            "%s is there already and is not overwritten; give another --pack or --out"
                .formatted(path));
      }
    }
    files.forEach(
        (path, text) -> {
          Path file = out.resolve(path);
          try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
          } catch (IOException e) {
            throw new IllegalArgumentException(
                "cannot write %s under %s; is it writable?".formatted(path, out), e);
          }
          print.println("written: " + path);
        });
    print.println();
  }
}
