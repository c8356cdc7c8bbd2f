package dev.pgrehearse.changelog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import liquibase.changelog.DatabaseChangeLog;

/**
 * What Liquibase has written down in a database.
 *
 * @param table its history, quoted and with its schema; empty where there is none
 * @param owner of that table, who so is the migration role; "" where there is none
 * @param logged in the order in which they were run
 * @param lock who holds the changelog lock, where somebody does
 */
public record ChangelogHistory(
    Optional<String> table, String owner, List<Logged> logged, Optional<Lock> lock) {

  /**
   * One changeset that is logged.
   *
   * @param checksum as it was stored; "" where none was
   * @param outcome Liquibase's word, such as {@code EXECUTED}
   */
  public record Logged(String id, String author, String path, String checksum, String outcome) {

    /** Whether this is the changeset. */
    public boolean is(Changeset changeset) {
      return id.equals(changeset.id())
          && author.equals(changeset.author())
          && normalPath().equals(DatabaseChangeLog.normalizePath(changeset.path()));
    }

    /** The path as Liquibase compares it: without {@code classpath:} and a slash in front. */
    String normalPath() {
      return DatabaseChangeLog.normalizePath(path);
    }

    /** A precondition let Liquibase log it without running it. */
    public boolean wasRun() {
      return !outcome.equals("MARK_RAN");
    }
  }

  /**
   * Of a deployment.
   *
   * @param table the lock's, quoted and with its schema
   * @param by host and address, as Liquibase wrote them
   * @param since when, by the clock of that host
   */
  public record Lock(String table, String by, String since) {}

  private static final String LOCK =
      """
      select
          coalesce(lockedby, 'nobody who left a name') as by,
          coalesce(pg_catalog.to_char(lockgranted, 'YYYY-MM-DD HH24:MI:SS'), 'no time that was noted')
              as since
      from %s
      where locked
      order by id
      """;

  public ChangelogHistory {
    logged = List.copyOf(logged);
  }

  /**
   * Reads it, and writes nothing.
   *
   * @param schema where Liquibase keeps its tables; where it is not given they are looked for
   * @throws IllegalArgumentException when there are several histories, or none where it should be
   */
  public static ChangelogHistory of(Connection connection, Optional<String> schema)
      throws SQLException {
    List<HistoryTable> tables = HistoryTable.called("databasechangelog", connection, schema);
    if (tables.size() > 1) {
      throw new IllegalArgumentException(
          """
          there are %d tables databasechangelog (%s); say with --liquibase-schema which one the \
          changelog is deployed with"""
              .formatted(
                  tables.size(),
                  String.join(", ", tables.stream().map(HistoryTable::quoted).toList())));
    }
    if (tables.isEmpty() && schema.isPresent()) {
      throw new IllegalArgumentException(
          "--liquibase-schema: there is no table databasechangelog in the schema \"%s\""
              .formatted(schema.get()));
    }
    List<Logged> logged = tables.isEmpty() ? List.of() : tables.get(0).rows(connection);
    return new ChangelogHistory(
        tables.stream().map(HistoryTable::quoted).findFirst(),
        tables.stream().map(HistoryTable::owner).findFirst().orElse(""),
        logged,
        lock(connection, schema));
  }

  private static Optional<Lock> lock(Connection connection, Optional<String> schema)
      throws SQLException {
    for (HistoryTable table : HistoryTable.called("databasechangeloglock", connection, schema)) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(LOCK.formatted(table.quoted()))) {
        if (rows.next()) {
          return Optional.of(
              new Lock(table.quoted(), rows.getString("by"), rows.getString("since")));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it is logged. */
  public Optional<Logged> of(Changeset changeset) {
    return logged.stream().filter(each -> each.is(changeset)).reduce((first, last) -> last);
  }

  /** SQL that logs a changeset which is applied; the checksum is filled in by the next update. */
  public static String sqlToLog(String table, Changeset changeset) {
    return """
        insert into %1$s (id, author, filename, dateexecuted, orderexecuted, exectype) \
        select %2$s, %3$s, %4$s, localtimestamp, coalesce(max(orderexecuted), 0) + 1, 'EXECUTED' \
        from %1$s;"""
        .formatted(
            table, literal(changeset.id()), literal(changeset.author()), literal(changeset.path()));
  }

  /** SQL that takes a changeset out of the history which is rolled back. */
  public static String sqlToForget(String table, Changeset changeset) {
    return "delete from %s where id = %s and author = %s and filename = %s;"
        .formatted(
            table, literal(changeset.id()), literal(changeset.author()), literal(changeset.path()));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
