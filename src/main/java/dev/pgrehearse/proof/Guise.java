package dev.pgrehearse.proof;

import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * SQL by which a superuser's session becomes somebody until the end of the transaction, with all
 * the settings that PostgREST makes for a request of theirs.
 *
 * @param identity who
 * @param entering several statements, one round trip
 */
record Guise(Identity identity, String entering) {

  static final String LEAVING = "set local session authorization default";

  private static final String BEHIND_AUTHENTICATOR =
      """
      select r.rolname
      from pg_catalog.pg_roles as r
      join pg_catalog.pg_roles as a
          on a.rolname = 'authenticator' and pg_catalog.pg_has_role(a.oid, r.oid, 'member')
      order by r.rolname
      """;

  boolean isMigration() {
    return identity.equals(Identity.MIGRATION);
  }

  /** The guises of all of these, and of the migration role. */
  static List<Guise> of(Connection connection, String migrationRole, List<Identity> identities)
      throws SQLException {
    List<String> behind = new ArrayList<>();
    List<Guise> guises = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(BEHIND_AUTHENTICATOR)) {
        while (rows.next()) {
          behind.add(rows.getString(1));
        }
      }
      for (Identity identity : identities) {
        if (!identity.equals(Identity.MIGRATION)) {
          boolean through = behind.contains(identity.role());
          guises.add(
              new Guise(
                  identity,
                  authorize(statement, through ? "authenticator" : identity.role())
                      + settings(statement, identity.requestSettings(through))));
        }
      }
      guises.add(
          new Guise(
              Identity.MIGRATION,
              authorize(statement, migrationRole)
                  + settings(statement, Map.of("search_path", "\"$user\", public, extensions"))));
    }
    return guises;
  }

  private static String authorize(Statement statement, String role) throws SQLException {
    return "set local session authorization %s; "
        .formatted(statement.enquoteIdentifier(role, true));
  }

  private static String settings(Statement statement, Map<String, String> settings)
      throws SQLException {
    List<String> calls = new ArrayList<>();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      calls.add(
          "pg_catalog.set_config(%s, %s, true)"
              .formatted(
                  statement.enquoteLiteral(setting.getKey()),
                  statement.enquoteLiteral(setting.getValue())));
    }
    return "select " + String.join(", ", calls);
  }
}
