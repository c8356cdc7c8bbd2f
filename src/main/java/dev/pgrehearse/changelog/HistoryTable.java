package dev.pgrehearse.changelog;

import dev.pgrehearse.changelog.ChangelogHistory.Logged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table in which Liquibase keeps what has run.
 *
 * @param schema without quotes
 * @param quoted with its schema
 * @param owner who so is the migration role
 */
record HistoryTable(String schema, String quoted, String owner) {

  private static final String TABLES =
      """
      select
          n.nspname as schema,
          pg_catalog.format('%I.%I', n.nspname, c.relname) as quoted,
          pg_catalog.pg_get_userbyid(c.relowner) as owner
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p')
          and pg_catalog.lower(c.relname) = pg_catalog.lower(?)
          and (?::text is null or n.nspname = ?)
      order by 2
      """;

  private static final String ROWS =
      """
      select id, author, filename, coalesce(md5sum, '') as md5sum, exectype
      from %s
      order by orderexecuted, dateexecuted, id
      """;

  /**
   * All of that name, in whatever case, by schema.
   *
   * @param schema where to look; everywhere if it is not given
   */
  static List<HistoryTable> called(String name, Connection connection, Optional<String> schema)
      throws SQLException {
    List<HistoryTable> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
      statement.setString(1, name);
      statement.setString(2, schema.orElse(null));
      statement.setString(3, schema.orElse(null));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new HistoryTable(
                  rows.getString("schema"), rows.getString("quoted"), rows.getString("owner")));
        }
      }
    }
    return found;
  }

  /** What it says, in the order in which it was run. */
  List<Logged> rows(Connection connection) throws SQLException {
    List<Logged> logged = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROWS.formatted(quoted))) {
      while (rows.next()) {
        logged.add(
            new Logged(
                rows.getString("id"),
                rows.getString("author"),
                rows.getString("filename"),
                rows.getString("md5sum"),
                rows.getString("exectype")));
      }
    }
    return logged;
  }
}
