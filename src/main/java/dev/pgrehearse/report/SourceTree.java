package dev.pgrehearse.report;

import dev.pgrehearse.finding.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in a repository the files are that findings name. People read them as they would type them,
 * which counts from the folder that a changelog's paths count from; GitHub and GitLab count from
 * the root of the repository.
 *
 * @param root of the repository
 * @param bases folders that a name may count from, the first one where it is there
 * @param whole the file that stands for all of it, named likewise, for what has no place of its own
 */
public record SourceTree(Path root, List<Path> bases, String whole) {

  private static final int LINES = 12;
  private static final int LONGEST = 2_000_000;

  public SourceTree {
    root = root.toAbsolutePath().normalize();
    bases = bases.stream().map(base -> base.toAbsolutePath().normalize()).distinct().toList();
  }

  /** From the root of the repository, with forward slashes. */
  String path(Location location) {
    String name = location.file().isEmpty() ? whole : location.file();
    return candidates(name)
        .filter(file -> file.startsWith(root) && Files.exists(file))
        .map(file -> root.relativize(file).toString())
        .findFirst()
        .orElse(name)
        .replace('\\', '/')
        .replaceFirst("^(?:\\./)+", "");
  }

  private Stream<Path> candidates(String name) {
    List<Path> files = new ArrayList<>();
    for (Path base : Stream.concat(bases.stream(), Stream.of(root)).toList()) {
      try {
        files.add(base.resolve(name).normalize());
      } catch (InvalidPathException e) {
        // Names of another machine's files, or of none: shown as they are.
        return Stream.empty();
      }
    }
    return files.stream();
  }

  /**
   * The statement that begins on a line, as far as a reader wants it; empty where it is unknown.
   */
  String statement(Location location) {
    if (location.line() == 0) {
      return "";
    }
    return candidates(location.file())
        .filter(file -> Files.isRegularFile(file))
        .findFirst()
        .map(file -> statement(file, location.line()))
        .orElse("");
  }

  private static String statement(Path file, int line) {
    List<String> taken = new ArrayList<>();
    try {
      if (Files.size(file) > LONGEST) {
        return "";
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      boolean isSql = file.toString().endsWith(".sql");
      for (int i = line - 1; i < lines.size() && taken.size() < LINES; i++) {
        String next = lines.get(i).stripTrailing();
        if (!isSql && next.isEmpty()) {
          return String.join("\n", taken);
        }
        taken.add(next);
        if (next.endsWith(";")) {
          return String.join("\n", taken);
        }
      }
      return taken.isEmpty() || line - 1 + taken.size() == lines.size()
          ? String.join("\n", taken)
          : String.join("\n", taken) + "\n…";
    } catch (IOException e) {
      return "";
    }
  }
}
