package dev.pgrehearse.cli;

import dev.pgrehearse.server.ExistingServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;

/** What a DBA does: plain Liquibase on a server that is somebody's. */
final class PlainDeployment {

  private PlainDeployment() {}

  /**
   * @param root where Liquibase looks from
   */
  static void to(ExistingServer server, Path root, String changelog) throws Exception {
    try (Connection connection = DriverManager.getConnection(server.url());
        DirectoryResourceAccessor files = new DirectoryResourceAccessor(root)) {
      PostgresDatabase database = new PostgresDatabase();
      database.setConnection(new JdbcConnection(connection));
      new Liquibase(changelog, files, database).update(new Contexts());
    }
  }
}
