package dev.pgrehearse.facade.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A question about where tables are or belong, which psql can ask as well: it only reads. */
public enum MoveQuery {
  /** Which home each table of the old schemas has: its name, its kind, its home. */
  LOOKUP("lookup.sql"),
  /** How far the moves are: old name, home, state. */
  STATUS("status.sql");

  private final String file;

  MoveQuery(String file) {
    this.file = file;
  }

  /**
   * The question as SQL.
   *
   * @param names old name and home of each move, as SQL writes names
   */
  public String sql(List<List<String>> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("there is no move to ask about");
    }
    return "with moves (place, old_name, home) as (\n    values\n"
        + IntStream.range(0, names.size())
            .mapToObj(
                i ->
                    "        (%d, %s, %s)"
                        .formatted(
                            i + 1,
                            Names.literal(names.get(i).get(0)),
                            Names.literal(names.get(i).get(1))))
            .collect(Collectors.joining(",\n"))
        + "\n)\n\n"
        + LiveCatalog.text(file).strip()
        + ";\n";
  }

  /** The answer, row by row; {@code live} is left as it is. */
  public List<List<String>> ask(Connection live, List<List<String>> names) throws SQLException {
    try (Statement statement = live.createStatement();
        ResultSet rows = statement.executeQuery(sql(names))) {
      List<List<String>> answer = new ArrayList<>();
      while (rows.next()) {
        answer.add(List.of(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
      return answer;
    }
  }
}
