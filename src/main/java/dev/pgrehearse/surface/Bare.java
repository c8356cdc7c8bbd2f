package dev.pgrehearse.surface;

/** Names as Postgres writes them, and without its quotes. */
final class Bare {

  private static final String PLAIN = "[a-z_][a-z0-9_]*";

  private Bare() {}

  /** The last part of a qualified name, without quotes. */
  static String last(String name) {
    String part;
    if (name.endsWith("\"")) {
      part = name.replaceFirst("^(?:.*\\.)?\"((?:[^\"]|\"\")*)\"$", "$1").replace("\"\"", "\"");
    } else {
      part = name.substring(name.lastIndexOf('.') + 1);
    }
    return part;
  }

  static String quoted(String name) {
    return name.matches(PLAIN) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
