package dev.pgrehearse.server;

import java.util.List;

/** Roles that rehearsed changelogs made: a migration role with CREATEROLE may. */
final class RehearsedRoles {
  private final Session session;
  private final Run run;

  RehearsedRoles(Session session, Run run) {
    this.session = session;
    this.run = run;
  }

  /** Asked before the run's databases are gone: on Postgres 15 they are the only witness. */
  List<String> made() {
    boolean creatorIsKnown =
        session.isTrue("select current_setting('server_version_num')::integer >= 160000");
    return creatorIsKnown ? byMembership() : byWitness();
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

  /** Younger than the run's own role, named in a database of the run and in no other. */
  private List<String> byWitness() {
    return session.strings(
        """
        select r.rolname
        from pg_catalog.pg_roles as r
        join pg_catalog.pg_roles as migrator
            on migrator.rolname = ?
            and r.oid > migrator.oid
        where r.rolname not like 'pgrehearse\\_%'
            and r.rolname not in (
                'anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin'
            )
            and exists (
                select
                from pg_catalog.pg_shdepend as s
                join pg_catalog.pg_database as d on d.oid = s.dbid
                where s.refclassid = 'pg_catalog.pg_authid'::regclass
                    and s.refobjid = r.oid
                    and d.datdba = migrator.oid
            )
            and not exists (
                select
                from pg_catalog.pg_shdepend as s
                join pg_catalog.pg_database as d on d.oid = s.dbid
                where s.refclassid = 'pg_catalog.pg_authid'::regclass
                    and s.refobjid = r.oid
                    and d.datdba <> migrator.oid
            )
        order by r.oid desc
        """,
        run.migrationRole());
  }

  /** Since 16 a grantor of memberships cannot be dropped while they last. */
  void revokeWhatItGranted() {
    session
        .strings(
            """
            select pg_catalog.format(
                'revoke %I from %I granted by %I cascade', r.rolname, m.rolname, g.rolname
            )
            from pg_catalog.pg_auth_members as a
            join pg_catalog.pg_roles as r on r.oid = a.roleid
            join pg_catalog.pg_roles as m on m.oid = a.member
            join pg_catalog.pg_roles as g on g.oid = a.grantor
            where g.rolname = ?
            order by 1
            """,
            run.migrationRole())
        .forEach(session::execute);
  }
}
