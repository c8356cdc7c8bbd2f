package dev.pgrehearse.facade.client;

import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** A database that is asked about statements, each as the role that sent it. Nothing is kept. */
final class PlanningSide {
  private static final String NAME = "pgrehearse_client";

  /**
   * A plan for any values, as a server makes it that has run the statement often. Strings are read
   * as they were when the text was taken for one statement, or it could turn out to be more.
   */
  private static final String SETTINGS =
      """
      select
          pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true),
          pg_catalog.set_config('standard_conforming_strings', 'on', true),
          pg_catalog.set_config('transaction_read_only', '%s', true),
          pg_catalog.set_config('enable_seqscan', '%s', true),
          pg_catalog.set_config('jit', 'off', true),
          pg_catalog.set_config('statement_timeout', '30s', true),
          pg_catalog.set_config('lock_timeout', '2s', true)
      """;

  /** Of a table's column with a sequence the driver says more than there is. */
  private static final Map<String, String> SERIAL =
      Map.of("smallserial", "int2", "serial", "int4", "bigserial", "int8");

  private final Connection connection;
  private final boolean throwaway;
  private final ClientStatements.Guises guises;
  private final RelationNames names;
  private int described;

  /** What Postgres says to a statement. */
  sealed interface Response permits PlanShape, Done, Refused {}

  /** It was done, and undone. */
  record Done() implements Response {}

  /** It does not work. */
  record Refused(String sqlState, String message) implements Response {

    /** Whether it was no answer: a lock was held, or the server had no time or no room. */
    boolean passing() {
      return Set.of("55P03", "57014", "40P01").contains(sqlState) || sqlState.startsWith("53");
    }

    static Refused of(SQLException e) {
      return new Refused(
          String.valueOf(e.getSQLState()),
          e.getMessage().lines().findFirst().orElse("").replaceFirst("^ERROR: ", ""));
    }
  }

  private PlanningSide(
      Connection connection,
      boolean throwaway,
      ClientStatements.Guises guises,
      RelationNames names) {
    this.connection = connection;
    this.throwaway = throwaway;
    this.guises = guises;
    this.names = names;
  }

  /**
   * A database of our own. Few rows would hide which indexes can be used, so tables are read from
   * end to end only where they must be; and what makes no plan is run, and undone.
   */
  static PlanningSide throwaway(
      Connection connection, ClientStatements.Guises guises, RelationNames names) {
    return new PlanningSide(connection, true, guises, names);
  }

  /** A database that others work on: statements are planned there and never run. */
  static PlanningSide live(
      Connection connection, ClientStatements.Guises guises, RelationNames names) {
    return new PlanningSide(connection, false, guises, names);
  }

  /** Empty where there is no way to ask. */
  Optional<Response> ask(Candidate candidate, ClientText text) throws SQLException {
    if (text.planned().isPresent()) {
      return Optional.of(plan(candidate, text.planned().get()));
    }
    return throwaway && (text.tried() || text.copied())
        ? Optional.of(run(candidate, text))
        : Optional.empty();
  }

  private Response plan(Candidate candidate, String sql) throws SQLException {
    boolean prepared = false;
    try (QuietTransaction transaction = begin();
        Statement statement = transaction.statement()) {
      enter(statement, candidate);
      statement.execute("prepare %s as %s".formatted(NAME, sql));
      prepared = true;
      String columns;
      int parameters;
      try (ResultSet row = statement.executeQuery(types())) {
        row.next();
        parameters = row.getInt(1);
        columns = Optional.ofNullable(row.getString(2)).orElse("");
      }
      if (throwaway && !saysTypes()) {
        columns = described(parameters);
      }
      try (ResultSet row = statement.executeQuery(explain(parameters))) {
        row.next();
        return PlanShape.of(row.getString(1), columns, names);
      }
    } catch (SQLException e) {
      return Refused.of(e);
    } finally {
      if (prepared) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("deallocate " + NAME);
        }
      }
    }
  }

  /** Before 16 a server does not say of which types the result is. */
  private boolean saysTypes() throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion() >= 16;
  }

  /** What it says of the result then, to a driver that asks before it sends anything. */
  private String described(int parameters) throws SQLException {
    // The driver remembers what it was told of a text: each has a number, to be another.
    String sql = "%s /* %d */".formatted(execute(parameters), ++described);
    try (PreparedStatement execute = connection.prepareStatement(sql)) {
      ResultSetMetaData row = execute.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; row != null && i <= row.getColumnCount(); i++) {
        String type = row.getColumnTypeName(i);
        columns.add(row.getColumnLabel(i) + " " + SERIAL.getOrDefault(type, type));
      }
      return String.join(", ", columns);
    }
  }

  private String types() throws SQLException {
    return """
        select
            pg_catalog.cardinality(p.parameter_types),
            %s
        from pg_catalog.pg_prepared_statements as p
        where p.name = '%s'"""
        .formatted(saysTypes() ? "p.result_types::oid[]::text" : "''", NAME);
  }

  private static String explain(int parameters) {
    return "explain (verbose, costs off, format json) " + execute(parameters);
  }

  private static String execute(int parameters) {
    return "execute %s%s"
        .formatted(
            NAME,
            parameters == 0
                ? ""
                : "(%s)".formatted(String.join(", ", Collections.nCopies(parameters, "null"))));
  }

  private Response run(Candidate candidate, ClientText text) throws SQLException {
    try (QuietTransaction transaction = begin();
        Statement statement = transaction.statement()) {
      enter(statement, candidate);
      if (text.tried()) {
        statement.execute(text.sql());
      } else {
        copy(text);
      }
      return new Done();
    } catch (SQLException e) {
      return Refused.of(e);
    }
  }

  private void copy(ClientText text) throws SQLException {
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    if (text.copiedIn()) {
      CopyIn in = copies.copyIn(text.sql());
      byte[] nothing = text.nothing();
      in.writeToCopy(nothing, 0, nothing.length);
      // To its end as well: what a copy goes into is looked at only behind the point where it may
      // still be called off.
      in.endCopy();
    } else {
      CopyOut out = copies.copyOut(text.sql());
      while (out.readFromCopy() != null) {
        // To its end: a copy that is broken off may take the next statement with it.
      }
    }
  }

  private QuietTransaction begin() throws SQLException {
    String live = throwaway ? "off" : "on";
    return QuietTransaction.on(connection, SETTINGS.formatted(live, live));
  }

  private void enter(Statement statement, Candidate candidate) throws SQLException {
    statement.execute(guises.entering(candidate.sent().role()));
    statement.execute(candidate.path().entering());
  }
}
