package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.server.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.DatabaseException;
import liquibase.executor.ExecutorService;
import liquibase.resource.ResourceAccessor;
import org.postgresql.PGConnection;

/**
 * A connection of the migration role, with what Liquibase knows of the database behind it. Opening
 * one costs more than most changesets, so it is used again, as new as it was: nothing that a
 * session can keep is kept.
 */
final class LiquibaseSession implements AutoCloseable {

  /** Does a piece of work with Liquibase's database. */
  @FunctionalInterface
  interface Work<T> {
    T with(PostgresDatabase liquibase, LockWatchingConnection connection) throws Exception;
  }

  private final ResourceAccessor files;
  private final Connection connection;
  private final LockWatchingConnection watched;
  private final LiquibaseScope scope;
  private final Optional<Duration> limit;
  private final PostgresDatabase liquibase = new PostgresDatabase();

  private LiquibaseSession(Changelog changelog, ResourceAccessor files, Connection connection)
      throws SQLException {
    this.limit = changelog.limit();
    this.files = files;
    this.connection = connection;
    this.watched = new LockWatchingConnection(connection);
    this.scope = new LiquibaseScope(files, changelog.classpath());
  }

  /** Opens it, to play changesets of a changelog. */
  static LiquibaseSession open(Changelog changelog, Database database)
      throws SQLException, DatabaseException, IOException {
    LiquibaseSession session =
        new LiquibaseSession(changelog, changelog.accessor(), database.connectAsMigrationRole());
    session.liquibase.setLiquibaseSchemaName(ChangelogPlayer.HISTORY_SCHEMA);
    Optional<String> schema = changelog.settings().text(Setting.DEFAULT_SCHEMA);
    if (schema.isPresent()) {
      session.liquibase.setDefaultSchemaName(schema.get());
    }
    return session;
  }

  /**
   * Works in a session that knows nothing of earlier work. After a failure the session is of no
   * more use.
   *
   * @param onlooker a superuser's connection, to watch locks with
   */
  <T> T call(Connection onlooker, Work<T> work) throws Exception {
    return scope.call(
        () -> {
          begin(onlooker);
          Scope.getCurrentScope()
              .getSingleton(ExecutorService.class)
              .setExecutor("jdbc", liquibase, watched.executor());
          watched.executor().setDatabase(liquibase);
          Scope.getCurrentScope()
              .getSingleton(ChangeLogHistoryServiceFactory.class)
              .getChangeLogService(liquibase)
              .init();
          T result = work.with(liquibase, watched);
          if (!liquibase.getConnection().getAutoCommit()) {
            liquibase.commit();
          }
          end();
          return result;
        });
  }

  private void begin(Connection onlooker) throws SQLException {
    // The driver keeps every notice of a statement, and nobody here reads one.
    execute("set client_min_messages = 'error'");
    if (limit.isPresent()) {
      execute("set statement_timeout = " + limit.get().toMillis());
    }
    watched.begin(onlooker);
    if (liquibase.getConnection() == null) {
      liquibase.setConnection(watched);
    }
    connection.setAutoCommit(false);
  }

  /** Forgets all that the session has kept; whoever wanted to copy the database has ended it. */
  boolean isAsNew() throws SQLException {
    try {
      execute("discard all");
      return true;
    } catch (SQLException e) {
      close();
      return false;
    }
  }

  /** What was done to rows is counted now: the session goes on, and would tell it much later. */
  private void end() throws SQLException {
    connection.setAutoCommit(true);
    execute("select pg_catalog.pg_stat_force_next_flush()");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  int backend() throws SQLException {
    return connection.unwrap(PGConnection.class).getBackendPID();
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.close();
    } finally {
      closeFiles();
    }
  }

  private void closeFiles() throws SQLException {
    try {
      files.close();
    } catch (Exception e) {
      throw new SQLException("cannot close the changelog's folder: " + e.getMessage(), e);
    }
  }
}
