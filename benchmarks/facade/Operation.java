import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What is asked, how often in a slice, and how many rows each time. */
enum Operation {
  SELECT_KEY("select by key", 300, 1, false, "select * from %s where id = ?"),
  SELECT_UNPREPARED("select, not prepared", 100, 1, false, "select * from %s where id = ?"),
  SELECT_LIST(
      "select a list of 50",
      20,
      50,
      false,
      "select * from %s where user_id = ? order by created_at desc limit 50"),
  INSERT(
      "insert",
      100,
      1,
      true,
      "insert into %s (title, content, tags, user_id) values (?, 'a note', '{new}', ?)"),
  INSERT_RETURNING(
      "insert returning *",
      100,
      1,
      true,
      "insert into %s (title, content, tags, user_id) values (?, 'a note', '{new}', ?)"
          + " returning *"),
  INSERT_MANY(
      "insert 1,000 rows",
      1,
      1_000,
      true,
      """
      insert into %s (title, content, tags, user_id)
      select 'new ' || n, 'a note', '{new}', ?
      from pg_catalog.generate_series(1, ?) as n\
      """),
  UPDATE_KEY(
      "update by key",
      100,
      1,
      true,
      "update %s set title = ?, updated_at = pg_catalog.now() where id = ?"),
  DELETE_KEY("delete by key", 120, 1, true, "delete from %s where id = ?");

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

  boolean writes() {
    return writes;
  }

  String sql(Way way) {
    return sql.formatted(way.clients());
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
      case SELECT_KEY, SELECT_UNPREPARED, DELETE_KEY ->
          statement.setObject(1, MemoryEntries.ofAlice(number));
      case SELECT_LIST -> statement.setObject(1, MemoryEntries.ALICE);
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
