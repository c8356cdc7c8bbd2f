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

  /** PostgREST's sessions have the extensions on their path too. */
  private static final String PATH_OF_A_SESSION =
      """
      select coalesce(nullif(g.reset_val, ''), '''''') || ', public, extensions'
      from pg_catalog.pg_settings as g
      where g.name = 'search_path'
      """;

  private record Body(long oid, String name, Optional<String> path) {}

  private final Resources resources;

  BrokenBodies(Resources resources) {
    this.resources = resources;
  }

  /** What is broken, as it stands; leaves the transaction that is under way as it was. */
  List<Advice> read(Connection connection) throws SQLException {
    List<Advice> broken = new ArrayList<>();
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      String path = one(statement, PATH_OF_A_SESSION);
      for (Body body : bodies(statement)) {
        Savepoint each = connection.setSavepoint();
        try {
          statement.execute(validate(body, path));
        } catch (SQLException e) {
          broken.add(advice(body.name(), problem(e)));
        }
        connection.rollback(each);
        connection.releaseSavepoint(each);
      }
      if (install(statement)) {
        statement.execute("set local search_path = " + path);
        broken.addAll(inPlpgsql(statement));
      }
    } finally {
      connection.rollback(before);
      connection.releaseSavepoint(before);
    }
    return broken;
  }

  private static String problem(SQLException e) {
    String said =
        e instanceof PSQLException refused && refused.getServerErrorMessage() != null
            ? refused.getServerErrorMessage().getMessage()
            : e.getMessage();
    return "%s (%s)".formatted(said, e.getSQLState());
  }

  private List<Body> bodies(Statement statement) throws SQLException {
    List<Body> bodies = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(resources.query("sql_bodies"))) {
      while (rows.next()) {
        bodies.add(
            new Body(
                rows.getLong("oid"),
                rows.getString("name"),
                Optional.ofNullable(rows.getString("path"))));
      }
    }
    return bodies;
  }

  /** The validator looks names up on the path of the session, and not on the function's own. */
  private static String validate(Body body, String pathOfASession) {
    return "set local search_path = %s; select pg_catalog.fmgr_sql_validator(%d)"
        .formatted(body.path().orElse(pathOfASession), body.oid());
  }

  /** Whether there are bodies that nobody reads here, for the server lacks plpgsql_check. */
  boolean leavesSomeUnread(Connection connection) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      if (install(statement)) {
        return false;
      }
      try (ResultSet rows = statement.executeQuery(resources.query("plpgsql_functions"))) {
        return rows.next();
      }
    } finally {
      connection.rollback(before);
      connection.releaseSavepoint(before);
    }
  }

  private static boolean install(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            """
            select
                exists (select from pg_catalog.pg_extension where extname = 'plpgsql_check') as is,
                exists (
                    select
                    from pg_catalog.pg_available_extensions
                    where name = 'plpgsql_check'
                ) as may_be
            """)) {
      rows.next();
      if (rows.getBoolean("is") || !rows.getBoolean("may_be")) {
        return rows.getBoolean("is");
      }
    }
    statement.execute(
        """
        create schema pgrehearse_look;
        create extension plpgsql_check with schema pgrehearse_look
        """);
    return true;
  }

  private List<Advice> inPlpgsql(Statement statement) throws SQLException {
    String schema =
        one(
            statement,
            """
            select pg_catalog.quote_ident(n.nspname)
            from pg_catalog.pg_extension as e
            join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
            where e.extname = 'plpgsql_check'
            """);
    List<Advice> broken = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            resources
                .query("plpgsql_bodies")
                .replace(":functions", resources.query("plpgsql_functions"))
                .replace(":reader", schema))) {
      while (rows.next()) {
        broken.add(advice(rows.getString("name"), rows.getString("problem")));
      }
    }
    return broken;
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Advice advice(String function, String problem) {
    return Rulebook.BROKEN_BODY.advice("function " + function, problem, function);
  }
}
