package dev.pgrehearse.server;

import java.util.List;

/**
 * What pgrehearse made on a server that stays: a role of its own is a member of each role that is
 * ours, from the same transaction on, and of no other. A membership goes with the role that it is
 * in, and no SQL of users names this one.
 */
final class Register {
  /** As if of a run: whoever looks at roles passes over those of other runs. */
  static final String NAME = "pgrehearse_00000000_register";

  private static final String HAS_ENTRY =
      """
      exists (
          select
          from pg_catalog.pg_auth_members as e
          join pg_catalog.pg_roles as g on g.oid = e.member
          where e.roleid = r.oid
              and g.rolname = '%s'
      )"""
          .formatted(NAME);

  private final Session session;

  Register(Session session) {
    this.session = session;
  }

  /** Makes it, unless another run has. */
  void open() {
    if (!isThere()) {
      session.execute(
          "create role %1$s nologin; comment on role %1$s is %2$s"
              .formatted(
                  NAME,
                  Session.literal("member of every role that pgrehearse made and will drop")));
    }
  }

  /** SQL that enters a role, for the transaction that makes it. */
  static String entry(String role) {
    return "grant %s to %s".formatted(Session.identifier(role), NAME);
  }

  /** SQL that gives a role over to whoever has come to use it. */
  static String end(String role) {
    return "revoke %s from %s".formatted(Session.identifier(role), NAME);
  }

  /** Whether a role is ours. */
  boolean has(String role) {
    return session.isTrue(
        "select exists (select from pg_catalog.pg_roles as r where r.rolname = ? and %s)"
            .formatted(HAS_ENTRY),
        role);
  }

  /** Runs whose migration role is on the server, and in here. */
  List<Run> runs() {
    return session
        .strings(
            "select r.rolname from pg_catalog.pg_roles as r where %s order by r.oid"
                .formatted(HAS_ENTRY))
        .stream()
        .flatMap(role -> Run.ofMigrationRole(role).stream())
        .toList();
  }

  /** Whether it is there, and nothing is left in it. */
  boolean isEmpty() {
    return isThere()
        && !session.isTrue(
            "select exists (select from pg_catalog.pg_roles as r where %s)".formatted(HAS_ENTRY));
  }

  private boolean isThere() {
    return session.isTrue(
        "select exists (select from pg_catalog.pg_roles where rolname = ?)", NAME);
  }
}
