package dev.pgrehearse.changelog;

import dev.pgrehearse.changelog.standin.StandIn;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.DbmsTargetedChange;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.core.StopChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.database.core.PostgresDatabase;

/**
 * A changeset as Liquibase parsed it, beside what stands in the files.
 *
 * @param location the line on which it begins
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

  private static final Database POSTGRES = new PostgresDatabase();
  private static final Pattern LOOKS = Pattern.compile("(do|select|set local) .*");
  private static final Pattern TENDS =
      Pattern.compile("(analyze|vacuum|reindex|cluster|checkpoint|refresh materialized view)\\b.*");
  private static final Pattern WRITES = Pattern.compile("select .* into .*");

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

  /** What it does on Postgres: a change may be for another database alone. */
  List<Change> changes() {
    return parsed.getChanges().stream().filter(LintedChangeset::runsHere).toList();
  }

  /** The rollback that is written, likewise. */
  List<Change> rollbackChanges() {
    return parsed.getRollback().getChanges().stream().filter(LintedChangeset::runsHere).toList();
  }

  static boolean runsHere(Change change) {
    return !(change instanceof DbmsTargetedChange targeted)
        || DatabaseList.definitionMatches(targeted.getDbms(), POSTGRES, true);
  }

  /** A guard or a check: it makes nothing that a rollback could take back. */
  boolean onlyLooks() {
    return !forward.isEmpty()
        && changes().stream().allMatch(AbstractSQLChange.class::isInstance)
        && forward.stream()
            .flatMap(sql -> sql.statements().stream())
            .allMatch(
                statement ->
                    LOOKS.matcher(statement.normal()).matches()
                        && !WRITES.matcher(statement.normal()).matches());
  }

  /** It keeps the database in order: what is there is the same after it, and nothing comes back. */
  boolean onlyTends() {
    return !forward.isEmpty()
        && changes().stream().allMatch(AbstractSQLChange.class::isInstance)
        && forward.stream()
            .flatMap(sql -> sql.statements().stream())
            .allMatch(statement -> TENDS.matcher(statement.normal()).matches());
  }

  /** What it does is elsewhere, as far as anybody here can tell. */
  boolean changesNoDatabase() {
    return changes().stream()
        .allMatch(
            change ->
                change instanceof ExecuteShellCommandChange
                    || change instanceof StopChange
                    || (change instanceof StandIn part && part.missingClass().isPresent()));
  }

  /** A file without the header, which Liquibase takes for one changeset of raw SQL. */
  boolean raw() {
    return parsed.getId().equals("raw") && parsed.getAuthor().equals("includeAll");
  }

  ChangelogFormat format() {
    return ChangelogFormat.of(location.file());
  }

  /** An attribute as it is written in this changelog's format. */
  String attribute(String name, String value) {
    return format().attribute(name, value);
  }

  /**
   * A change as it is written in this changelog's format.
   *
   * @param attributes names and values in turn
   */
  String change(String name, String... attributes) {
    return format().change(name, attributes);
  }

  Finding info(String rule, Location where, String message, String fix) {
    return Finding.info(rule, id(), where, message, fix);
  }

  Finding error(String rule, Location where, String message, String fix) {
    return Finding.error(rule, id(), where, message, fix);
  }

  Finding warning(String rule, Location where, String message, String fix) {
    return Finding.warning(rule, id(), where, message, fix);
  }
}
