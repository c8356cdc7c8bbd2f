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

  /**
   * A JDBC URL for a process of its own that logs in as the migration role, with the password in
   * it.
   *
   * @param port of this machine, behind which somebody hands on to {@link Server#endpoint()}
   */
  String migrationUrl(int port);

  /** Drops the database, whoever is still connected. */
  @Override
  void close();
}
