package dev.pgrehearse.mutation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a transaction held at its end that makes others wait, on relations that were there before,
 * while nothing limited its own waiting.
 *
 * @param withoutTimeout relations, schema-qualified
 */
record Locks(Set<String> withoutTimeout) {

  static final Locks NONE = new Locks(Set.of());

  Locks {
    withoutTimeout = Set.copyOf(withoutTimeout);
  }

  /** Remembers which relations exist before a changeset. */
  static Watch watch(Connection connection) throws SQLException {
    List<Long> relations = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select c.oid from pg_catalog.pg_class as c where c.oid >= 16384 and c.relkind in"
                    + " ('r', 'p', 'm') order by 1")) {
      while (rows.next()) {
        relations.add(rows.getLong(1));
      }
    }
    return new Watch(connection, relations);
  }

  /** A transaction that is being watched. */
  record Watch(Connection connection, List<Long> relations) {

    private static final String HELD =
        """
        select l.relation::regclass::text
        from pg_catalog.pg_locks as l
        where l.pid = pg_backend_pid()
            and l.granted
            and l.relation::bigint = any (?)
            and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
            and current_setting('lock_timeout') = '0'
        order by 1
        """;

    Watch {
      relations = List.copyOf(relations);
    }

    /** To be asked before the commit. */
    Locks taken() throws SQLException {
      Array known = connection.createArrayOf("int8", relations.toArray());
      try (PreparedStatement query = connection.prepareStatement(HELD)) {
        query.setArray(1, known);
        Set<String> found = new TreeSet<>();
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
        return new Locks(found);
      }
    }
  }
}
