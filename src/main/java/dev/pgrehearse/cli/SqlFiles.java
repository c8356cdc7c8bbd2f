package dev.pgrehearse.cli;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files named on the command line; a folder stands for the .sql files in it, sorted by name. Each
 * is read before any server is needed: what only psql understands, or nothing at all, is refused.
 */
final class SqlFiles {

  List<Path> named(String option, List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(inside(option, path));
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        throw new SpecException(
            Location.of(path.toString()), option + " names a file that is not there");
      }
    }
    files.forEach(file -> requireSql(option, file));
    return files;
  }

  private static void requireSql(String option, Path file) {
    SqlScript.read(file);
    try {
      if (Files.readString(file).isBlank()) {
        throw new SpecException(Location.of(file.toString()), option + " names an empty file");
      }
    } catch (IOException e) {
      throw new SpecException(Location.of(file.toString()), option + ": cannot read the file");
    }
  }

  private static List<Path> inside(String option, Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = entries.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
      if (files.isEmpty()) {
        throw new SpecException(
            Location.of(folder.toString()), option + " names a folder without .sql files");
      }
      return files;
    } catch (IOException e) {
      throw new SpecException(Location.of(folder.toString()), option + ": cannot list the folder");
    }
  }
}
