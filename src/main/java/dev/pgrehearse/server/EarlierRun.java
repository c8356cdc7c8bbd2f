package dev.pgrehearse.server;

/**
 * What a run finds of itself on a server of its own that goes on where another left off: the same
 * name, hence the same roles and databases.
 */
final class EarlierRun {
  private final Session session;
  private final Run run;

  EarlierRun(Session session, Run run) {
    this.session = session;
    this.run = run;
  }

  /** Gives its migration role a new password, if there is one. */
  boolean letIn(Login migrator) {
    boolean there =
        session.isTrue(
            "select exists (select from pg_catalog.pg_roles where rolname = ?)", migrator.user());
    if (there) {
      session.execute(
          "alter role %s password %s"
              .formatted(migrator.user(), Session.literal(migrator.password())));
    }
    return there;
  }

  /** The highest number that a database of it has. */
  int lastNumber() {
    return session.strings("select datname from pg_catalog.pg_database").stream()
        .flatMapToInt(name -> run.numberOf(name).stream())
        .max()
        .orElse(0);
  }

  boolean has(String database) {
    return run.numberOf(database).isPresent()
        && session.isTrue(
            "select exists (select from pg_catalog.pg_database where datname = ?)", database);
  }
}
