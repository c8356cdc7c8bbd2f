package dev.pgrehearse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    List<Path> written = new ArrayList<>();
    files.forEach(
        (path, text) -> {
          Path file = out.resolve(path);
          try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            written.add(file);
            Files.writeString(file, text);
          } catch (IOException e) {
            takeBack(written, e);
            throw new IllegalArgumentException(
                "cannot write %s under %s; is it writable, and a folder?".formatted(path, out), e);
          }
        });
    files.keySet().forEach(path -> print.println("written: " + path));
    print.println();
  }

  /** What is half there would be in the way of the next try. */
  private static void takeBack(List<Path> written, IOException why) {
    for (Path file : written) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        why.addSuppressed(e);
      }
    }
  }
}
