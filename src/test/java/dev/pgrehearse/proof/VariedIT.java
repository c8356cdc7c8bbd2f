package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Statements can be made of every kind of column, key and name, and none of them lies. */
final class VariedIT {

  /** A client that says ONLY gets the children too, where a view stands for the parent. */
  private static final List<String> PARENTS = List.of("public.animals", "public.measurements");

  @Test
  void right_facades_of_every_kind_of_table_differ_only_in_what_no_view_can_do() {
    ProofResult result;
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
        ProvedPair pair =
            ProvedPair.of(
                server,
                ProvedPair.resource("varied.sql"),
                ProvedPair.resource("varied-after.sql"))) {
      result = pair.proof().run(name -> {});
    }
    assertThat(result.facades()).hasSize(11).contains("public.\"Order\"", "public.nothing");
    Set<String> allowed = new HashSet<>(ProofIT.HARD_STOPS);
    allowed.add("select-only");
    assertThat(ProvedPair.forms(result)).isSubsetOf(allowed).contains("select-only");
    assertThat(result.differences())
        .filteredOn(difference -> difference.form().equals("select-only"))
        .extracting(FacadeDifference::facade)
        .hasSameElementsAs(PARENTS);
    assertThat(result.notTried())
        .filteredOn(form -> !form.facade().equals("public.nothing"))
        .extracting(NotTried::form)
        .doesNotContain(
            "insert-all-columns",
            "insert-returning",
            "insert-several-rows",
            "on-conflict-do-nothing",
            "update-each-column",
            "update-returning",
            "delete",
            "merge",
            "select-for-update",
            "postgrest-insert",
            "postgrest-update",
            "prepared-across-the-move",
            "random-sequence");
  }
}
