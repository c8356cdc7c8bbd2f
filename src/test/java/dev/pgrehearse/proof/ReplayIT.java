package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a system's clients are recorded to send is sent again, and the record is held to be true.
 */
final class ReplayIT {

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
  void what_clients_send_is_replayed_as_those_who_send_it() {
    try (ProvedPair pair = passthrough()) {
      Proof proof = pair.proof().trying(Set.of("client-statement"));
      ClientStatement right =
          new ClientStatement(
              "alice",
              "update public.tasks set title = ? where slug = ? returning title",
              List.of("renamed", "alice-one"),
              "",
              new Location("clients/app.yaml", 3));
      ClientStatement wrong =
          new ClientStatement(
              "bob",
              "select ctid from public.tasks",
              List.of(),
              "",
              new Location("clients/app.yaml", 7));
      ProofResult result = proof.replaying(List.of(right, wrong)).run(name -> {});
      assertThat(result.statements()).isEqualTo(2);
      assertThat(result.differences()).hasSize(1);
      assertThat(result.differences().get(0).about()).isEqualTo("clients/app.yaml:7");
      ClientStatement nobodys =
          new ClientStatement("zoe", "select 1", List.of(), "", Location.NONE);
      assertThatThrownBy(() -> proof.replaying(List.of(nobodys)).run(name -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "a client's statement is sent by zoe, whom the spec does not know");
    }
  }

  @Test
  void a_recorded_statement_that_fails_on_the_table_already_proves_nothing() {
    try (ProvedPair pair = passthrough()) {
      Location line = new Location("clients/app.yaml", 3);
      String typo = "select titel from public.tasks";
      String refused = "delete from public.tasks";
      ProofResult result =
          pair.proof()
              .trying(Set.of("client-statement"))
              .replaying(
                  List.of(
                      new ClientStatement("alice", typo, List.of(), "", line),
                      new ClientStatement("anon", refused, List.of(), "42501", line),
                      new ClientStatement("alice", "table public.tasks", List.of(), "42501", line)))
              .run(name -> {});
      assertThat(result.differences()).isEmpty();
      assertThat(result.findings())
          .hasSize(2)
          .allMatch(f -> f.rule().equals("facade-client-record") && f.location().equals(line));
      assertThat(result.findings().get(0).message())
          .contains("fails with 42703", "and is recorded to work");
      assertThat(result.findings().get(1).message()).contains("is recorded to fail with 42501");
    }
  }

  private static ProvedPair passthrough() {
    return ProvedPair.of(
        server, ProvedPair.resource("before.sql"), ProvedPair.resource("passthrough.sql"));
  }
}
