package dev.pgrehearse.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A superuser's connection to the server itself, for what concerns the whole cluster. */
final class Session implements AutoCloseable {
  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /** Several statements without parameters, separated by semicolons, are one transaction. */
  void execute(String sql) {
    try {
      tryExecute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  void tryExecute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All of it or nothing. */
  void atOnce(Runnable work) {
    try {
      connection.setAutoCommit(false);
      try {
        work.run();
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  List<String> strings(String sql, String... arguments) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      List<String> strings = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          strings.add(rows.getString(1));
        }
      }
      return List.copyOf(strings);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  String string(String sql, String... arguments) {
    return strings(sql, arguments).stream()
        .findFirst()
        .orElseThrow(() -> new ServerException("the server gave no row for: " + sql));
  }

  boolean isTrue(String sql, String... arguments) {
    return string(sql, arguments).equals("t");
  }

  /** Safe as an identifier, whatever is in it. */
  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A list as one argument, of type text[]. */
  static String array(List<String> texts) {
    return texts.stream()
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static ServerException failed(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    return new ServerException("the server refused (%s): %s".formatted(state, e.getMessage()), e);
  }

  /** Hangs up, even while another thread waits for an answer. */
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
