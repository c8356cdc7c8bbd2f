package dev.pgrehearse.start;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a live database goes into a system besides its schema.
 *
 * @param database its name
 * @param login who asked
 * @param version the server's major one
 * @param supabase whether the platform's roles and its schema auth are there
 * @param roles that have something here, with those that they are members of
 * @param owners of the tables that shall move
 * @param grantees who have some privilege on one of these, besides their owners; no superuser
 * @param open whether everybody has some privilege on one of these
 * @param schemas that are there
 * @param closed relations that the login may not read, as SQL names them
 * @param marks by which policies tell whose a row is
 */
record LiveFacts(
    String database,
    String login,
    int version,
    boolean supabase,
    List<LiveRole> roles,
    SortedSet<String> owners,
    SortedSet<String> grantees,
    boolean open,
    SortedSet<String> schemas,
    List<String> closed,
    PolicyMarks marks) {

  private static final String DATABASE =
      """
      select
          pg_catalog.current_database(),
          current_user,
          pg_catalog.current_setting('server_version_num')::integer / 10000,
          exists (
              select
              from pg_catalog.pg_proc as p
              join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
              where n.nspname = 'auth'
                  and p.proname = 'uid'
          )
              and (
                  select pg_catalog.count(*) = 3
                  from pg_catalog.pg_roles as r
                  where r.rolname in ('anon', 'authenticated', 'service_role')
              )
      """;

  private static final String ROLES =
      """
      with recursive named as (
          select d.refobjid as role
          from pg_catalog.pg_shdepend as d
          join pg_catalog.pg_database as b on b.oid = d.dbid
          where b.datname = pg_catalog.current_database()
              and d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
          union
          select m.roleid
          from pg_catalog.pg_auth_members as m
          join named as n on n.role = m.member
      )
      select
          r.rolname,
          r.rolbypassrls,
          r.rolinherit,
          array(
              select g.rolname
              from pg_catalog.pg_auth_members as m
              join pg_catalog.pg_roles as g on g.oid = m.roleid
              where m.member = r.oid
                  and not g.rolsuper
                  and pg_catalog.left(g.rolname, 3) <> 'pg_'
              order by g.rolname
          ) as groups
      from named as n
      join pg_catalog.pg_roles as r on r.oid = n.role
      where not r.rolsuper
          and pg_catalog.left(r.rolname, 3) <> 'pg_'
      order by r.rolname
      """;

  private static final String OWNERS =
      """
      select r.rolname
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      join pg_catalog.pg_roles as r on r.oid = c.relowner
      where n.nspname = ?
          and c.relname = ?
      """;

  private static final String GRANTEES =
      """
      select distinct r.rolname
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      cross join lateral (
          select x.grantee
          from pg_catalog.aclexplode(c.relacl) as x
          union
          select x.grantee
          from pg_catalog.pg_attribute as a
          cross join lateral pg_catalog.aclexplode(a.attacl) as x
          where a.attrelid = c.oid
      ) as g
      join pg_catalog.pg_roles as r on r.oid = g.grantee
      where n.nspname = ?
          and c.relname = ?
          and r.oid <> c.relowner
          and not r.rolsuper
          and pg_catalog.left(r.rolname, 3) <> 'pg_'
      """;

  private static final String OPEN =
      """
      select 'public'
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      cross join lateral pg_catalog.aclexplode(c.relacl) as x
      where n.nspname = ?
          and c.relname = ?
          and x.grantee = 0
      limit 1
      """;

  private static final String SCHEMAS =
      "select n.nspname from pg_catalog.pg_namespace as n order by n.nspname";

  /** pg_dump would stop at one of them. */
  private static final String CLOSED =
      """
      select pg_catalog.format('"%s"."%s"', n.nspname, c.relname)
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
          and n.nspname <> 'information_schema'
          and pg_catalog.left(n.nspname, 3) <> 'pg_'
          and not pg_catalog.has_table_privilege(c.oid, 'select')
      order by 1
      """;

  private static final String POLICIES =
      """
      select pg_catalog.concat_ws(
          ' and ',
          pg_catalog.pg_get_expr(p.polqual, p.polrelid),
          pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
      )
      from pg_catalog.pg_policy as p
      join pg_catalog.pg_class as c on c.oid = p.polrelid
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      order by n.nspname, c.relname, p.polname
      """;

  LiveFacts {
    roles = List.copyOf(roles);
    closed = List.copyOf(closed);
  }

  /** Reads them. Nothing is written; the connection is left alone. */
  static LiveFacts read(Connection live, List<Move> moves) throws SQLException {
    try (QuietTransaction transaction = QuietTransaction.on(live);
        Statement statement = transaction.statement()) {
      statement.execute("set transaction read only");
      SortedSet<String> owners = new TreeSet<>();
      SortedSet<String> grantees = new TreeSet<>();
      boolean open = false;
      for (Move move : moves) {
        owners.addAll(strings(live, OWNERS, move.fromSchema(), move.fromName()));
        open |= !strings(live, OPEN, move.fromSchema(), move.fromName()).isEmpty();
        grantees.addAll(strings(live, GRANTEES, move.fromSchema(), move.fromName()));
      }
      grantees.removeAll(owners);
      List<LiveRole> roles = roles(statement);
      PolicyMarks marks = PolicyMarks.of(strings(live, POLICIES));
      List<String> closed = strings(live, CLOSED);
      SortedSet<String> schemas = new TreeSet<>(strings(live, SCHEMAS));
      try (ResultSet row = statement.executeQuery(DATABASE)) {
        row.next();
        return new LiveFacts(
            row.getString(1),
            row.getString(2),
            row.getInt(3),
            row.getBoolean(4),
            roles,
            owners,
            grantees,
            open,
            schemas,
            closed,
            marks);
      }
    }
  }

  private static List<LiveRole> roles(Statement statement) throws SQLException {
    List<LiveRole> roles = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(ROLES)) {
      while (row.next()) {
        Array groups = row.getArray("groups");
        roles.add(
            new LiveRole(
                row.getString("rolname"),
                row.getBoolean("rolbypassrls"),
                row.getBoolean("rolinherit"),
                Arrays.stream((Object[]) groups.getArray()).map(String.class::cast).toList()));
      }
    }
    return roles;
  }

  private static List<String> strings(Connection live, String sql, String... arguments)
      throws SQLException {
    try (PreparedStatement statement = live.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    }
  }
}
