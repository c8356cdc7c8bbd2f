package dev.pgrehearse.facade.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the queries of all wings of facade. As they stand they also run in psql, question marks
 * apart.
 */
public record LiveCatalog(Connection connection) {

  /** What becomes of one row. */
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Every question mark of the query gets the argument at its place, or the last one. */
  public <T> List<T> rows(String query, RowMapper<T> mapper, Object... arguments)
      throws SQLException {
    return rowsOf(text(query + ".sql"), mapper, arguments);
  }

  public <T> List<T> rowsOf(String sql, RowMapper<T> mapper, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameters = statement.getParameterMetaData().getParameterCount();
      for (int i = 0; i < parameters; i++) {
        statement.setObject(i + 1, arguments[Math.min(i, arguments.length - 1)]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(mapper.map(rows));
        }
      }
      return List.copyOf(found);
    }
  }

  /** The first column of every row. */
  public List<String> strings(String query, Object... arguments) throws SQLException {
    return rows(query, row -> row.getString(1), arguments);
  }

  static String text(String file) {
    try (InputStream query = LiveCatalog.class.getResourceAsStream(file)) {
      if (query == null) {
        throw new IllegalStateException("not in this build: " + file);
      }
      return new String(query.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " of this build", e);
    }
  }
}
