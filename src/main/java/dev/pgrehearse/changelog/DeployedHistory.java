package dev.pgrehearse.changelog;

import dev.pgrehearse.changelog.ChangelogHistory.Logged;
import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What Liquibase's own table says in a database that somebody brought: which changesets have run
 * there.
 *
 * @param table with its schema, quoted
 */
public record DeployedHistory(String table, List<Logged> rows) {

  private static final String COLUMNS =
      "id, author, filename, dateexecuted, orderexecuted, exectype, md5sum, description, comments,"
          + " tag, liquibase";

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
      return of(connection, settings);
    }
  }

  /** Likewise, of a database that is only read. */
  public static Optional<DeployedHistory> of(Connection connection, LiquibaseSettings settings)
      throws SQLException {
    String schema =
        settings
            .text(Setting.LIQUIBASE_SCHEMA)
            .or(() -> settings.text(Setting.DEFAULT_SCHEMA))
            .orElse("public");
    Optional<HistoryTable> table =
        HistoryTable.called(tableName(settings), connection, Optional.empty()).stream()
            .filter(found -> !found.schema().equals(ChangelogPlayer.HISTORY_SCHEMA))
            .min(
                Comparator.comparing(
                        (HistoryTable found) -> !found.schema().equalsIgnoreCase(schema))
                    .thenComparing(found -> !found.schema().equals("public"))
                    .thenComparing(HistoryTable::schema));
    return table.isEmpty()
        ? Optional.empty()
        : Optional.of(new DeployedHistory(table.get().quoted(), table.get().rows(connection)));
  }

  /**
   * SQL that copies what has run, and is not to run again, into Liquibase's table of a rehearsal.
   *
   * @param again what is to run again
   */
  String copy(List<Logged> again) {
    String pairs =
        again.stream()
            .map(row -> "(%s, %s)".formatted(literal(row.id()), literal(row.author())))
            .distinct()
            .collect(Collectors.joining(", "));
    return "insert into %s.databasechangelog (%s) select %s from %s%s"
        .formatted(
            ChangelogPlayer.HISTORY_SCHEMA,
            COLUMNS,
            COLUMNS,
            table,
            pairs.isEmpty() ? "" : " where (id, author) not in (" + pairs + ")");
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
