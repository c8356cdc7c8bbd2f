package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One server for a class, and a database of its own for each test. */
abstract class FreshDatabase {
  private static Server server;
  VariedDatabase database;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(17));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void make() throws SQLException {
    database = VariedDatabase.on(server, PrivilegeRegime.CLOSED);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  /** Makes a move that nothing stands against. */
  MovePlan moved(Move move) throws SQLException {
    MovePlan plan = database.plan(move).moves().get(0);
    assertThat(plan.refusals()).isEmpty();
    database.apply(plan.forward());
    return plan;
  }
}
