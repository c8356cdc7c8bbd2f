package dev.pgrehearse.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Takes away what runs made on a server that stays. A run is ours when its migration role is in the
 * register; a database, when its name is that of the run and its owner is a role that is ours.
 */
final class Sweep {
  private final Session session;
  private final Run current;
  private final Function<String, Session> sessions;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param sessions opens one of a superuser in a database
   */
  Sweep(Session session, Run current, Function<String, Session> sessions) {
    this.session = session;
    this.current = current;
    this.sessions = sessions;
  }

  /** Runs of which no session is left. Returns what was found and what could not be removed. */
  List<String> deadRuns() {
    for (Run run : new Register(session).runs()) {
      if (!run.equals(current) && !othersAlive().contains(run.applicationName())) {
        notes.add("swept up what the interrupted run %s had left".formatted(run.id()));
        remove(run);
      }
    }
    return List.copyOf(notes);
  }

  /** The current run, and the platform's roles and the register after the last run. */
  List<String> thisRun() {
    Register register = new Register(session);
    if (register.runs().contains(current)) {
      remove(current);
    }
    if (othersAlive().isEmpty()) {
      PlatformRoles platform = new PlatformRoles(session);
      platform.dropOurs().forEach(this::attempt);
      platform.giveOver().forEach(this::attempt);
      if (register.isEmpty()) {
        dropRole(Register.NAME);
      }
    }
    return List.copyOf(notes);
  }

  /** Whoever of the current run is still connected. */
  void endOtherSessions() {
    session.strings(
        """
        select pg_catalog.pg_terminate_backend(pid, 2000)
        from pg_catalog.pg_stat_activity
        where application_name = ?
            and pid <> pg_catalog.pg_backend_pid()
        """,
        current.applicationName());
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

  private void remove(Run run) {
    RehearsedRoles roles = new RehearsedRoles(session, run);
    List<String> made = roles.made();
    for (String database : databases(run, made)) {
      new Prepared(session, sessions).end(database);
      attempt("drop database if exists %s with (force)".formatted(Session.identifier(database)));
    }
    roles.revokeWhatWasGranted().forEach(this::attempt);
    made.forEach(this::dropRole);
    dropRole(run.migrationRole());
  }

  private void dropRole(String role) {
    attempt("drop role if exists %s".formatted(Session.identifier(role)));
  }

  /** A changeset may have given a database of the run to a role that may be given it. */
  private List<String> databases(Run run, List<String> made) {
    List<String> owners = new ArrayList<>(made);
    owners.add(run.migrationRole());
    PlatformRoles.NAMES.stream().filter(new Register(session)::has).forEach(owners::add);
    return session
        .strings(
            """
            select d.datname
            from pg_catalog.pg_database as d
            join pg_catalog.pg_roles as r on r.oid = d.datdba
            where r.rolname = any (?::text[])
            order by d.datname
            """,
            Session.array(owners))
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
