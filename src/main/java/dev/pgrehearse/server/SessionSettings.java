package dev.pgrehearse.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What sessions begin with, whatever the server, the database or the role is set to. As part of the
 * greeting: it goes before all of these, needs no statement of its own, and a reset comes back to
 * it.
 */
final class SessionSettings {

  /** Of our own sessions, a superuser's: nothing ends them, and they see what there is. */
  static final String OURS =
      String.join(
          " ",
          "-c statement_timeout=0",
          "-c lock_timeout=0",
          "-c idle_in_transaction_session_timeout=0",
          "-c idle_session_timeout=0",
          "-c default_transaction_read_only=off",
          "-c default_transaction_isolation=read\\ committed",
          "-c default_transaction_deferrable=off",
          "-c row_security=on",
          "-c client_min_messages=notice",
          "-c search_path=\"$user\",public",
          "-c role=none");

  /** Since 17; a server that does not know it would refuse the greeting. */
  static final String UNLIMITED_TRANSACTIONS = "set transaction_timeout = 0";

  private static final int FIRST_WITH_TRANSACTION_TIMEOUT = 17;

  /**
   * What a server may say to everybody and a rehearsal cannot be held with: it is slower than the
   * deployment, pauses between changesets to look, and writes.
   */
  private static final Map<String, String> IN_THE_WAY =
      Map.of(
          "default_transaction_read_only", "off",
          "idle_in_transaction_session_timeout", "0",
          "idle_session_timeout", "0",
          "statement_timeout", "0");

  /** What the role and the database are set to is the user's, by his changelog, and stays. */
  private static final String SET_BY_USERS =
      """
      select pg_catalog.split_part(c.setting, '=', 1)
      from pg_catalog.pg_db_role_setting as s
      cross join lateral pg_catalog.unnest(s.setconfig) as c (setting)
      where (s.setrole <> 0 or s.setdatabase <> 0)
          and s.setrole in (0, (select oid from pg_catalog.pg_roles where rolname = session_user))
          and s.setdatabase in (
              0,
              (
                  select oid
                  from pg_catalog.pg_database
                  where datname = pg_catalog.current_database()
              )
          )
      """;

  private SessionSettings() {}

  /** Whether {@link #UNLIMITED_TRANSACTIONS} has a meaning there. */
  static boolean haveTransactionTimeout(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion() >= FIRST_WITH_TRANSACTION_TIMEOUT;
  }

  /**
   * A session of the migration role: as the user's own would be but for what is in the way.
   *
   * @param major the server's version
   * @param connect opens one that begins with some settings
   */
  static Connection ofMigrations(int major, Function<String, Connection> connect) {
    Map<String, String> off = new TreeMap<>(IN_THE_WAY);
    if (major >= FIRST_WITH_TRANSACTION_TIMEOUT) {
      off.put("transaction_timeout", "0");
    }
    Connection connection = connect.apply(asOptions(off));
    try {
      if (!off.keySet().removeAll(setByUsers(connection))) {
        return connection;
      }
      connection.close();
      return connect.apply(asOptions(off));
    } catch (SQLException e) {
      throw new ServerException("a session's settings cannot be read: " + e.getMessage(), e);
    }
  }

  private static String asOptions(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> "-c %s=%s".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static List<String> setByUsers(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SET_BY_USERS)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
