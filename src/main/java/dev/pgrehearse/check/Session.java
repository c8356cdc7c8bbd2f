package dev.pgrehearse.check;

import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Becomes somebody else within a transaction, with the settings PostgREST makes for each request,
 * in its order: search_path, role, claims, method, path, headers, all local to the transaction.
 */
public final class Session {

  /** SQL that goes back to the superuser who opened the connection. */
  public static final String LEAVING = "set local session authorization default";

  private static final String NOBODY =
      """
      select
          set_config('search_path', '"$user", public, extensions', true),
          set_config('request.jwt.claims', '', true),
          set_config('request.method', '', true),
          set_config('request.path', '', true),
          set_config('request.headers', '', true),
          set_config('request.cookies', '', true)
      """;

  private final Connection connection;
  private final String migrationRole;
  private final Map<String, Boolean> behindAuthenticator = new HashMap<>();
  private final Map<Identity, List<String>> statements = new HashMap<>();
  private final Set<String> ownSettings = new TreeSet<>();

  /**
   * On a superuser's connection.
   *
   * @param migrationRole whom the migration's identity stands for
   */
  public Session(Connection connection, String migrationRole) {
    this.connection = connection;
    this.migrationRole = migrationRole;
  }

  /** SQL that becomes somebody, whoever the session was: several statements, one round trip. */
  public String entering(Identity identity) throws SQLException {
    return String.join("; ", statementsToEnter(identity));
  }

  /** Likewise, one by one. */
  List<String> statementsToEnter(Identity identity) throws SQLException {
    List<String> known = statements.get(identity);
    if (known == null) {
      known = statements(identity);
      statements.put(identity, known);
    }
    ownSettings.addAll(identity.settings().keySet());
    Map<String, String> others = new TreeMap<>();
    ownSettings.forEach(name -> others.put(name, ""));
    others.keySet().removeAll(identity.settings().keySet());
    if (others.isEmpty()) {
      return known;
    }
    List<String> all = new ArrayList<>(known);
    // Before the role is taken on, which comes last.
    all.add(1, settings(others));
    return all;
  }

  private List<String> statements(Identity identity) throws SQLException {
    if (identity.equals(Identity.MIGRATION)) {
      return List.of(LEAVING, authorize(migrationRole), NOBODY);
    }
    boolean behind = isBehindAuthenticator(identity.role());
    return List.of(
        LEAVING,
        authorize(behind ? "authenticator" : identity.role()),
        settings(identity.requestSettings(behind)));
  }

  /** Back to the superuser who opened the connection. */
  public void leave() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LEAVING);
    }
  }

  /** Likewise; returns whether anything was written in this transaction. */
  boolean leaveHavingWritten() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          LEAVING + "; select pg_catalog.pg_current_xact_id_if_assigned() is not null");
      statement.getMoreResults();
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private String authorize(String role) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return "set local session authorization " + statement.enquoteIdentifier(role, true);
    }
  }

  private String settings(Map<String, String> settings) throws SQLException {
    List<String> calls = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        calls.add(
            "set_config(%s, %s, true)"
                .formatted(
                    statement.enquoteLiteral(setting.getKey()),
                    statement.enquoteLiteral(setting.getValue())));
      }
    }
    return "select " + String.join(", ", calls);
  }

  private boolean isBehindAuthenticator(String role) throws SQLException {
    Boolean known = behindAuthenticator.get(role);
    if (known != null) {
      return known;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select coalesce(bool_or(pg_has_role(a.oid, r.oid, 'member')), false)
            from pg_catalog.pg_roles as a, pg_catalog.pg_roles as r
            where a.rolname = 'authenticator' and r.rolname = ?
            """)) {
      statement.setString(1, role);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        behindAuthenticator.put(role, row.getBoolean(1));
        return row.getBoolean(1);
      }
    }
  }
}
