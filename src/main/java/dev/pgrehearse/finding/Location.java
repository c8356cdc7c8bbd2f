package dev.pgrehearse.finding;

import java.util.Comparator;

/**
 * Where to look.
 *
 * @param file path as the user would type it, with forward slashes; empty for nowhere
 * @param line 1-based, or 0 when the file as a whole is meant
 */
public record Location(String file, int line) implements Comparable<Location> {

  public static final Location NONE = new Location("", 0);

  public Location {
    if (line < 0 || (file.isEmpty() && line != 0)) {
      throw new IllegalArgumentException("no such place: '" + file + "' line " + line);
    }
  }

  public static Location of(String file) {
    return new Location(file, 0);
  }

  public static Location of(String file, int line) {
    return new Location(file, line);
  }

  @Override
  public int compareTo(Location other) {
    return Comparator.comparing(Location::file)
        .thenComparingInt(Location::line)
        .compare(this, other);
  }

  /** {@code file:line}, {@code file}, or nothing. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
