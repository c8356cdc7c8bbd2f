package dev.pgrehearse.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;

/**
 * A look at a database that leaves the connection as it was. The settings hold until the end only:
 * in a transaction of our own, or in a part of the caller's. The first two let it end its look,
 * whatever limits somebody's role or database has; then those on which printed values depend; the
 * last three save time: queries of the catalog join many small tables, in an order that needs no
 * search, and one plan serves them all.
 */
public final class QuietTransaction implements AutoCloseable {
  private static final String SETTINGS =
      """
      select
          pg_catalog.set_config('statement_timeout', '0', true),
          pg_catalog.set_config('idle_in_transaction_session_timeout', '0', true),
          pg_catalog.set_config('search_path', '', true),
          pg_catalog.set_config('standard_conforming_strings', 'on', true),
          pg_catalog.set_config('quote_all_identifiers', 'off', true),
          pg_catalog.set_config('datestyle', 'ISO, YMD', true),
          pg_catalog.set_config('intervalstyle', 'postgres', true),
          pg_catalog.set_config('timezone', 'UTC', true),
          pg_catalog.set_config('bytea_output', 'hex', true),
          pg_catalog.set_config('extra_float_digits', '1', true),
          pg_catalog.set_config('lc_monetary', 'C', true),
          pg_catalog.set_config('row_security', 'off', true),
          pg_catalog.set_config('jit', 'off', true),
          pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true),
          pg_catalog.set_config('join_collapse_limit', '1', true)
      """;

  private final Connection connection;
  private final Optional<Savepoint> savepoint;

  private QuietTransaction(Connection connection, Optional<Savepoint> savepoint) {
    this.connection = connection;
    this.savepoint = savepoint;
  }

  /** Begins one on this connection, or a part of the transaction that is under way on it. */
  public static QuietTransaction on(Connection connection) throws SQLException {
    return on(connection, SETTINGS);
  }

  /** Likewise, with other settings: SQL that makes them for the time being. */
  public static QuietTransaction on(Connection connection, String settings) throws SQLException {
    QuietTransaction transaction = begin(connection);
    try (Statement statement = transaction.statement()) {
      statement.execute(settings);
    } catch (SQLException e) {
      transaction.close();
      throw e;
    }
    return transaction;
  }

  private static QuietTransaction begin(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      connection.setAutoCommit(false);
      return new QuietTransaction(connection, Optional.empty());
    }
    return new QuietTransaction(connection, Optional.of(connection.setSavepoint()));
  }

  /** The connection to look through. */
  public Connection connection() {
    return connection;
  }

  /** With no JDBC escapes: a brace in SQL is a brace. */
  public Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    return statement;
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
