package dev.pgrehearse.status;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.FingerprintScope;
import dev.pgrehearse.changelog.ChangelogHistory;
import dev.pgrehearse.server.PrivilegeRegime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a live database is at one moment.
 *
 * @param major the server's version
 * @param catalog with the migration role under the name that it has in a rehearsal
 * @param deployers sessions that may be those of a deployment, in words
 */
public record LiveLook(
    int major,
    PrivilegeRegime regime,
    ChangelogHistory history,
    Fingerprint catalog,
    List<String> deployers) {

  /** What the role that deploys is called, here and on a throwaway database. */
  static final String MIGRATION_ROLE = "migration_role";

  private static final String REGIME =
      """
      select exists (
          select
          from pg_catalog.pg_default_acl as d
          join pg_catalog.pg_namespace as n on n.oid = d.defaclnamespace
          cross join lateral pg_catalog.aclexplode(d.defaclacl) as x
          join pg_catalog.pg_roles as r on r.oid = x.grantee
          where n.nspname = 'public'
              and d.defaclobjtype = 'r'
              and r.rolname = 'anon'
      )
      """;

  /** What may not be shown to whoever asks might be one. */
  private static final String DEPLOYERS =
      """
      select pg_catalog.format(
          'pid %s of %s, since %s, %s',
          a.pid,
          a.usename,
          coalesce(pg_catalog.to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS'), 'a time not shown'),
          coalesce(a.state, 'in a state not shown')
      )
      from pg_catalog.pg_stat_activity as a
      where a.datname = pg_catalog.current_database()
          and a.usename = ?
          and a.pid <> pg_catalog.pg_backend_pid()
          and (a.backend_type is null or a.backend_type = 'client backend')
          and (a.application_name is null or a.application_name ~* 'jdbc|liquibase')
      order by a.pid
      """;

  public LiveLook {
    deployers = List.copyOf(deployers);
  }

  /**
   * Looks, in one transaction that may only read and sees one moment.
   *
   * @param schema where Liquibase keeps its tables; where it is not given they are looked for
   * @throws IllegalArgumentException when that is not where the tables are
   */
  public static LiveLook of(Connection connection, Optional<String> schema) throws SQLException {
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    try {
      waitNoLongerThanOthersLike(connection);
      ChangelogHistory history = ChangelogHistory.of(connection, schema);
      Map<String, String> aliases =
          history.owner().isEmpty() ? Map.of() : Map.of(history.owner(), MIGRATION_ROLE);
      return new LiveLook(
          connection.getMetaData().getDatabaseMajorVersion(),
          isOpen(connection) ? PrivilegeRegime.OPEN : PrivilegeRegime.CLOSED,
          history,
          Fingerprint.of(connection, new FingerprintScope(Set.of(), aliases)),
          deployers(connection, history.owner()));
    } finally {
      connection.rollback();
    }
  }

  /** A deployment that lives may hold locks for which a definition has to wait. */
  private static void waitNoLongerThanOthersLike(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '10s'");
    }
  }

  private static boolean isOpen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(REGIME)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static List<String> deployers(Connection connection, String role) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(DEPLOYERS)) {
      statement.setString(1, role);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }
}
