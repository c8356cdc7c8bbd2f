package dev.pgrehearse.catalog;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A server on which one thing after the other is tried, each on a fresh copy of the same. */
final class WatchStage implements AutoCloseable {

  /** A database with one cannot be dropped. */
  private static final String DROP_SUBSCRIPTIONS =
      """
      do $$
      declare
          subscription name;
      begin
          for subscription in
              select s.subname
              from pg_catalog.pg_subscription as s
              join pg_catalog.pg_database as d on d.oid = s.subdbid
              where d.datname = current_database()
          loop
              execute format('alter subscription %I disable', subscription);
              execute format('alter subscription %I set (slot_name = none)', subscription);
              execute format('drop subscription %I', subscription);
          end loop;
      end
      $$
      """;

  private static final String ROLES =
      "select oid, rolname from pg_catalog.pg_roles where oid >= 16384 order by oid";

  private final Server server;
  private final Database template;
  private final Map<Long, String> roles;

  private WatchStage(Server server, Database template, Map<Long, String> roles) {
    this.server = server;
    this.template = template;
    this.roles = roles;
  }

  static WatchStage start(int version, String... prepared) throws SQLException {
    Server server = Servers.start(new ServerChoice.Embedded(version));
    try {
      Database template = server.createDatabase(PrivilegeRegime.CLOSED);
      try (Connection connection = template.connectAsSuperuser()) {
        for (String sql : prepared) {
          execute(connection, sql);
        }
        return new WatchStage(server, template, roles(connection));
      }
    } catch (SQLException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Leaves out what no look is to see, and calls the migration role the same each time. */
  FingerprintScope scope() {
    return new FingerprintScope(
        Set.of("ignored"), Map.of(server.migrationRole(), "migration_role"));
  }

  Database copy() {
    return server.cloneOf(template);
  }

  /** With all that was made for it on the server. */
  void drop(Database copy) throws SQLException {
    try (copy) {
      try (Connection connection = copy.connectAsSuperuser()) {
        execute(connection, DROP_SUBSCRIPTIONS);
      }
    }
    putRolesBack();
  }

  /** They are the server's, and in the way of the next trial. */
  private void putRolesBack() throws SQLException {
    try (Connection connection = template.connectAsSuperuser()) {
      Map<Long, String> now = roles(connection);
      for (Map.Entry<Long, String> role : now.entrySet()) {
        if (!roles.containsKey(role.getKey())) {
          execute(connection, "drop owned by " + quoted(role.getValue()));
        } else if (!role.getValue().equals(roles.get(role.getKey()))) {
          execute(
              connection,
              "alter role %s rename to passing_%d"
                  .formatted(quoted(role.getValue()), role.getKey()));
        }
      }
      for (Map.Entry<Long, String> role : now.entrySet()) {
        String before = roles.get(role.getKey());
        if (before == null) {
          execute(connection, "drop role " + quoted(role.getValue()));
        } else {
          if (!role.getValue().equals(before)) {
            execute(
                connection,
                "alter role passing_%d rename to %s".formatted(role.getKey(), quoted(before)));
          }
          execute(connection, "alter role %s reset all".formatted(quoted(before)));
        }
      }
    }
  }

  private static Map<Long, String> roles(Connection connection) throws SQLException {
    Map<Long, String> roles = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROLES)) {
      while (rows.next()) {
        roles.put(rows.getLong(1), rows.getString(2));
      }
    }
    return roles;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
