package dev.pgrehearse.kill;

import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.LiquibaseRun;
import dev.pgrehearse.kill.KillPoint.Kind;
import dev.pgrehearse.server.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Deploys by a process of its own, and kills it. */
final class Killing implements AutoCloseable {

  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final long PAUSE_MS = 5;

  private static final String SESSIONS =
      """
      select a.pid, a.wait_event_type = 'Lock' and a.wait_event = 'virtualxid' as waits
      from pg_catalog.pg_stat_activity as a
      where a.datname = pg_catalog.current_database()
          and a.usename = ?
      """;

  private final Server server;
  private final LiquibaseRun deployment;
  private Optional<Victim> next = Optional.empty();

  Killing(Server server, LiquibaseRun deployment) {
    this.server = server;
    this.deployment = deployment;
  }

  /** Lets one through here, to see what it says. */
  List<String> watched(Scene scene, LiquibaseRun.Call call) throws SQLException, ChangesetFailed {
    try (Wire wire = Wire.to(server.endpoint(), statement -> false)) {
      deployment.run(scene.database().migrationUrl(wire.port()), call);
      return wire.statements();
    }
  }

  /**
   * Kills one at a point, and waits until the server knows.
   *
   * @param watched the way of one that was let through
   * @param table that a statement in the middle of which it is killed has to wait for
   */
  void at(KillPoint point, Way watched, Scene scene, LiquibaseRun.Call call, Optional<String> table)
      throws SQLException, InterruptedException, NotReached {
    Way way = watched.fromTheStart();
    boolean during = point.kind() == Kind.DURING_STATEMENT;
    Connection superuser = scene.superuser();
    try (Wire wire =
        Wire.to(server.endpoint(), statement -> !during && way.isAt(point, statement))) {
      try (Connection blocker = scene.database().connectAsSuperuser();
          Victim victim = victim()) {
        if (during) {
          block(blocker, table.orElseThrow());
        }
        victim.deploy(call, scene.database().migrationUrl(wire.port()));
        if (during) {
          awaitWaiting(superuser);
          victim.close();
          terminate(superuser);
        } else if (!wire.isHeld()) {
          throw new NotReached("this time the deployment did not come to it");
        }
      }
    }
    awaitNobody(superuser);
  }

  private Victim victim() {
    Victim now = next.orElseGet(() -> Victim.of(deployment));
    next = Optional.of(Victim.of(deployment));
    return now;
  }

  private static void block(Connection blocker, String table) throws SQLException {
    blocker.setAutoCommit(false);
    try (Statement statement = blocker.createStatement()) {
      statement.execute("lock table only " + table + " in row exclusive mode");
    }
  }

  private void awaitWaiting(Connection superuser)
      throws SQLException, InterruptedException, NotReached {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      try (PreparedStatement query = superuser.prepareStatement(SESSIONS)) {
        query.setString(1, server.migrationRole());
        try (ResultSet rows = query.executeQuery()) {
          if (rows.next() && rows.getBoolean("waits")) {
            return;
          }
        }
      }
      Thread.sleep(PAUSE_MS);
    }
    throw new NotReached("the statement did not come to wait for its table");
  }

  private void terminate(Connection superuser) throws SQLException {
    try (PreparedStatement statement =
        superuser.prepareStatement(
            """
            select pg_catalog.pg_terminate_backend(a.pid)
            from pg_catalog.pg_stat_activity as a
            where a.datname = pg_catalog.current_database()
                and a.usename = ?
            """)) {
      statement.setString(1, server.migrationRole());
      statement.execute();
    }
  }

  private void awaitNobody(Connection superuser) throws SQLException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      try (PreparedStatement query = superuser.prepareStatement(SESSIONS)) {
        query.setString(1, server.migrationRole());
        try (ResultSet rows = query.executeQuery()) {
          if (!rows.next()) {
            return;
          }
        }
      }
      Thread.sleep(PAUSE_MS);
    }
    throw new SQLException("the session of a killed deployment did not end");
  }

  @Override
  public void close() {
    next.ifPresent(Victim::close);
  }
}
