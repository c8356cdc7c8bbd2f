package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A database of the tests' own and a clone of it in which tables have become facades. */
final class ProvedPair implements AutoCloseable {

  static final Identity ALICE = user("alice", "00000000-0000-0000-0000-00000000a11c");
  static final Identity BOB = user("bob", "00000000-0000-0000-0000-000000000b0b");
  static final Identity ANON = new Identity("anon", "anon", Map.of());
  static final Identity SERVICE = new Identity("service", "service_role", Map.of());

  private final Server server;
  private final Database before;
  private final Database after;
  private final List<String> move;

  private ProvedPair(Server server, Database before, Database after, List<String> move) {
    this.server = server;
    this.before = before;
    this.after = after;
    this.move = List.copyOf(move);
  }

  static ProvedPair of(Server server, String before, String... after) {
    Database old = server.createDatabase(PrivilegeRegime.CLOSED);
    execute(old, before);
    Database now = server.cloneOf(old);
    for (String script : after) {
      execute(now, script);
    }
    return new ProvedPair(server, old, now, List.of(after));
  }

  /** With the facades that the generator writes for these moves today. */
  static ProvedPair planned(Server server, String before, String schemas, List<Move> moves) {
    Database old = server.createDatabase(PrivilegeRegime.CLOSED);
    execute(old, before);
    Database now = server.cloneOf(old);
    execute(now, schemas);
    List<String> scripts = new ArrayList<>(List.of(schemas));
    for (Move move : moves) {
      try (Connection connection = now.connectAsMigrationRole()) {
        MovePlan plan = FacadePlan.of(connection, List.of(move)).moves().get(0);
        assertThat(plan.refusals()).isEmpty();
        scripts.add(plan.forward());
      } catch (SQLException e) {
        throw new AssertionError("the move cannot be planned: " + e.getMessage(), e);
      }
      execute(now, scripts.get(scripts.size() - 1));
    }
    return new ProvedPair(server, old, now, scripts);
  }

  static String resource(String name) {
    try (InputStream stream = ProvedPair.class.getResourceAsStream("/proof/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(Database database, String script) {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(script);
    } catch (SQLException e) {
      throw new AssertionError("the script does not run: " + e.getMessage(), e);
    }
  }

  private static Identity user(String name, String sub) {
    return new Identity(name, "authenticated", Map.of("sub", sub));
  }

  Proof proof() {
    return Proof.of(server, before, after, List.of(ANON, ALICE, BOB, SERVICE))
        .moving(
            (clone, afterEach) ->
                move.forEach(
                    script -> {
                      execute(clone, script);
                      afterEach.run();
                    }));
  }

  /** The forms that differ, sorted. */
  static List<String> forms(ProofResult result) {
    return result.differences().stream().map(FacadeDifference::form).distinct().sorted().toList();
  }

  @Override
  public void close() {
    after.close();
    before.close();
  }
}
