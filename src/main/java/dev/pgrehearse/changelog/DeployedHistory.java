package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * What Liquibase's own table says in a database that somebody brought: which changesets have run
 * there.
 *
 * @param table with its schema, quoted
 */
public record DeployedHistory(String table, List<Row> rows) {

  private static final String TABLES =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where lower(c.relname) = lower(?)
          and c.relkind in ('r', 'p')
          and n.nspname <> ?
      order by lower(n.nspname) <> lower(?), n.nspname <> 'public', n.nspname
      limit 1
      """;

  /**
   * One changeset that has run.
   *
   * @param checksum null where it is not known
   */
  record Row(String id, String author, String file, String checksum) {}

  public DeployedHistory {
    rows = List.copyOf(rows);
  }

  /** The word by which SQL that brings one is known, in small letters. */
  public static String tableName(LiquibaseSettings settings) {
    return settings
        .text(Setting.HISTORY_TABLE)
        .orElse("databasechangelog")
        .toLowerCase(Locale.ROOT);
  }

  /** What a database has; nothing where there is no such table. */
  public static Optional<DeployedHistory> of(Database database, LiquibaseSettings settings)
      throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      Optional<String> table = table(connection, settings);
      return table.isEmpty()
          ? Optional.empty()
          : Optional.of(new DeployedHistory(table.get(), rows(connection, table.get())));
    }
  }

  private static Optional<String> table(Connection connection, LiquibaseSettings settings)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(TABLES)) {
      query.setString(1, tableName(settings));
      query.setString(2, ChangelogPlayer.HISTORY_SCHEMA);
      query.setString(
          3,
          settings
              .text(Setting.LIQUIBASE_SCHEMA)
              .or(() -> settings.text(Setting.DEFAULT_SCHEMA))
              .orElse("public"));
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
      }
    }
  }

  private static List<Row> rows(Connection connection, String table) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "select id, author, filename, md5sum from " + table + " order by orderexecuted");
        ResultSet found = query.executeQuery()) {
      while (found.next()) {
        rows.add(
            new Row(
                found.getString(1), found.getString(2), found.getString(3), found.getString(4)));
      }
    }
    return rows;
  }

  /** The row of a changeset, if it has run. */
  Optional<Row> row(ChangeSet changeSet) {
    String file = DatabaseChangeLog.normalizePath(changeSet.getFilePath());
    return rows.stream()
        .filter(row -> row.id().equals(changeSet.getId()))
        .filter(row -> row.author().equals(changeSet.getAuthor()))
        .filter(row -> isSame(DatabaseChangeLog.normalizePath(row.file()), file))
        .findFirst();
  }

  /** Production may look from another folder than we do: the names end alike then. */
  private static boolean isSame(String one, String other) {
    return one.equals(other) || one.endsWith("/" + other) || other.endsWith("/" + one);
  }

  /** Whether {@code liquibase update} would run it on that database. */
  boolean isPending(ChangeSet changeSet) {
    Optional<Row> row = row(changeSet);
    return row.isEmpty()
        || changeSet.shouldAlwaysRun()
        || (changeSet.shouldRunOnChange() && isChanged(changeSet, row.get()));
  }

  /** Whether Liquibase refuses to go on, for it is another than the one that has run. */
  boolean isRefused(ChangeSet changeSet) {
    return !changeSet.shouldAlwaysRun()
        && !changeSet.shouldRunOnChange()
        && row(changeSet).filter(row -> isChanged(changeSet, row)).isPresent();
  }

  private static boolean isChanged(ChangeSet changeSet, Row row) {
    return row.checksum() != null && !changeSet.isCheckSumValid(CheckSum.parse(row.checksum()));
  }

  /**
   * SQL that copies what has run, and is not to run again, into Liquibase's table of a rehearsal.
   */
  String copy(List<ChangeSet> pending) {
    String again =
        String.join(
            ", ",
            pending.stream()
                .flatMap(changeSet -> row(changeSet).stream())
                .map(row -> "(%s, %s)".formatted(literal(row.id()), literal(row.author())))
                .distinct()
                .toList());
    String columns =
        "id, author, filename, dateexecuted, orderexecuted, exectype, md5sum, description,"
            + " comments, tag, liquibase";
    return "insert into %s.databasechangelog (%s) select %s from %s%s"
        .formatted(
            ChangelogPlayer.HISTORY_SCHEMA,
            columns,
            columns,
            table,
            again.isEmpty() ? "" : " where (id, author) not in (" + again + ")");
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
