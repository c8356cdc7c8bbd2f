package dev.pgrehearse.facade.refusal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;

/** Sends SQL of people to the database, within a transaction that outlives what fails in it. */
final class TriedSql {

  /** What asking gives. */
  interface Question<T> {
    T of(ResultSet rows) throws SQLException;
  }

  private final Connection connection;

  TriedSql(Connection connection) {
    this.connection = connection;
  }

  /** What Postgres says against it, in one line. */
  Optional<String> failure(String sql) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try {
      ask(sql, ResultSet::next);
      return Optional.empty();
    } catch (SQLException e) {
      connection.rollback(savepoint);
      return Optional.of(
          "%s (%s)"
              .formatted(
                  e.getMessage().lines().findFirst().orElse("").replaceFirst("^ERROR: ", ""),
                  e.getSQLState()));
    }
  }

  /** Not prepared, so that a question mark is an operator. */
  <T> T ask(String sql, Question<T> question) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(sql)) {
        return question.of(rows);
      }
    }
  }
}
