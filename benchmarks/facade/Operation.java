import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What is asked, how often in a round, and how many rows each time. */
enum Operation {
  SELECT_KEY("select by key", 300, 1, false, Operation.BY_KEY),
  SELECT_LIST("select a list of 50", 60, 50, false, Operation.LIST),
  SELECT_KEY_UNPREPARED("select by key, not prepared", 300, 1, false, Operation.BY_KEY),
  SELECT_LIST_UNPREPARED("select a list, not prepared", 60, 50, false, Operation.LIST),
  INSERT(
      "insert",
      200,
      1,
      true,
      "insert into $relation ($title, content, tags, $user_id)"
          + " values (?, 'a note', '{new}', ?)"),
  INSERT_RETURNING(
      "insert returning *",
      200,
      1,
      true,
      "insert into $relation ($title, content, tags, $user_id)"
          + " values (?, 'a note', '{new}', ?)"
          + " returning *"),
  INSERT_MANY(
      "insert 1,000 rows",
      7,
      1_000,
      true,
      """
      insert into $relation ($title, content, tags, $user_id)
      select 'new ' || n, 'a note', '{new}', ?
      from pg_catalog.generate_series(1, ?) as n\
      """),
  UPDATE_KEY(
      "update by key",
      200,
      1,
      true,
      "update $relation set $title = ?, updated_at = pg_catalog.now() where id = ?"),
  DELETE_KEY("delete by key", 200, 1, true, "delete from $relation where id = ?");

  private static final String BY_KEY = "select * from $relation where id = ?";
  private static final String LIST =
      "select * from $relation where $user_id = ? order by created_at desc limit 50";

  private final String title;
  private final int times;
  private final int rows;
  private final boolean writes;
  private final String sql;

  Operation(String title, int times, int rows, boolean writes, String sql) {
    this.title = title;
    this.times = times;
    this.rows = rows;
    this.writes = writes;
    this.sql = sql;
  }

  String title() {
    return title;
  }

  int times() {
    return times;
  }

  int rows() {
    return rows;
  }

  boolean writes() {
    return writes;
  }

  /** Planned anew each time. */
  boolean unprepared() {
    return this == SELECT_KEY_UNPREPARED || this == SELECT_LIST_UNPREPARED;
  }

  String sql(Route route) {
    return sql.replace("$relation", route.relation())
        .replace("$title", route.column("title"))
        .replace("$user_id", route.column("user_id"));
  }

  /** Asks about one of her rows; that another number of rows answers is the end of the run. */
  void ask(PreparedStatement statement, int number) throws SQLException {
    ask(statement, number, rows);
  }

  /** Likewise, with no more than one row written. */
  void warmUp(PreparedStatement statement, int number) throws SQLException {
    ask(statement, number, this == INSERT_MANY ? 1 : rows);
  }

  private void ask(PreparedStatement statement, int number, int wanted) throws SQLException {
    fill(statement, number, wanted);
    int seen = 0;
    if (statement.execute()) {
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          seen++;
        }
      }
    } else {
      seen = statement.getUpdateCount();
    }
    if (seen != wanted) {
      throw new IllegalStateException(
          "%s: %d rows instead of %d, by %s".formatted(title, seen, wanted, statement));
    }
  }

  void fill(PreparedStatement statement, int number) throws SQLException {
    fill(statement, number, rows);
  }

  private void fill(PreparedStatement statement, int number, int wanted) throws SQLException {
    switch (this) {
      case SELECT_KEY, SELECT_KEY_UNPREPARED, DELETE_KEY ->
          statement.setObject(1, MemoryEntries.ofAlice(number));
      case SELECT_LIST, SELECT_LIST_UNPREPARED -> statement.setObject(1, MemoryEntries.ALICE);
      case INSERT, INSERT_RETURNING -> {
        statement.setString(1, "new " + number);
        statement.setObject(2, MemoryEntries.ALICE);
      }
      case INSERT_MANY -> {
        statement.setObject(1, MemoryEntries.ALICE);
        statement.setInt(2, wanted);
      }
      case UPDATE_KEY -> {
        statement.setString(1, "changed " + number);
        statement.setObject(2, MemoryEntries.ofAlice(number));
      }
    }
  }
}
