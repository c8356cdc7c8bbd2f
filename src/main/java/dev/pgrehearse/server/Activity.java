package dev.pgrehearse.server;

import java.time.Duration;
import java.util.Optional;

/** What the server's statistics tell of a run. */
record Activity(Session session, Run run) {
  private static final String LONGEST_STATEMENT =
      """
      select
          pg_catalog.left(
              pg_catalog.btrim(pg_catalog.regexp_replace(a.query, '\\s+', ' ', 'g')),
              200
          ) || case a.wait_event_type when 'Lock' then ' (it waits for a lock)' else '' end
      from pg_catalog.pg_stat_activity as a
      where a.application_name = ?
          and a.state = 'active'
          and a.pid <> pg_catalog.pg_backend_pid()
          and a.query_start <= pg_catalog.clock_timestamp() - ?::int * interval '1 s'
      order by a.query_start, a.pid
      limit 1
      """;

  private static final String WRITES_TO_ROLES =
      """
      select coalesce(
          pg_catalog.sum(
              pg_catalog.pg_stat_get_tuples_inserted(c.oid)
                  + pg_catalog.pg_stat_get_tuples_updated(c.oid)
                  + pg_catalog.pg_stat_get_tuples_deleted(c.oid)
          ),
          0
      )::bigint
      from pg_catalog.pg_class as c
      where c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
          and c.relname in (
              'pg_authid', 'pg_auth_members', 'pg_db_role_setting', 'pg_shdescription', 'pg_shseclabel'
          )
      """;

  /** What has run for so long, in a line, and whether it waits for a lock. */
  Optional<String> longestStatement(Duration atLeast) {
    return session
        .strings(LONGEST_STATEMENT, run.applicationName(), String.valueOf(atLeast.toSeconds()))
        .stream()
        .findFirst();
  }

  /** How often rows of the catalogs of roles were written, which all databases share. */
  long writesToRoles() {
    // What this session wrote itself is else counted up to a second later, as somebody's doing.
    session.execute("select pg_catalog.pg_stat_force_next_flush()");
    return Long.parseLong(session.string(WRITES_TO_ROLES));
  }
}
