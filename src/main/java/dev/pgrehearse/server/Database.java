package dev.pgrehearse.server;

import java.sql.Connection;

/** A database that this run created. Connections are fresh each time, auto-commit on. */
public interface Database extends AutoCloseable {

  String name();

  PrivilegeRegime regime();

  /** As the migration role, which is no superuser. */
  Connection connectAsMigrationRole();

  /** As the server's superuser, to look from outside and to become any role. */
  Connection connectAsSuperuser();

  /** Drops the database, whoever is still connected. */
  @Override
  void close();
}
