package dev.pgrehearse.proof.subject;

import dev.pgrehearse.proof.answer.Answer;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds rows that a table's checks refuse, by trying values that checks are often about. */
public final class RefusedRows {

  private static final String CHECK_VIOLATION = "23514";

  /** By the category of a column's type. */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "N", List.of("-1", "0", "2000000000", "101"),
          "S", List.of("", "?", "proof".repeat(60)),
          "D", List.of("-infinity", "infinity", "1901-01-01"),
          "B", List.of("true", "false"),
          "A", List.of("{}"),
          "U", List.of("[]", "{}", "\"proof\""));

  private final Look before;

  public RefusedRows(Look before) {
    this.before = before;
  }

  /** By check, the first that was found; none where the table takes no row to begin with. */
  public Map<String, Row> of(Subject subject) throws SQLException {
    Map<String, Row> refused = new LinkedHashMap<>();
    if (subject.fresh().isEmpty()) {
      return refused;
    }
    for (TriedTable.Check check : subject.table().checks()) {
      for (String column : check.columns()) {
        String category = subject.table().column(column).category();
        for (String value : VALUES.getOrDefault(category, List.of())) {
          Row row = subject.fresh().get(0).with(column, Optional.of(value));
          Answer answer = before.tried(subject.putting(row));
          if (answer.state().equals(CHECK_VIOLATION) && answer.constraint().equals(check.name())) {
            refused.putIfAbsent(check.name(), row);
          }
        }
      }
    }
    return refused;
  }
}
