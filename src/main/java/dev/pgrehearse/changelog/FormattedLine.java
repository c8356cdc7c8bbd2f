package dev.pgrehearse.changelog;

import java.util.regex.Pattern;

/**
 * One line of a formatted SQL changelog and what Liquibase's own patterns make of it.
 *
 * @param number 1-based
 */
record FormattedLine(int number, String text, Kind kind) {

  private static final Pattern ROLLBACK = Pattern.compile("(?i)^\\s*--\\s*rollback ");

  enum Kind {
    HEADER,
    CHANGESET,
    PROPERTY,
    IGNORED,
    COMMENT,
    CHECKSUM,
    PRECONDITION,
    ROLLBACK,
    ROLLBACK_BLOCK,
    SQL
  }

  /** Cut out of the SQL, wherever it stands. */
  boolean directive() {
    return kind != Kind.SQL && kind != Kind.HEADER;
  }

  /** What follows the directive's name: the SQL of a rollback line. */
  String rollbackText() {
    return ROLLBACK.matcher(text).replaceFirst("");
  }
}
