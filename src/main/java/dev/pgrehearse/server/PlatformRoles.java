package dev.pgrehearse.server;

import java.util.ArrayList;
import java.util.List;

/** The roles of the platform prelude on a server that may have them already. */
final class PlatformRoles {
  /** In the order in which they can be dropped. */
  static final List<String> NAMES =
      List.of("authenticator", "anon", "authenticated", "service_role", "supabase_auth_admin");

  private static final List<String> API_ROLES = List.of("anon", "authenticated", "service_role");

  private final Session session;

  PlatformRoles(Session session) {
    this.session = session;
  }

  /**
   * Roles that were there before are used as they are. One that would make every verdict about
   * access worthless is refused; what merely differs from Supabase is returned to be told.
   */
  List<String> check() {
    for (String role : List.of("anon", "authenticated")) {
      refuse(role, "rolsuper or rolbypassrls", "sees every row whatever the policies say");
    }
    refuse("service_role", "not rolbypassrls", "lacks BYPASSRLS, which it has on Supabase");
    List<String> notes = new ArrayList<>();
    for (String role :
        session.strings(
            """
            select a.rolname || ' to ' || c.rolname
            from pg_catalog.pg_roles as a
            cross join pg_catalog.pg_roles as c
            where a.rolname in ('anon', 'authenticated', 'service_role')
                and c.rolname = 'authenticator'
                and not pg_catalog.pg_has_role(c.oid, a.oid, 'member')
            order by 1
            """)) {
      notes.add(
          """
          role authenticator was there before and may not become every API role, so a real PostgREST \
          on this server would fail; pgrehearse alters no role of yours: grant %s;"""
              .formatted(role));
    }
    return List.copyOf(notes);
  }

  private void refuse(String role, String condition, String why) {
    List<String> wrong =
        session.strings(
            "select rolname from pg_catalog.pg_roles where rolname = ? and (%s)"
                .formatted(condition),
            role);
    if (!wrong.isEmpty()) {
      throw new ServerException(
          """
          role %s of this server %s; what a rehearsal finds out about access would be wrong, and \
          pgrehearse alters no role of yours: mend the role, or use --postgres embedded"""
              .formatted(role, why));
    }
  }

  /**
   * In the transaction that roles.sql has run in: enters what it made in the register, and lets the
   * migration role hand on those that are ours, whichever run made them.
   */
  void enter(String migrationRole) {
    for (String made :
        session.strings(
            """
            select rolname
            from pg_catalog.pg_authid
            where xmin = pg_catalog.pg_current_xact_id()::xid
                and rolname = any (?::text[])
            order by rolname
            """,
            Session.array(NAMES))) {
      session.execute(Register.entry(made));
    }
    Register register = new Register(session);
    API_ROLES.stream().filter(register::has).forEach(role -> handOver(role, migrationRole));
  }

  /** On a server that nobody else has all of them are ours, also those that an image brings. */
  void handOver(String migrationRole) {
    API_ROLES.forEach(role -> handOver(role, migrationRole));
  }

  private void handOver(String role, String migrationRole) {
    session.execute(
        "grant %s to %s with admin option"
            .formatted(Session.identifier(role), Session.identifier(migrationRole)));
  }

  /**
   * What to run once nobody needs the roles that roles.sql made. One that a foreign role is a
   * member of stays; one that owns or may do something in a foreign database is kept by Postgres
   * itself. What stays belongs to its users from then on.
   */
  List<String> dropOurs() {
    return ours().stream()
        .filter(
            role ->
                !session.isTrue(
                    """
                    select exists (
                        select
                        from pg_catalog.pg_auth_members as a
                        join pg_catalog.pg_roles as r on r.oid = a.roleid
                        join pg_catalog.pg_roles as m on m.oid = a.member
                        where r.rolname = ?
                            and m.rolname not in ('authenticator', ?)
                    )
                    """,
                    role,
                    Register.NAME))
        .map(role -> "drop role if exists %s".formatted(Session.identifier(role)))
        .toList();
  }

  /** What of them is still there although nobody needs it for a rehearsal. */
  List<String> giveOver() {
    return ours().stream().map(Register::end).toList();
  }

  private List<String> ours() {
    return NAMES.stream().filter(new Register(session)::has).toList();
  }
}
