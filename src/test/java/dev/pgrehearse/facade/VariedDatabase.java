package dev.pgrehearse.facade;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.FingerprintScope;
import dev.pgrehearse.catalog.RowDigests;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A database with varied.sql in it, played by the migration role. */
final class VariedDatabase implements AutoCloseable {
  static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  static final String BOB = "00000000-0000-0000-0000-000000000b0b";

  private static final Path VARIED =
      Path.of(System.getProperty("pgrehearse.home", ""), "src/test/resources/facade/varied.sql");

  private final Database database;
  private final FingerprintScope scope;

  private VariedDatabase(Server server, Database database) {
    this.database = database;
    this.scope = new FingerprintScope(Set.of(), Map.of(server.migrationRole(), "migration_role"));
  }

  static VariedDatabase on(Server server, PrivilegeRegime regime) throws SQLException {
    VariedDatabase made = new VariedDatabase(server, server.createDatabase(regime));
    try (Connection connection = made.migration()) {
      SqlScript.read(VARIED).run(connection);
    }
    return made;
  }

  static VariedDatabase cloneOf(Server server, VariedDatabase template) {
    return new VariedDatabase(server, server.cloneOf(template.database));
  }

  Connection migration() {
    return database.connectAsMigrationRole();
  }

  /** A session as PostgREST makes it, for one person. */
  Connection as(String role, String person) throws SQLException {
    Connection connection = database.connectAsSuperuser();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = public, extensions");
      statement.execute(
          "set request.jwt.claims = '{\"role\": \"%s\", \"sub\": \"%s\"}'".formatted(role, person));
      statement.execute("set role " + role);
    }
    return connection;
  }

  FacadePlan plan(Move... moves) throws SQLException {
    try (Connection connection = migration()) {
      return FacadePlan.of(connection, List.of(moves));
    }
  }

  /** In one transaction, as Liquibase plays a changeset. */
  void apply(String sql) throws SQLException {
    try (Connection connection = migration()) {
      connection.setAutoCommit(false);
      run(connection, sql);
      connection.commit();
    }
  }

  void asSuperuser(String sql) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      run(connection, sql);
    }
  }

  Fingerprint fingerprint() throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      return Fingerprint.of(connection, scope);
    }
  }

  RowDigests rows() throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      return RowDigests.of(connection, scope);
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** Who was granted what of that which a view can give, on the relation and its columns. */
  List<String> grants(String relation) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      return query(
          connection,
          """
          select
              case when x.grantee = c.relowner then 'owner' else x.grantee::regrole::text end,
              x.privilege_type,
              x.is_grantable,
              l.part
          from pg_class as c
          cross join lateral (
              select '' as part, coalesce(c.relacl, acldefault('r', c.relowner)) as acl
              union all
              select a.attname, a.attacl
              from pg_attribute as a
              where a.attrelid = c.oid
                  and a.attacl is not null
          ) as l
          cross join lateral aclexplode(l.acl) as x
          where c.oid = '%s'::regclass
              and x.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
          order by 1, 2, 3, 4"""
              .formatted(relation));
    }
  }

  /** The rows of the statement, the columns of each with a bar between them. */
  static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", values));
      }
      return found;
    }
  }

  /** SQLSTATE of what goes wrong, or of what goes well. */
  static String state(Connection connection, String sql) {
    try {
      run(connection, sql);
      return "00000";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
