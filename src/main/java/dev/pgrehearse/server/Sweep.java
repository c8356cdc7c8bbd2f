package dev.pgrehearse.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes away what runs made on a server that stays. A database is ours when its name says so and
 * its owner is the migration role of the same run, with pgrehearse's comment on it.
 */
final class Sweep {
  private final Session session;
  private final Run current;
  private final List<String> notes = new ArrayList<>();

  Sweep(Session session, Run current) {
    this.session = session;
    this.current = current;
  }

  /** Runs of which no session is left. Returns what was found and what could not be removed. */
  List<String> deadRuns() {
    return serially(
        () -> {
          for (Run run : marked()) {
            if (!run.equals(current) && !isAlive(run)) {
              notes.add("swept up what the interrupted run %s had left".formatted(run.id()));
              remove(run);
            }
          }
        });
  }

  /** The current run, whoever is still connected, and the platform's roles after the last run. */
  List<String> thisRun() {
    return serially(
        () -> {
          endOtherSessions();
          if (marked().contains(current)) {
            remove(current);
          }
          if (othersAlive().isEmpty()) {
            removePlatformRoles();
          }
        });
  }

  /** One sweep at a time on a server: else one run drops a role that the next has just found. */
  private List<String> serially(Runnable work) {
    session.execute("select pg_catalog.pg_advisory_lock(7465687273)");
    try {
      work.run();
    } finally {
      session.execute("select pg_catalog.pg_advisory_unlock(7465687273)");
    }
    return List.copyOf(notes);
  }

  /** Runs whose migration role is on the server, with the comment that proves who made it. */
  private List<Run> marked() {
    return session
        .strings(
            """
            select rolname
            from pg_catalog.pg_roles
            where pg_catalog.shobj_description(oid, 'pg_authid')
                = 'migration role of pgrehearse run ' || pg_catalog.substr(rolname, 12, 8)
            order by oid
            """)
        .stream()
        .flatMap(role -> Run.ofMigrationRole(role).stream())
        .toList();
  }

  private boolean isAlive(Run run) {
    return othersAlive().contains(run.applicationName());
  }

  private List<String> othersAlive() {
    return session.strings(
        """
        select distinct application_name
        from pg_catalog.pg_stat_activity
        where application_name ~ '^pgrehearse [0-9a-f]{8}$'
            and application_name <> ?
        order by application_name
        """,
        current.applicationName());
  }

  private void endOtherSessions() {
    session.strings(
        """
        select pg_catalog.pg_terminate_backend(pid, 2000)
        from pg_catalog.pg_stat_activity
        where application_name = ?
            and pid <> pg_catalog.pg_backend_pid()
        """,
        current.applicationName());
  }

  private void remove(Run run) {
    List<String> made = new RehearsedRoles(session, run).made();
    for (String database : databases(run)) {
      attempt("drop database if exists %s with (force)", database);
    }
    RehearsedRoles roles = new RehearsedRoles(session, run);
    roles.revokeWhatItGranted();
    made.forEach(role -> attempt("drop role if exists %s", role));
    attempt("drop role if exists %s", run.migrationRole());
  }

  private List<String> databases(Run run) {
    return session
        .strings(
            """
            select d.datname
            from pg_catalog.pg_database as d
            join pg_catalog.pg_roles as r on r.oid = d.datdba
            where r.rolname = ?
            order by d.datname
            """,
            run.migrationRole())
        .stream()
        .filter(name -> Run.ofDatabase(name).filter(run::equals).isPresent())
        .toList();
  }

  private void removePlatformRoles() {
    for (String role : PlatformRoles.NAMES) {
      if (session.isTrue(
          """
          select exists (
              select
              from pg_catalog.pg_roles as r
              where r.rolname = ?
                  and pg_catalog.shobj_description(r.oid, 'pg_authid') = ?
          )
          """,
          role,
          Run.PLATFORM_ROLE_MARK)) {
        attempt("drop role if exists %s", role);
      }
    }
  }

  private void attempt(String command, String name) {
    String sql = command.formatted(Session.identifier(name));
    try {
      session.tryExecute(sql);
    } catch (SQLException e) {
      notes.add(
          "left behind, because the server refused \"%s\": %s".formatted(sql, e.getMessage()));
    }
  }
}
