package dev.pgrehearse.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Becomes somebody else within a transaction, with the settings PostgREST makes for each request,
 * in its order: search_path, role, claims, method, path, headers, all local to the transaction.
 */
final class Session {

  private static final String SETTINGS =
      """
      select
          set_config('search_path', '"public", "extensions"', true),
          set_config('role', ?, true),
          set_config('request.jwt.claims', ?, true),
          set_config('request.method', 'POST', true),
          set_config('request.path', '/', true),
          set_config('request.headers', '{}', true),
          set_config('request.cookies', '{}', true)
      """;

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
  private final ObjectMapper json = new ObjectMapper();

  Session(Connection connection, String migrationRole) {
    this.connection = connection;
    this.migrationRole = migrationRole;
  }

  void enter(Identity identity) throws SQLException {
    leave();
    if (identity.equals(Identity.MIGRATION)) {
      authorize(migrationRole);
      nobody();
    } else if (isBehindAuthenticator(identity.role())) {
      authorize("authenticator");
      settings(identity.role(), identity);
    } else {
      authorize(identity.role());
      settings("none", identity);
    }
  }

  /** Back to the superuser who opened the connection. */
  void leave() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local session authorization default");
    }
  }

  private void authorize(String role) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "set local session authorization " + statement.enquoteIdentifier(role, true));
    }
  }

  private void nobody() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(NOBODY);
    }
  }

  private void settings(String role, Identity identity) throws SQLException {
    Map<String, Object> claims = new LinkedHashMap<>(identity.claims());
    claims.put("role", identity.role());
    try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
      statement.setString(1, role);
      statement.setString(2, json.writeValueAsString(claims));
      statement.execute();
    } catch (JsonProcessingException e) {
      throw new SQLException("the claims of " + identity.name() + " are no JSON", e);
    }
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
