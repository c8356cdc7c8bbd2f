import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database as a DBA finds it who is to play a system's changelog. */
record Production(Server server, Database database) implements AutoCloseable {

  static Production of(Server server, SystemSpec system) throws SQLException {
    Production production = new Production(server, server.createDatabase(PrivilegeRegime.OPEN));
    production.play(system.legacy());
    production.play(system.fixtures());
    production.execute("create schema liquibase");
    return production;
  }

  private void play(List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String url() throws SQLException {
    try (Connection connection = database.connectAsMigrationRole()) {
      return connection.getMetaData().getURL();
    }
  }

  /** How many changesets Liquibase has written down. */
  int applied() throws SQLException {
    return (int) number("select pg_catalog.count(*) from liquibase.databasechangelog");
  }

  /** The process that all others of the server are children of. */
  long postmaster() throws SQLException {
    return number(
        "select pg_catalog.split_part(pg_catalog.pg_read_file('postmaster.pid'), e'\\n"
            + "', 1)::bigint");
  }

  private long number(String query) throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
