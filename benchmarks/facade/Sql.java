import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements as they stand: a brace is a brace, and no JDBC escape. */
final class Sql {

  private Sql() {}

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
