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
    for (Run run : marked()) {
      if (!run.equals(current) && !othersAlive().contains(run.applicationName())) {
        notes.add("swept up what the interrupted run %s had left".formatted(run.id()));
        remove(run);
      }
    }
    return List.copyOf(notes);
  }

  /** The current run, whoever is still connected, and the platform's roles after the last run. */
  List<String> thisRun() {
    endOtherSessions();
    if (marked().contains(current)) {
      remove(current);
    }
    if (othersAlive().isEmpty()) {
      new PlatformRoles(session).dropOurs().forEach(this::attempt);
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
      attempt("drop database if exists %s with (force)".formatted(Session.identifier(database)));
    }
    RehearsedRoles roles = new RehearsedRoles(session, run);
    roles.revokeWhatItGranted();
    made.forEach(this::dropRole);
    dropRole(run.migrationRole());
  }

  private void dropRole(String role) {
    attempt("drop role if exists %s".formatted(Session.identifier(role)));
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

  private void attempt(String sql) {
    try {
      session.tryExecute(sql);
    } catch (SQLException e) {
      notes.add(
          "left behind, because the server refused \"%s\": %s".formatted(sql, e.getMessage()));
    }
  }
}
