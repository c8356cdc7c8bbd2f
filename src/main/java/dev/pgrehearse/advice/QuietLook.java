package dev.pgrehearse.advice;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;

/** A look that leaves the connection as it was, in a transaction of its own or in the caller's. */
final class QuietLook implements AutoCloseable {

  private static final String SETTINGS =
      """
      select
          pg_catalog.set_config('search_path', '', true),
          pg_catalog.set_config('standard_conforming_strings', 'on', true),
          pg_catalog.set_config('quote_all_identifiers', 'off', true),
          pg_catalog.set_config('row_security', 'off', true),
          pg_catalog.set_config('jit', 'off', true),
          pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true),
          pg_catalog.set_config('join_collapse_limit', '1', true)
      """;

  private final Connection connection;
  private final Optional<Savepoint> savepoint;

  private QuietLook(Connection connection, Optional<Savepoint> savepoint) {
    this.connection = connection;
    this.savepoint = savepoint;
  }

  static QuietLook on(Connection connection) throws SQLException {
    QuietLook look = begin(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS);
    } catch (SQLException e) {
      look.close();
      throw e;
    }
    return look;
  }

  private static QuietLook begin(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      connection.setAutoCommit(false);
      return new QuietLook(connection, Optional.empty());
    }
    return new QuietLook(connection, Optional.of(connection.setSavepoint()));
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    if (savepoint.isPresent()) {
      connection.rollback(savepoint.get());
      connection.releaseSavepoint(savepoint.get());
    } else {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
