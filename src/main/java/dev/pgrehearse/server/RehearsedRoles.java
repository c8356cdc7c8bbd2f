package dev.pgrehearse.server;

import java.util.ArrayList;
import java.util.List;

/**
 * Roles that rehearsed changelogs made. On a server that stays it is known from whom a role is:
 * since 16 Postgres itself notes who made it, and on 15 the {@link RoleGuard} enters it in the
 * register.
 */
final class RehearsedRoles {
  private final Session session;
  private final Run run;

  RehearsedRoles(Session session, Run run) {
    this.session = session;
    this.run = run;
  }

  /** Of a server that stays, the youngest first. */
  List<String> made() {
    return creatorIsKnown() ? byMembership() : byRegister();
  }

  private boolean creatorIsKnown() {
    return session.isTrue("select current_setting('server_version_num')::integer >= 160000");
  }

  /** On a server that nobody else has: whatever is younger than the run and not the platform's. */
  List<String> madeOnOurServer() {
    return session.strings(
        """
        select r.rolname
        from pg_catalog.pg_roles as r
        join pg_catalog.pg_roles as migrator
            on migrator.rolname = ?
            and r.oid > migrator.oid
        where r.rolname not in (
            'anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin'
        )
        order by r.oid desc
        """,
        run.migrationRole());
  }

  /**
   * Since 16 a role's creator is a member with ADMIN OPTION, granted by the bootstrap superuser.
   */
  private List<String> byMembership() {
    return session.strings(
        """
        with recursive made as (
            select m.roleid
            from pg_catalog.pg_auth_members as m
            where m.member = (select oid from pg_catalog.pg_roles where rolname = ?)
                and m.admin_option
                and m.grantor = 10
            union
            select m.roleid
            from pg_catalog.pg_auth_members as m
            join made on made.roleid = m.member
            where m.admin_option
                and m.grantor = 10
        )
        select r.rolname
        from made
        join pg_catalog.pg_roles as r on r.oid = made.roleid
        where r.rolname not in (
            'anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin'
        )
        order by r.oid desc
        """,
        run.migrationRole());
  }

  /** What the guard entered, as if the migration role had. */
  private List<String> byRegister() {
    return session.strings(
        """
        select r.rolname
        from pg_catalog.pg_auth_members as e
        join pg_catalog.pg_roles as r on r.oid = e.roleid
        join pg_catalog.pg_roles as m on m.oid = e.member
        join pg_catalog.pg_roles as g on g.oid = e.grantor
        where m.rolname = ?
            and g.rolname = ?
        order by r.oid desc
        """,
        Register.NAME,
        run.migrationRole());
  }

  /**
   * SQL that takes back memberships that the rehearsed SQL gave: in a role of ours somebody else
   * may have become a member.
   */
  List<String> revokeWhatWasGranted() {
    List<String> grantors = new ArrayList<>(made());
    grantors.add(run.migrationRole());
    return revokeWhatWasGrantedBy(grantors);
  }

  /** Likewise; since 16 a grantor cannot be dropped while what he granted lasts. */
  List<String> revokeWhatWasGrantedBy(List<String> grantors) {
    return session.strings(
        """
        select pg_catalog.format('@revoke', r.rolname, m.rolname, g.rolname)
        from pg_catalog.pg_auth_members as a
        join pg_catalog.pg_roles as r on r.oid = a.roleid
        join pg_catalog.pg_roles as m on m.oid = a.member
        join pg_catalog.pg_roles as g on g.oid = a.grantor
        where g.rolname = any (?::text[])
            and m.rolname <> ?
        order by 1
        """
            .replace(
                "@revoke",
                creatorIsKnown() ? "revoke %I from %I granted by %I cascade" : "revoke %I from %I"),
        Session.array(grantors),
        Register.NAME);
  }
}
