package dev.pgrehearse.server;

import java.sql.Connection;

/** The ways into the databases of a run: as the migration role, and as a superuser. */
record Entrances(RunningPostgres postgres, Run run, Login migrator, RoleGuard guard, int major) {

  /** Whether only part of what the migration role may do about roles is given to it. */
  boolean guarded() {
    return !postgres.throwaway() && RoleGuard.isNeeded(major);
  }

  Connection asMigrationRole(String database) {
    Connection connection =
        postgres.throwaway()
            ? asMigrationRole(database, "")
            : SessionSettings.ofMigrations(major, begin -> asMigrationRole(database, begin));
    return guarded() ? GuardedConnection.of(connection, guard) : connection;
  }

  private Connection asMigrationRole(String database, String begin) {
    return postgres.address().connect(database, migrator, run.applicationName(), begin);
  }

  Connection asSuperuser(String database) {
    return postgres.address().connectAsSuperuser(database, run.applicationName());
  }
}
