package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Move.Shape;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The proof takes a facade that computes one column and hides another for what it is. */
final class ReshapedProofIT {

  private static final String HOME =
      """
      create schema work;

      grant usage on schema work to authenticated, service_role;
      """;

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void only_what_is_written_to_a_computed_column_differs() throws SQLException {
    Shape shape =
        new Shape(
            Map.of(),
            Map.of("shout", "upper(t.title)"),
            Set.of(),
            Map.of("noted", "text default 'by the table' not null"));
    Set<String> expected = new TreeSet<>(ProofIT.HARD_STOPS);
    expected.add("insert-generated");
    // The move makes the functions of a row that take the facade's.
    expected.remove("computed-field");
    ProofResult result = proved(shape);
    assertThat(result.facades()).containsExactly("public.tasks");
    assertThat(ProvedPair.forms(result)).containsExactlyElementsOf(expected);
    assertThat(result.differences())
        .filteredOn(difference -> difference.form().equals("insert-generated"))
        .isNotEmpty()
        .allMatch(difference -> difference.words().contains("after fails with 0A000"));
    assertThat(result.statements()).isGreaterThan(800);
  }

  @Test
  void a_column_that_clients_wrote_and_that_is_computed_now_fails_wherever_it_is_written()
      throws SQLException {
    Shape shape = new Shape(Map.of(), Map.of("body", "lower(t.body)"), Set.of(), Map.of());
    ProofResult result = proved(shape);
    assertThat(ProvedPair.forms(result)).contains("insert-all-columns", "update-each-column");
    assertThat(result.differences())
        .filteredOn(difference -> !ProofIT.HARD_STOPS.contains(difference.form()))
        .isNotEmpty()
        .allMatch(difference -> difference.words().contains("after fails with 0A000"));
  }

  @Test
  void with_triggers_only_what_is_written_to_a_computed_column_differs_more() throws SQLException {
    Shape shape = new Shape(Map.of(), Map.of("shout", "upper(t.title)"), Set.of(), Map.of());
    Set<String> expected = new TreeSet<>(ProvedPair.forms(proved(Shape.SAME, true)));
    expected.addAll(Set.of("insert-generated", "update-generated-to-default"));
    assertThat(ProvedPair.forms(proved(shape, true))).containsExactlyElementsOf(expected);
  }

  private static ProofResult proved(Shape shape) throws SQLException {
    return proved(shape, false);
  }

  private static ProofResult proved(Shape shape, boolean triggers) throws SQLException {
    String before = ProvedPair.resource("before.sql");
    String forward = planned(before, shape, triggers);
    try (ProvedPair pair = ProvedPair.of(server, before, HOME, forward)) {
      return pair.proof().run(name -> {});
    }
  }

  private static String planned(String before, Shape shape, boolean triggers) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(before);
      statement.execute(HOME);
      MovePlan move =
          FacadePlan.of(
                  connection,
                  List.of(new Move("public", "tasks", "work", "tasks", Map.of(), triggers, shape)))
              .moves()
              .get(0);
      assertThat(move.refusals()).isEmpty();
      return move.forward();
    }
  }
}
