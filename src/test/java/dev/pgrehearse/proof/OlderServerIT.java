package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The oldest server on which a facade can be made, with the forms that most clients use. */
final class OlderServerIT {

  private static final Set<String> CORE =
      Set.of(
          "insert-returning",
          "insert-for-another",
          "insert-null-for-default",
          "on-conflict-key-do-update",
          "update-each-column",
          "update-to-default",
          "delete",
          "merge",
          "select",
          "select-for-update",
          "postgrest-insert",
          "postgrest-merge-duplicates",
          "two-sessions-update");

  @Test
  void on_15_merge_is_all_that_a_right_facade_cannot_do_of_the_core() {
    try (Server server = Servers.start(new ServerChoice.Embedded(15));
        ProvedPair pair =
            ProvedPair.of(
                server,
                ProvedPair.resource("before.sql"),
                ProvedPair.resource("passthrough.sql"))) {
      ProofResult result = pair.proof().trying(CORE).run(name -> {});
      assertThat(ProvedPair.forms(result)).containsExactly("merge");
      assertThat(result.table()).contains("| merge | differs: fails with ");
    }
  }
}
