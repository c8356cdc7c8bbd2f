package dev.pgrehearse.baseline;

import dev.pgrehearse.spec.MeasuredQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs queries on one connection, each in a transaction that is rolled back, and counts. */
final class QueryMeter {

  private static final String EXPLAIN =
      "explain (analyze, buffers, verbose, timing off, format json) ";

  private static final String ROWS_READ =
      """
      select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)
      from pg_catalog.pg_stat_xact_user_tables
      """;

  private static final String FUNCTIONS =
      """
      select schemaname || '.' || funcname, sum(calls)
      from pg_catalog.pg_stat_xact_user_functions
      group by 1
      order by 1
      """;

  private static final String NOT_IMMUTABLE =
      """
      select distinct called.name
      from unnest(?::text[]) as called (name)
      join pg_catalog.pg_proc as p
          on pg_catalog.quote_ident(p.proname) = called.name
          or exists (
              select from pg_catalog.pg_namespace as n
              where n.oid = p.pronamespace
                  and pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname)
                      = called.name
          )
      where p.provolatile <> 'i'
      """;

  private final Connection connection;
  private final Impersonation who;

  QueryMeter(Connection connection, Impersonation who) throws SQLException {
    this.connection = connection;
    this.who = who;
    connection.setAutoCommit(false);
  }

  /**
   * What one run comes to, of a query that has run before.
   *
   * @param time as {@link Measured} has it
   * @throws SQLException when the query is refused
   */
  Measured measure(MeasuredQuery query, double time) throws SQLException {
    try {
      send(who.before());
      String sql = sql(query);
      send("savepoint measured");
      send(who.entering(query.identity()));
      run(sql);
      send("rollback to savepoint measured");
      long rowsRead = number(ROWS_READ);
      SortedMap<String, Long> functions = functions();
      send(who.entering(query.identity()));
      ExplainedQuery explained = new ExplainedQuery(text(EXPLAIN + sql));
      send(who.leaving());
      send("set constraints all immediate");
      rowsRead = number(ROWS_READ) - rowsRead;
      SortedMap<String, Long> calls = explained.calls(notImmutable(explained.namesInConditions()));
      for (Map.Entry<String, Long> function : functions().entrySet()) {
        long more = function.getValue() - functions.getOrDefault(function.getKey(), 0L);
        if (more > 0) {
          calls.put(function.getKey(), more);
        }
      }
      return new Measured(
          query.identity().name(),
          explained.rows(),
          explained.buffers(),
          rowsRead,
          calls,
          time,
          explained.shape());
    } finally {
      connection.rollback();
    }
  }

  /** Becomes who sends it, and stays so until {@link #end}. */
  Timed begin(MeasuredQuery query) throws SQLException {
    send(who.before());
    String sql = sql(query);
    send(who.entering(query.identity()));
    return new Timed(sql);
  }

  /** Likewise, with the condition that is said in place of the policies, as a superuser. */
  Timed beginWithoutPolicies(MeasuredQuery query) throws SQLException {
    send(who.before());
    String sql = prepared(query, query.withoutPolicies().orElseThrow());
    send(who.leaving());
    return new Timed(sql);
  }

  /** As who has logged in. */
  Timed begin(String sql) throws SQLException {
    send(who.before());
    return new Timed(sql);
  }

  void end() throws SQLException {
    connection.rollback();
  }

  /** A statement that is run often in one transaction. */
  final class Timed {

    private final String sql;

    private Timed(String sql) {
      this.sql = sql;
    }

    /** Nanoseconds of so many runs; what each writes is taken back before the next. */
    long run(int times) throws SQLException {
      send("savepoint timed");
      long took = 0;
      for (int i = 0; i < times; i++) {
        long since = System.nanoTime();
        QueryMeter.this.run(sql);
        took += System.nanoTime() - since;
        send("rollback to savepoint timed");
      }
      return took;
    }

    /** How many rows it returns or writes. */
    long rows() throws SQLException {
      send("savepoint timed");
      long rows = QueryMeter.this.run(sql);
      send("rollback to savepoint timed");
      return rows;
    }
  }

  private String sql(MeasuredQuery query) throws SQLException {
    return prepared(query, query.sql());
  }

  /** Parameters are sent as drivers send them, and the server infers their types. */
  private String prepared(MeasuredQuery query, String sql) throws SQLException {
    String statement = sql.strip().replaceFirst(";$", "");
    if (query.parameters().isEmpty()) {
      return statement;
    }
    send("deallocate all");
    send("prepare measured as " + statement);
    StringBuilder values = new StringBuilder();
    try (Statement quoting = connection.createStatement()) {
      for (String parameter : query.parameters()) {
        values.append(values.isEmpty() ? "" : ", ").append(quoting.enquoteLiteral(parameter));
      }
    }
    return "execute measured (" + values + ")";
  }

  private Set<String> notImmutable(Set<String> names) throws SQLException {
    Set<String> found = new TreeSet<>();
    if (names.isEmpty()) {
      return found;
    }
    try (PreparedStatement statement = connection.prepareStatement(NOT_IMMUTABLE)) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private SortedMap<String, Long> functions() throws SQLException {
    SortedMap<String, Long> calls = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(FUNCTIONS)) {
      while (rows.next()) {
        calls.put(rows.getString(1), rows.getLong(2));
      }
    }
    return calls;
  }

  private long run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount();
      }
      long rows = 0;
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          rows++;
        }
      }
      return rows;
    }
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void send(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
