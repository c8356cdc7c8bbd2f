package dev.pgrehearse.baseline;

import dev.pgrehearse.check.Session;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a connection becomes somebody for the rest of a transaction. */
interface Impersonation {

  /** What a transaction begins with. */
  String before();

  /** SQL that becomes somebody. */
  String entering(Identity identity) throws SQLException;

  /** SQL that goes back to who has logged in. */
  String leaving();

  /** Of a superuser, as checks do it: functions are counted too. */
  static Impersonation ofSuperuser(Connection connection, String migrationRole) {
    Session session = new Session(connection, migrationRole);
    return new Impersonation() {
      @Override
      public String before() {
        return "set local track_functions = 'all'";
      }

      @Override
      public String entering(Identity identity) throws SQLException {
        return session.entering(identity);
      }

      @Override
      public String leaving() {
        return Session.LEAVING;
      }
    };
  }

  /**
   * Of a login that is a member of the roles, on a server that others use: nothing is written,
   * nothing waits for a lock, and no query takes longer than a minute.
   */
  static Impersonation ofMember(Connection connection) {
    return new Impersonation() {
      @Override
      public String before() {
        return """
            set transaction read only; set local statement_timeout = '60s'; \
            set local lock_timeout = '2s'""";
      }

      @Override
      public String entering(Identity identity) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement quoting = connection.createStatement()) {
          for (Map.Entry<String, String> setting : identity.requestSettings(true).entrySet()) {
            if (!setting.getKey().equals("role")) {
              statements.add(
                  "set local %s = %s"
                      .formatted(setting.getKey(), quoting.enquoteLiteral(setting.getValue())));
            }
          }
          statements.add(
              identity.equals(Identity.MIGRATION)
                  ? "set local role none"
                  : "set local role " + quoting.enquoteIdentifier(identity.role(), true));
        }
        return String.join("; ", statements);
      }

      @Override
      public String leaving() {
        return "set local role none";
      }
    };
  }
}
