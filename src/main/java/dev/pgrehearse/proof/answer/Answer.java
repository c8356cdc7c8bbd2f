package dev.pgrehearse.proof.answer;

import java.util.List;
import java.util.Optional;

/**
 * What a client gets for a step.
 *
 * @param state SQLSTATE, or empty where it worked
 * @param constraint that the error names
 * @param message of the error, to be shown and never compared
 * @param count of rows that were changed, or -1 for none
 * @param columns names, in order
 * @param types as the driver names them
 * @param rows as text
 * @param notices in order, with their SQLSTATE
 */
public record Answer(
    String state,
    String constraint,
    String message,
    long count,
    List<String> columns,
    List<String> types,
    List<List<Optional<String>>> rows,
    List<String> notices) {

  public Answer {
    columns = List.copyOf(columns);
    types = List.copyOf(types);
    rows = List.copyOf(rows);
    notices = List.copyOf(notices);
  }

  public static Answer failed(
      String state, String constraint, String message, List<String> notices) {
    return new Answer(state, constraint, message, -1, List.of(), List.of(), List.of(), notices);
  }

  public boolean worked() {
    return state.isEmpty();
  }

  /** Of an error or of a result, short enough for a line. */
  public String words() {
    if (!worked()) {
      return "fails with %s%s, %s"
          .formatted(state, constraint.isEmpty() ? "" : " (" + constraint + ")", message);
    }
    String shown = notices.isEmpty() ? "" : ", with the notice " + notices.get(0);
    if (columns.isEmpty()) {
      return (count < 0 ? "works" : rows(count) + " changed") + shown;
    }
    return rows(rows.size()) + (rows.size() == 1 ? " " + row() : "") + shown;
  }

  private String row() {
    List<String> values = rows.get(0).stream().map(value -> value.orElse("null")).toList();
    String text = "(" + String.join(", ", values) + ")";
    return text.length() > 120 ? text.substring(0, 119) + "…" : text;
  }

  private static String rows(long number) {
    return number + (number == 1 ? " row" : " rows");
  }
}
