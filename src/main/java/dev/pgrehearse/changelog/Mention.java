package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the line of a changelog, or of one that it includes, that names a file. */
final class Mention {

  private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s\"'<>{}\\[\\],:=]+");
  private static final Pattern CHANGELOG = Pattern.compile(".*\\.(?:ya?ml|xml|json|sql)");

  private final Path root;
  private final String changelog;

  Mention(Path root, String changelog) {
    this.root = root;
    this.changelog = changelog;
  }

  /** The place that names {@code missing}, or the changelog as a whole. */
  Location of(String missing) {
    Deque<String> files = new ArrayDeque<>(List.of(changelog));
    Set<String> seen = new HashSet<>(files);
    while (!files.isEmpty()) {
      String file = files.remove();
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        for (String name : BETWEEN_NAMES.split(lines.get(i), -1)) {
          if (isMeant(file, name, missing)) {
            return Location.of(file, i + 1);
          }
          if (CHANGELOG.matcher(name).matches()) {
            List.of(relative(file, name), name).stream()
                .filter(this::isFile)
                .filter(seen::add)
                .forEach(files::add);
          }
        }
      }
    }
    return Location.of(changelog);
  }

  private boolean isFile(String name) {
    try {
      return Files.isRegularFile(root.resolve(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isMeant(String file, String name, String missing) {
    String bare = name.replaceFirst("^\\./", "").replaceFirst("/+$", "");
    String wanted = missing.replaceFirst("^\\./", "").replaceFirst("/+$", "");
    return !bare.isEmpty() && (bare.equals(wanted) || wanted.equals(relative(file, bare)));
  }

  private static String relative(String file, String name) {
    try {
      return Path.of(file).resolveSibling(name).normalize().toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return name;
    }
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      return List.of();
    }
  }
}
