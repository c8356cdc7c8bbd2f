package dev.pgrehearse.systems;

import dev.pgrehearse.changelog.ChangesetFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The finished system with eight guests in it. It is started once for all classes whose sessions
 * meet there, and ends with the process: building it takes longer than most of what is tried in it.
 */
final class RaceTrack {

  static final String DONE = "00000";

  private static final String GUESTS =
      """
      insert into auth.users (id)
      select ('00000000-0000-0000-0000-0000000ace0' || n)::uuid
      from generate_series(0, 7) as s (n);
      insert into public.profiles (user_id, username, npub, is_active)
      select
          ('00000000-0000-0000-0000-0000000ace0' || n)::uuid,
          'racer' || n,
          'npub1racer' || n,
          true
      from generate_series(0, 7) as s (n)
      """;

  private static RaceTrack ofTheMainSystem;
  private static RaceTrack ofAllOptions;

  private final SovereignIdentity system;

  private RaceTrack(SovereignIdentity system) {
    this.system = system;
  }

  /** Of the main changelog alone. */
  static synchronized RaceTrack plain() throws SQLException, ChangesetFailed {
    if (ofTheMainSystem == null) {
      ofTheMainSystem = withGuests(SovereignIdentity.start());
    }
    return ofTheMainSystem;
  }

  /** With every option, in one database. */
  static synchronized RaceTrack withOptions() throws SQLException, ChangesetFailed {
    if (ofAllOptions == null) {
      ofAllOptions = withGuests(SovereignIdentity.startWithOptions());
    }
    return ofAllOptions;
  }

  private static RaceTrack withGuests(SovereignIdentity system) throws SQLException {
    RaceTrack track = new RaceTrack(system);
    track.migrate(GUESTS);
    return track;
  }

  /** {@code 00000000-0000-0000-0000-0000000ace0n}, for n from 0 to 7. */
  static String guest(int n) {
    return "00000000-0000-0000-0000-0000000ace0" + n;
  }

  /** The row that racers need, as a {@link Race} holds it. */
  static String row(String table, String id) {
    return "select 1 from public.%s where id = '%s' for update".formatted(table, id);
  }

  <T> List<T> race(String held, List<Callable<T>> racers) throws Exception {
    return new Race(system, held).run(racers);
  }

  /** A session of its own that says this one thing; gives the SQLSTATE it ended with. */
  Callable<String> call(String user, boolean repeatableRead, String sql) {
    return () -> {
      try (Connection connection = system.asUser(user)) {
        if (repeatableRead) {
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        return state(connection, sql);
      }
    };
  }

  static String state(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return DONE;
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  /** The SQLSTATE with which a changeset's file stops when it is run once more. */
  String stateOf(String file) throws SQLException {
    return system.stateOf(file);
  }

  Connection asUser(String id) throws SQLException {
    return system.asUser(id);
  }

  Connection asService() throws SQLException {
    return system.asService();
  }

  void migrate(String sql) throws SQLException {
    try (Connection connection = system.asMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String text(String sql) throws SQLException {
    try (Connection connection = system.asMigrationRole();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  long number(String sql) throws SQLException {
    try (Connection connection = system.asMigrationRole();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
