package dev.pgrehearse.input;

import java.nio.file.InvalidPathException;

/** A path as a file or a command line names it, and the system does not take. */
public final class PathName {

  private PathName() {}

  /** What is wrong with it, and what to do. */
  public static String problem(InvalidPathException e) {
    String name = e.getInput().replaceAll("\\p{Cntrl}", "?");
    return e.getReason().contains("unmappable")
        ? "the locale cannot write the path %s; run with LC_ALL=C.UTF-8".formatted(name)
        : "%s is no path: it has a character that no path has".formatted(name);
  }
}
