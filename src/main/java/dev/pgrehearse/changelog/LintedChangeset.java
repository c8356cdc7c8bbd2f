package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;

/**
 * A changeset as Liquibase parsed it, beside what stands in the files.
 *
 * @param location the line of its id
 * @param section its lines, where the changelog is formatted SQL
 * @param forward the SQL it runs, where it is SQL
 * @param rollback the SQL of its rollback, likewise
 */
record LintedChangeset(
    ChangeSet parsed,
    Location location,
    Optional<FormattedSection> section,
    List<SqlText> forward,
    List<SqlText> rollback) {

  LintedChangeset {
    forward = List.copyOf(forward);
    rollback = List.copyOf(rollback);
  }

  String id() {
    return parsed.getId();
  }

  Stream<SqlText> texts() {
    return Stream.concat(forward.stream(), rollback.stream());
  }

  /** A file without the header, which Liquibase takes for one changeset of raw SQL. */
  boolean raw() {
    return parsed.getId().equals("raw") && parsed.getAuthor().equals("includeAll");
  }

  /** An attribute as it is written in this changelog's format. */
  String attribute(String name, String value) {
    return location.file().endsWith(".sql")
        ? name + ":" + value
        : location.file().endsWith(".xml")
            ? name + "=\"" + value + "\""
            : location.file().endsWith(".json")
                ? "\"" + name + "\": " + value
                : name + ": " + value;
  }

  Finding error(String rule, Location where, String message, String fix) {
    return Finding.error(rule, id(), where, message, fix);
  }

  Finding warning(String rule, Location where, String message, String fix) {
    return Finding.warning(rule, id(), where, message, fix);
  }
}
