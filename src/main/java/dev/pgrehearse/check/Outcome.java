package dev.pgrehearse.check;

import dev.pgrehearse.spec.Expectation;
import dev.pgrehearse.spec.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What really came of a statement. */
record Outcome(
    List<List<Optional<String>>> rows,
    long count,
    String sqlState,
    String constraint,
    String message,
    long ms) {

  private static final int ROWS_KEPT = 10_000;

  /**
   * Of a statement of a check.
   *
   * @param before what is sent in one go with it
   */
  static Outcome of(Connection connection, List<String> before, Step step) throws SQLException {
    boolean plan = step.expectation() instanceof Expectation.Plan;
    String sql = plan ? "explain (analyze, buffers, format json) " + step.sql() : step.sql();
    long start = System.nanoTime();
    try (Statement statement = connection.createStatement()) {
      boolean returnsRows = statement.execute(String.join(";\n", before) + ";\n" + sql);
      for (int i = 0; i < before.size(); i++) {
        returnsRows = statement.getMoreResults();
      }
      long ms = (System.nanoTime() - start) / 1_000_000;
      if (!returnsRows) {
        return new Outcome(List.of(), statement.getUpdateCount(), "", "", "", ms);
      }
      List<List<Optional<String>>> rows = new ArrayList<>();
      long count = 0;
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          if (count++ < ROWS_KEPT) {
            rows.add(row(result));
          }
        }
      }
      return new Outcome(rows, count, "", "", "", ms);
    }
  }

  static Outcome refused(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    ServerErrorMessage server =
        e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    if (server == null) {
      return new Outcome(List.of(), 0, state, "", e.getMessage(), 0);
    }
    String constraint = server.getConstraint() == null ? "" : server.getConstraint();
    return new Outcome(List.of(), 0, state, constraint, server.getMessage(), 0);
  }

  boolean isRefused() {
    return !sqlState.isEmpty();
  }

  /** For the line "came …" of a failed check. */
  String inWords() {
    if (isRefused()) {
      return "SQLSTATE "
          + sqlState
          + (constraint.isEmpty() ? "" : " on constraint " + constraint)
          + ": "
          + message;
    }
    if (rows.isEmpty()) {
      return count + (count == 1 ? " row" : " rows");
    }
    List<String> shown = rows.stream().limit(5).map(Outcome::inWords).toList();
    return count
        + (count == 1 ? " row: " : " rows: ")
        + String.join(", ", shown)
        + (count > 5 ? ", …" : "");
  }

  static String inWords(List<Optional<String>> row) {
    return "[" + String.join(", ", row.stream().map(v -> v.orElse("null")).toList()) + "]";
  }

  private static List<Optional<String>> row(ResultSet result) throws SQLException {
    List<Optional<String>> row = new ArrayList<>();
    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
      int type = result.getMetaData().getColumnType(column);
      String text = result.getString(column);
      if (text != null && (type == Types.BIT || type == Types.BOOLEAN)) {
        text = result.getBoolean(column) ? "true" : "false";
      }
      row.add(Optional.ofNullable(text));
    }
    return row;
  }
}
