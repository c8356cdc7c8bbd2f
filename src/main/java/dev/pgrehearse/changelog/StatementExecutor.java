package dev.pgrehearse.changelog;

import dev.pgrehearse.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.executor.jvm.JdbcExecutor;
import liquibase.sql.Sql;
import liquibase.sql.UnparsedSql;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import liquibase.statement.core.RuntimeStatement;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * Liquibase's way to the server, on which somebody can look at every statement: one string of many
 * statements is sent one by one then, cut where the driver would cut it. Outside of a transaction
 * such a string is one transaction of its own to the server, and stays one.
 */
final class StatementExecutor extends JdbcExecutor {

  /** What may as well run between begin and commit, where nobody says either. */
  private static final Pattern SAME_IN_A_TRANSACTION =
      Pattern.compile(
          "(?!.*\\bconcurrently\\b)(?:alter (?!system\\b|database\\b|subscription\\b)"
              + "|create (?!database\\b|tablespace\\b|subscription\\b)"
              + "|drop (?!database\\b|tablespace\\b|subscription\\b)"
              + "|reindex (?:\\( ?verbose ?\\) )?(?:table|index)\\b|cluster \\S"
              + "|insert\\b|update\\b|delete\\b|merge\\b|truncate\\b|refresh\\b|with\\b|select\\b"
              + "|set\\b|comment\\b|grant\\b|revoke\\b).*");

  private static final Set<String> CONTROLS =
      Set.of("begin", "start", "commit", "end", "rollback", "abort", "prepare", "savepoint");

  private Optional<StatementWatch> watch = Optional.empty();
  private StatementPlaces places;
  private int transaction;

  /** From now on a changeset's own statements come. */
  void begin(StatementWatch watcher, StatementPlaces where) {
    watch = Optional.of(watcher);
    places = where;
    transaction = 0;
  }

  /** What comes now is Liquibase's own. */
  void end() {
    if (watch.isPresent()) {
      try {
        watch.get().end();
      } catch (SQLException e) {
        throw new UnexpectedLiquibaseException("cannot watch the statements of a changeset", e);
      } finally {
        watch = Optional.empty();
      }
    }
  }

  @Override
  public void execute(liquibase.statement.SqlStatement sql, List<SqlVisitor> visitors)
      throws DatabaseException {
    if (watch.isEmpty()
        || sql instanceof RawParameterizedSqlStatement
        || sql instanceof ExecutablePreparedStatement) {
      super.execute(sql, visitors);
      return;
    }
    for (String text : applyVisitors(sql, visitors)) {
      send(text);
    }
  }

  private void send(String text) throws DatabaseException {
    Connection connection = ((JdbcConnection) database.getConnection()).getUnderlyingConnection();
    try {
      List<String> pieces = pieces(text);
      if (!connection.getAutoCommit()) {
        for (String piece : pieces) {
          run(piece, false);
          if (isControl(piece)) {
            transaction++;
          }
        }
      } else if (pieces.stream().allMatch(StatementExecutor::isSameInTransaction)) {
        runAsOne(connection, pieces);
      } else {
        run(text, true);
        transaction++;
      }
    } catch (SQLException e) {
      throw new DatabaseException("cannot watch a statement of a changeset", e);
    }
  }

  private void runAsOne(Connection connection, List<String> pieces)
      throws DatabaseException, SQLException {
    boolean isDone = false;
    connection.setAutoCommit(false);
    try {
      for (String piece : pieces) {
        run(piece, false);
      }
      connection.commit();
      isDone = true;
    } finally {
      if (!isDone) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
      transaction++;
    }
  }

  private void run(String sql, boolean alone) throws DatabaseException, SQLException {
    SentStatement statement = new SentStatement(sql, places.next(sql), transaction, alone);
    watch.orElseThrow().before(statement);
    boolean isDone = false;
    try {
      super.execute(new AsWritten(sql), List.of());
      isDone = true;
    } finally {
      if (!isDone) {
        end();
      }
    }
    watch.orElseThrow().after(statement);
  }

  private static List<String> pieces(String text) throws SQLException {
    List<String> pieces = new ArrayList<>();
    for (NativeQuery query : Parser.parseJdbcSql(text, true, false, true, false, false)) {
      if (!SqlStatement.cut(query.nativeSql).isEmpty()) {
        pieces.add(query.nativeSql);
      }
    }
    return pieces.size() < 2 ? List.of(text) : pieces;
  }

  private static boolean isSameInTransaction(String sql) {
    return SqlStatement.split(sql).stream()
        .allMatch(one -> SAME_IN_A_TRANSACTION.matcher(one.normal()).matches());
  }

  private static boolean isControl(String sql) {
    return SqlStatement.split(sql).stream()
        .anyMatch(one -> CONTROLS.contains(one.normal().replaceFirst("\\W.*", "")));
  }

  /** SQL to which nothing is done any more. */
  private static final class AsWritten extends RuntimeStatement {
    private final String sql;

    AsWritten(String sql) {
      this.sql = sql;
    }

    @Override
    public Sql[] generate(liquibase.database.Database database) {
      return new Sql[] {new UnparsedSql(sql)};
    }
  }
}
