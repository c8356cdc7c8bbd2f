package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A server that somebody else runs, as far as pgrehearse can tell: it asks for passwords. */
public final class ExistingServer implements AutoCloseable {
  private final RunningPostgres postgres;

  private ExistingServer(RunningPostgres postgres) {
    this.postgres = postgres;
  }

  public static ExistingServer start(int majorVersion) throws SQLException, IOException {
    ExistingServer server =
        new ExistingServer(
            EmbeddedServer.start(
                new ServerChoice.Embedded(majorVersion), Map.of("max_prepared_transactions", "4")));
    try (Session session = server.session()) {
      session.execute("alter role postgres password 'right'");
      session.execute("create role app login password 'app'");
      session.execute("create database shop owner app");
      Path hba = Path.of(session.string("select pg_catalog.current_setting('hba_file')"));
      Files.writeString(hba, "host all all all scram-sha-256\n");
      session.execute("select pg_catalog.pg_reload_conf()");
    }
    return server;
  }

  public String address() {
    return postgres.address().redacted();
  }

  public String url() {
    return address() + "?user=postgres&password=right";
  }

  public ServerChoice choice() {
    return ServerChoice.parse(url(), 17);
  }

  Session session() throws SQLException {
    return session("postgres");
  }

  Session session(String database) throws SQLException {
    Connection connection =
        DriverManager.getConnection(url().replace("/postgres?", "/" + database + "?"));
    return new Session(connection);
  }

  /** Whatever is set for its superuser. */
  Session sessionWithoutLimits() {
    return new Session(Address.of(url(), Map.of()).connectAsSuperuser("postgres", "somebody else"));
  }

  /** Names of all databases and roles but Postgres's own. */
  public List<String> inventory() throws SQLException {
    try (Session session = session()) {
      return session.strings(
          """
          select 'database ' || datname
          from pg_catalog.pg_database
          where oid >= 16384
          union all
          select 'role ' || rolname
          from pg_catalog.pg_roles
          where oid >= 16384
          order by 1
          """);
    }
  }

  /** What every database of the server shares, row by row; not what changes by itself. */
  public List<String> shared() throws SQLException {
    try (Session session = session()) {
      return session.strings(
          """
          select 'role ' || r::text
          from pg_catalog.pg_authid as r
          union all
          select 'member ' || (pg_catalog.to_jsonb(m) - 'oid')::text
          from pg_catalog.pg_auth_members as m
          union all
          select 'setting ' || s::text
          from pg_catalog.pg_db_role_setting as s
          union all
          select 'comment ' || c::text
          from pg_catalog.pg_shdescription as c
          union all
          select 'depends ' || d::text
          from pg_catalog.pg_shdepend as d
          where d.dbid = 0
          union all
          select 'database ' || (
              pg_catalog.to_jsonb(d) - 'datfrozenxid' - 'datminmxid'
          )::text
          from pg_catalog.pg_database as d
          union all
          select 'tablespace ' || t::text
          from pg_catalog.pg_tablespace as t
          union all
          select 'parameter ' || p::text
          from pg_catalog.pg_parameter_acl as p
          union all
          select 'file ' || name || ' ' || coalesce(setting, '')
          from pg_catalog.pg_file_settings
          order by 1
          """);
    }
  }

  /** Runs SQL as its superuser. */
  public void execute(String... statements) throws SQLException {
    try (Session session = session()) {
      for (String statement : statements) {
        session.execute(statement);
      }
    }
  }

  @Override
  public void close() {
    postgres.close();
  }
}
