package dev.pgrehearse.server;

import java.sql.Connection;

/** A database of this run. */
record LiveDatabase(LiveServer server, String name, PrivilegeRegime regime) implements Database {

  @Override
  public Connection connectAsMigrationRole() {
    return server.connectAsMigrationRole(name);
  }

  @Override
  public Connection connectAsSuperuser() {
    return server.connectAsSuperuser(name);
  }

  @Override
  public String migrationUrl(int port) {
    return server.migrationUrl(name, port);
  }

  @Override
  public void close() {
    server.drop(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
