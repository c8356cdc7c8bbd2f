package dev.pgrehearse.proof.subject;

import dev.pgrehearse.proof.answer.Answer;
import dev.pgrehearse.proof.answer.Failure;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Questions to a database that leave it as it was, with every name in an answer qualified. */
public final class Look {

  private static final String SETTINGS =
      """
      select
          pg_catalog.set_config('search_path', '', true),
          pg_catalog.set_config('datestyle', 'ISO, YMD', true),
          pg_catalog.set_config('timezone', 'UTC', true)
      """;

  private final Connection connection;

  public Look(Connection connection) {
    this.connection = connection;
  }

  @FunctionalInterface
  public interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  public <T> List<T> all(String query, Reading<T> reading) throws SQLException {
    List<T> found = new ArrayList<>();
    try (QuietTransaction transaction = QuietTransaction.on(connection, SETTINGS);
        Statement statement = transaction.statement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(reading.of(rows));
      }
    }
    return found;
  }

  /** The SQLSTATE and constraint with which these statements fail, or two empty texts. */
  public Answer tried(String statements) throws SQLException {
    try (QuietTransaction transaction = QuietTransaction.on(connection, SETTINGS);
        Statement statement = transaction.statement()) {
      statement.execute(statements);
      return Answer.failed("", "", "", List.of());
    } catch (SQLException e) {
      return Failure.of(e, List.of());
    }
  }

  public static List<String> strings(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
