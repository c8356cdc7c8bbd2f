package dev.pgrehearse.advice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/**
 * Functions whose body, kept as text, names what is not there: Postgres looks only when they are
 * called. Bodies in SQL are read by Postgres's own validator. Bodies in PL/pgSQL are read by
 * plpgsql_check where the server has it; it is installed for the look alone.
 */
final class BrokenBodies {

  private static final String FUNCTIONS = "text_functions";

  /** PostgREST's sessions have the extensions on their path too. */
  private static final String PATH_OF_A_SESSION =
      """
      select coalesce(nullif(g.reset_val, ''), '''''') || ', public, extensions'
      from pg_catalog.pg_settings as g
      where g.name = 'search_path'
      """;

  private static final String SCHEMA_OF_THE_READER =
      """
      select pg_catalog.quote_ident(n.nspname)
      from pg_catalog.pg_extension as e
      join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
      where e.extname = 'plpgsql_check'
      """;

  private static final String AVAILABLE =
      "select name from pg_catalog.pg_available_extensions where name = 'plpgsql_check'";

  private static final String INSTALL =
      """
      create schema pgrehearse_look;
      create extension plpgsql_check with schema pgrehearse_look
      """;

  /**
   * A session keeps what it once compiled of a function until the function changes; types that were
   * dropped and made anew since are then taken for broken. So it changes, to what it was.
   */
  private static final String COMPILE_ANEW =
      """
      update pg_catalog.pg_proc as p
      set proname = p.proname
      from pg_catalog.pg_language as l
      where l.oid = p.prolang
          and l.lanname = 'plpgsql'
      """;

  private record Function(long oid, String name, String language, Optional<String> path) {}

  /** What is looked at in one transaction, or a part of one. */
  @FunctionalInterface
  private interface Look<T> {
    T through(Statement statement) throws SQLException;
  }

  private final Resources resources;

  BrokenBodies(Resources resources) {
    this.resources = resources;
  }

  /** What is broken, as it stands; leaves the transaction that is under way as it was. */
  List<Advice> read(Connection connection) throws SQLException {
    return looking(
        connection,
        statement -> {
          List<Advice> broken = new ArrayList<>();
          String path = one(statement, PATH_OF_A_SESSION).orElseThrow();
          for (Function function : functions(statement)) {
            if (function.language().equals("sql")) {
              broken.addAll(inSql(connection, function, path));
            }
          }
          Optional<String> reader = reader(statement);
          if (reader.isPresent()) {
            statement.execute("set local search_path = " + path);
            statement.execute(COMPILE_ANEW);
            broken.addAll(inPlpgsql(statement, reader.get()));
          }
          return broken;
        });
  }

  /** Whether there are bodies that nobody reads here, for the server lacks plpgsql_check. */
  boolean leavesSomeUnread(Connection connection) throws SQLException {
    return looking(
        connection,
        statement ->
            functions(statement).stream().anyMatch(each -> each.language().equals("plpgsql"))
                && reader(statement).isEmpty());
  }

  private static <T> T looking(Connection connection, Look<T> look) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      return look.through(statement);
    } finally {
      connection.rollback(before);
      connection.releaseSavepoint(before);
    }
  }

  private List<Function> functions(Statement statement) throws SQLException {
    List<Function> functions = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(resources.query(FUNCTIONS))) {
      while (rows.next()) {
        functions.add(
            new Function(
                rows.getLong("oid"),
                rows.getString("name"),
                rows.getString("language"),
                Optional.ofNullable(rows.getString("path"))));
      }
    }
    return functions;
  }

  /** The validator looks names up on the path of the session, and not on the function's own. */
  private static List<Advice> inSql(Connection connection, Function function, String ofASession)
      throws SQLException {
    return looking(
        connection,
        statement -> {
          try {
            statement.execute(
                "set local search_path = %s; select pg_catalog.fmgr_sql_validator(%d)"
                    .formatted(function.path().orElse(ofASession), function.oid()));
            return List.of();
          } catch (SQLException e) {
            return List.of(advice(function.name(), problem(e)));
          }
        });
  }

  private static String problem(SQLException e) {
    String said =
        e instanceof PSQLException refused && refused.getServerErrorMessage() != null
            ? refused.getServerErrorMessage().getMessage()
            : e.getMessage();
    return "%s (%s)".formatted(said, e.getSQLState());
  }

  /** The schema of plpgsql_check, which is there then; empty where the server does not have it. */
  private static Optional<String> reader(Statement statement) throws SQLException {
    if (one(statement, SCHEMA_OF_THE_READER).isEmpty() && one(statement, AVAILABLE).isPresent()) {
      statement.execute(INSTALL);
    }
    return one(statement, SCHEMA_OF_THE_READER);
  }

  private List<Advice> inPlpgsql(Statement statement, String reader) throws SQLException {
    List<Advice> broken = new ArrayList<>();
    String query =
        resources
            .query("plpgsql_bodies")
            .replace(":functions", resources.query(FUNCTIONS))
            .replace(":reader", reader);
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        broken.add(advice(rows.getString("name"), rows.getString("problem")));
      }
    }
    return broken;
  }

  private static Optional<String> one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  private static Advice advice(String function, String problem) {
    return Rulebook.BROKEN_BODY.advice("function " + function, problem, function);
  }
}
