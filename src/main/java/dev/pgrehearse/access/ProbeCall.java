package dev.pgrehearse.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Has the server try statements in one guise, all in one call. */
final class ProbeCall {

  private static final String CALL =
      "select * from pg_temp.pgrehearse_probe(?, ?, ?, ?, ?::boolean[], ?, ?::integer[])";

  private final Connection connection;
  private final ObjectMapper json;

  ProbeCall(Connection connection, ObjectMapper json) {
    this.connection = connection;
    this.json = json;
  }

  /** One outcome for each, in their order. */
  List<Outcome> outcomes(Guise guise, List<Probe> probes) throws SQLException {
    List<Outcome> outcomes = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CALL)) {
      statement.setString(1, guise.login().orElse(null));
      texts(statement, 2, guise.names());
      texts(statement, 3, guise.values());
      texts(statement, 4, probes.stream().map(Probe::sql).toList());
      texts(statement, 5, probes.stream().map(probe -> String.valueOf(probe.reads())).toList());
      texts(statement, 6, probes.stream().map(Probe::look).toList());
      texts(statement, 7, probes.stream().map(probe -> String.valueOf(probe.own())).toList());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          outcomes.add(outcome(rows));
        }
      }
    }
    if (outcomes.size() != probes.size()) {
      throw new IllegalStateException(
          "%d statements were tried and %d answered".formatted(probes.size(), outcomes.size()));
    }
    return outcomes;
  }

  private void texts(PreparedStatement statement, int position, List<String> texts)
      throws SQLException {
    statement.setArray(position, connection.createArrayOf("text", texts.toArray()));
  }

  private Outcome outcome(ResultSet row) throws SQLException {
    return new Outcome(
        text(row, "o_state"),
        text(row, "o_message"),
        text(row, "o_detail"),
        text(row, "o_hint"),
        text(row, "o_constraint"),
        tree(row.getString("o_rows")),
        tree(row.getString("o_effect")));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private JsonNode tree(String text) throws SQLException {
    if (text == null) {
      return MissingNode.getInstance();
    }
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("the server gave no JSON", e);
    }
  }
}
