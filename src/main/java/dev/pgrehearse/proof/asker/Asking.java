package dev.pgrehearse.proof.asker;

import dev.pgrehearse.proof.answer.Answer;
import dev.pgrehearse.proof.answer.Failure;
import dev.pgrehearse.proof.form.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Does one step through the driver, as an application would, and notes all that it is told. */
public final class Asking {

  /** The driver names a type so only if it sees where the column's values come from. */
  private static final Map<String, String> PLAIN =
      Map.of("bigserial", "int8", "serial", "int4", "smallserial", "int2");

  private final Connection connection;

  public Asking(Connection connection) {
    this.connection = connection;
  }

  public Answer ask(Step step) throws SQLException {
    connection.clearWarnings();
    if (step instanceof Step.Sql sql) {
      return asked(sql.text());
    }
    if (step instanceof Step.Call call) {
      return called(call);
    }
    if (step instanceof Step.Describe describe) {
      return described(describe.text());
    }
    if (step instanceof Step.CopyIn copy) {
      return copied(
          manager ->
              new Answer(
                  "", "", "", copyIn(manager, copy), List.of(), List.of(), List.of(), notices()));
    }
    return copied(manager -> copiedOut(manager, step.text()));
  }

  private Answer asked(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try {
        return answer(statement, statement.execute(text));
      } catch (SQLException e) {
        return Failure.of(e, notices(statement.getWarnings()));
      }
    }
  }

  /** What a program that looks at a result's columns learns of each. */
  private Answer described(String text) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(text)) {
      ResultSetMetaData seen = rows.getMetaData();
      List<List<Optional<String>>> columns = new ArrayList<>();
      for (int i = 1; i <= seen.getColumnCount(); i++) {
        columns.add(
            List.of(
                Optional.of(seen.getColumnName(i)),
                Optional.of(seen.getColumnTypeName(i)),
                Optional.of(String.valueOf(seen.isAutoIncrement(i))),
                Optional.of(String.valueOf(seen.isNullable(i))),
                Optional.of(String.valueOf(seen.getPrecision(i)))));
      }
      List<String> names = List.of("name", "type", "auto increment", "nullable", "precision");
      return new Answer(
          "", "", "", -1, names, Collections.nCopies(names.size(), "text"), columns, List.of());
    } catch (SQLException e) {
      return Failure.of(e, List.of());
    }
  }

  private Answer called(Step.Call call) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(new Defaults(connection).filledIn(call.text()))) {
      try {
        for (int i = 0; i < call.parameters().size(); i++) {
          statement.setObject(i + 1, call.parameters().get(i), Types.OTHER);
        }
        return answer(statement, statement.execute());
      } catch (SQLException e) {
        return Failure.of(e, notices(statement.getWarnings()));
      }
    }
  }

  private Answer answer(Statement statement, boolean hasRows) throws SQLException {
    if (!hasRows) {
      return new Answer(
          "",
          "",
          "",
          statement.getUpdateCount(),
          List.of(),
          List.of(),
          List.of(),
          notices(statement.getWarnings()));
    }
    try (ResultSet rows = statement.getResultSet()) {
      ResultSetMetaData seen = rows.getMetaData();
      List<String> columns = new ArrayList<>();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= seen.getColumnCount(); i++) {
        columns.add(seen.getColumnName(i));
        String type = seen.getColumnTypeName(i);
        types.add(PLAIN.getOrDefault(type, type));
      }
      List<List<Optional<String>>> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row(rows));
      }
      return new Answer("", "", "", -1, columns, types, all, notices(statement.getWarnings()));
    }
  }

  static List<Optional<String>> row(ResultSet rows) throws SQLException {
    List<Optional<String>> row = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      row.add(Optional.ofNullable(rows.getString(i)));
    }
    return row;
  }

  @FunctionalInterface
  private interface Copying {
    Answer with(CopyManager manager) throws SQLException, IOException;
  }

  private Answer copied(Copying copying) throws SQLException {
    try {
      return copying.with(connection.unwrap(PGConnection.class).getCopyAPI());
    } catch (SQLException e) {
      return Failure.of(e, notices());
    } catch (IOException e) {
      throw new SQLException("the data of a COPY cannot be passed on", e);
    }
  }

  private static long copyIn(CopyManager manager, Step.CopyIn copy)
      throws SQLException, IOException {
    return manager.copyIn(
        copy.text(), new ByteArrayInputStream(copy.data().getBytes(StandardCharsets.UTF_8)));
  }

  private Answer copiedOut(CopyManager manager, String text) throws SQLException, IOException {
    StringWriter lines = new StringWriter();
    manager.copyOut(text, lines);
    List<List<Optional<String>>> rows =
        lines.toString().lines().map(line -> List.of(Optional.of(line))).toList();
    return new Answer("", "", "", -1, List.of("line"), List.of("text"), rows, notices());
  }

  private List<String> notices() throws SQLException {
    return notices(connection.getWarnings());
  }

  private static List<String> notices(SQLWarning first) {
    List<String> notices = new ArrayList<>();
    for (SQLWarning next = first; next != null; next = next.getNextWarning()) {
      notices.add(next.getSQLState() + " " + next.getMessage());
    }
    return notices;
  }
}
