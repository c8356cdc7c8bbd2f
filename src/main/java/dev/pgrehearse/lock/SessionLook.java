package dev.pgrehearse.lock;

import dev.pgrehearse.changelog.ChangelogPlayer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks what relations are like: those that a session has locked, and others by their oids. */
final class SessionLook {

  /** The first oid that a database gives to what users make. */
  private static final String OF_USERS = "16384";

  private static final String COLUMNS =
      """
      select
          %1$s.oid,
          pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name,
          c.relkind,
          c.relfilenode,
          i.indrelid,
          pg_catalog.pg_stat_get_xact_numscans(%1$s.oid) as scans,
          pg_catalog.pg_stat_get_xact_tuples_returned(%1$s.oid) as read,
          pg_catalog.pg_stat_get_xact_tuples_updated(%1$s.oid)
              + pg_catalog.pg_stat_get_xact_tuples_deleted(%1$s.oid) as changed,
          pg_catalog.pg_stat_get_xact_tuples_inserted(%1$s.oid) as inserted,
      """;

  private static final String OF_USER =
      """
      c.relkind in ('r', 'p', 'v', 'm', 'f', 'i', 'I')
          and c.relpersistence <> 't'
          and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', '%s')
      """
          .formatted(ChangelogPlayer.HISTORY_SCHEMA);

  private static final String HELD =
      """
      with held as (
          select l.relation as oid, pg_catalog.array_agg(l.mode) as modes
          from pg_catalog.pg_locks as l
          where l.pid = %s
              and l.locktype = 'relation'
              and l.granted
              and l.relation >= %s
          group by l.relation
      ),
      looked as (
          select h.oid from held as h
          union
          select i.indexrelid from held as h join pg_catalog.pg_index as i on i.indrelid = h.oid
      )
      %s
          (select h.modes from held as h where h.oid = l.oid) as modes,
          pg_catalog.current_setting('lock_timeout') <> '0' as limited
      from looked as l
      left join pg_catalog.pg_class as c on c.oid = l.oid
      left join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      left join pg_catalog.pg_index as i on i.indexrelid = c.oid
      where c.oid is null or (%s)
      """;

  private static final String THERE =
      """
      %s
          null as modes,
          false as limited
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      left join pg_catalog.pg_index as i on i.indexrelid = c.oid
      where %s
          and c.oid >= %s
      """;

  private final Connection connection;
  private boolean limited;

  SessionLook(Connection connection) {
    this.connection = connection;
  }

  /** What the session itself has locked, and the indexes of that. */
  Map<Long, RelationState> held() throws SQLException {
    return held("pg_catalog.pg_backend_pid()");
  }

  /** Likewise, of another session. */
  Map<Long, RelationState> heldBy(int backend) throws SQLException {
    return held(Integer.toString(backend));
  }

  private Map<Long, RelationState> held(String backend) throws SQLException {
    return read(HELD.formatted(backend, OF_USERS, COLUMNS.formatted("l"), OF_USER));
  }

  /** What is there of some, and their indexes. */
  Map<Long, RelationState> there(Collection<Long> oids) throws SQLException {
    String list = oids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return read(
        (THERE + "    and (c.oid in (%s) or i.indrelid in (%s))\n")
            .formatted(COLUMNS.formatted("c"), OF_USER, OF_USERS, list, list));
  }

  /** All that is there. */
  Map<Long, RelationState> all() throws SQLException {
    return read(THERE.formatted(COLUMNS.formatted("c"), OF_USER, OF_USERS));
  }

  /** Whether the session would have given up waiting, as of the last look at what it held. */
  boolean limited() {
    return limited;
  }

  private Map<Long, RelationState> read(String sql) throws SQLException {
    Map<Long, RelationState> found = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.put(row.getLong("oid"), state(row));
        limited = row.getBoolean("limited");
      }
    }
    return found;
  }

  private static RelationState state(ResultSet row) throws SQLException {
    long table = row.getLong("indrelid");
    OptionalLong of = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(table);
    String modes = row.getString("modes");
    Set<LockMode> locked =
        modes == null
            ? Set.of()
            : Arrays.stream(modes.replaceAll("[{}\"]", "").split(","))
                .flatMap(mode -> LockMode.of(mode).stream())
                .collect(Collectors.toSet());
    return new RelationState(
        row.getLong("oid"),
        Objects.requireNonNullElse(row.getString("name"), RelationState.GONE),
        Objects.requireNonNullElse(row.getString("relkind"), "-").charAt(0),
        row.getLong("relfilenode"),
        of,
        locked,
        row.getLong("scans"),
        row.getLong("read"),
        row.getLong("changed"),
        row.getLong("inserted"));
  }
}
