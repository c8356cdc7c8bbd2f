package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.server.SqlScript;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of src/test/stacks/shop.sql, as they are and behind facades, for clients to use. */
final class Shop implements AutoCloseable {

  static final Path STACKS =
      Path.of(System.getProperty("pgrehearse.home", "")).resolve("src/test/stacks");

  static final String LOGIN = "pgrehearse_shop";
  static final String PASSWORD = "of-a-throwaway-server";
  private static final List<Move> MOVES =
      List.of(
          Move.of("public", "authors", "lib", "authors"),
          Move.of("public", "books", "lib", "books"));

  private final Server server;
  private final Database template;

  private Shop(Server server, Database template) {
    this.server = server;
    this.template = template;
  }

  /**
   * @param more tables and signs of the stack itself
   */
  static Shop open(String more) throws SQLException {
    Server server = Servers.start(new ServerChoice.Embedded(17));
    Database template = server.createDatabase(PrivilegeRegime.CLOSED);
    Shop shop = new Shop(server, template);
    try (Connection superuser = template.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          """
          create role %1$s login password '%2$s';
          grant create on database "%3$s" to %1$s;
          alter schema public owner to %1$s;
          create schema lib authorization %1$s;
          """
              .formatted(LOGIN, PASSWORD, template.name()));
    }
    try (Connection connection = shop.connect(template);
        Statement statement = connection.createStatement()) {
      SqlScript.read(STACKS.resolve("shop.sql")).run(connection);
      statement.execute(more);
    }
    return shop;
  }

  /** A database of its own with the tables. */
  Database tables() {
    return server.cloneOf(template);
  }

  /** A database of its own in which they have moved. */
  Database facades() throws SQLException {
    Database moved = server.cloneOf(template);
    try (Connection connection = connect(moved)) {
      FacadePlan plan = FacadePlan.of(connection, MOVES);
      assertThat(plan.refused()).isFalse();
      for (MovePlan move : plan.moves()) {
        move.play(connection);
      }
    }
    return moved;
  }

  /** Likewise, and whoever names no schema finds the tables before their facades. */
  Database onThePath() throws SQLException {
    Database moved = facades();
    try (Connection superuser = moved.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "alter role %s in database \"%s\" set search_path = lib, public"
              .formatted(LOGIN, moved.name()));
    }
    return moved;
  }

  /** What a plan of the moves says is to be done about a rule's findings. */
  List<String> fixes(String rule) throws SQLException {
    try (Connection connection = connect(template)) {
      return FacadePlan.of(connection, MOVES).moves().stream()
          .flatMap(move -> move.notices().stream())
          .filter(finding -> finding.rule().equals(rule))
          .map(Finding::fix)
          .toList();
    }
  }

  /** As their owner, who is no superuser. */
  Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), LOGIN, PASSWORD);
  }

  String jdbcUrl(Database database) {
    return "jdbc:postgresql://%s:%s/%s".formatted(host(), port(), database.name());
  }

  String host() {
    return server.endpoint().getHostString();
  }

  String port() {
    return String.valueOf(server.endpoint().getPort());
  }

  /** As most clients are told where a database is. */
  String url(Database database) {
    return "postgresql://%s:%s@%s:%s/%s"
        .formatted(LOGIN, PASSWORD, host(), port(), database.name());
  }

  @Override
  public void close() {
    template.close();
    server.close();
  }
}
