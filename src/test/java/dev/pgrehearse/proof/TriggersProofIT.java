package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The INSTEAD OF facade of the generator fails where it must, and never does something else. */
final class TriggersProofIT {

  private static final String SCHEMA =
      """
      create schema work;

      grant usage on schema work to authenticated, service_role;
      """;

  private static final Move TASKS = new Move("public", "tasks", "work", "tasks", Map.of(), true);

  /** Beyond what no view can do: there is no index on a view to look for a conflict in. */
  private static final Set<String> OF_TRIGGERS =
      Set.of(
          "on-conflict-do-nothing",
          "on-conflict-do-update-default",
          "on-conflict-key-do-nothing",
          "on-conflict-key-do-update",
          "postgrest-ignore-duplicates",
          "postgrest-merge-duplicates",
          "postgrest-put",
          "two-sessions-other-column",
          "two-sessions-update",
          "insert-generated",
          "update-from",
          "violate-two-at-once");

  /** NULL for an identity column says the same to a trigger as no value at all. */
  private static final Set<String> SILENT = Set.of("insert-identity", "violate-not-null");

  @Test
  void a_right_triggers_facade_differs_in_upserts_and_in_what_it_refuses_to_lose() {
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
        ProvedPair pair =
            ProvedPair.planned(server, ProvedPair.resource("before.sql"), SCHEMA, List.of(TASKS))) {
      ProofResult result = pair.proof().run(name -> {});
      TreeSet<String> expected = new TreeSet<>(ProofIT.HARD_STOPS);
      expected.remove("update-generated-to-default");
      // The move makes the functions of a row that take the facade's.
      expected.remove("computed-field");
      expected.addAll(OF_TRIGGERS);
      expected.addAll(SILENT);
      assertThat(ProvedPair.forms(result)).containsExactlyElementsOf(expected);
      assertThat(result.differences())
          .filteredOn(difference -> OF_TRIGGERS.contains(difference.form()))
          .isNotEmpty()
          .allMatch(difference -> difference.words().contains("; after fails with "));
      assertThat(result.differences())
          .filteredOn(difference -> SILENT.contains(difference.form()))
          .extracting(FacadeDifference::about)
          .containsOnly("task_id", "task_id overriding user value");
      assertThat(result.table()).contains("| random-sequence | same |", "| copy-in | differs");
    }
  }
}
