package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.proof.Proof;
import dev.pgrehearse.proof.ProofResult;
import dev.pgrehearse.proof.SystemProof;
import dev.pgrehearse.rehearsal.FacadePlay;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Facades of the reorganization that have something of their own (an upsert by two columns, serial
 * and generated columns, event sourcing, another name, money, vectors, a published table) do what
 * their tables did. `./pgrehearse facade prove reorganization` tries all 115.
 */
final class ReorganizationProofIT {

  private static final Set<String> TELLING =
      Set.of(
          "public.api_keys",
          "public.auth_events",
          "public.edoc_consents",
          "public.marketplace_transactions",
          "public.memory_chunks",
          "public.memory_entries",
          "public.notifications",
          "public.organization_users",
          "public.users",
          "public.vortex_wallets");

  private static final Set<String> SAMPLE = Set.of("public.memory_entries", "public.edoc_consents");

  /** One with a vector, and one whose rows others refer to. */
  private static final Set<String> WITH_TRIGGERS =
      Set.of("public.memory_entries", "public.vortex_wallets");

  private static final int STATEMENTS_AT_LEAST = 5_000;

  @Test
  void every_form_of_statement_does_on_the_facade_what_it_did_on_the_table() {
    ProofResult result = proved(17, proof -> proof.on(TELLING).random(1, 20));
    assertThat(result.facades()).hasSameSizeAs(TELLING);
    assertThat(result.statements()).isGreaterThan(STATEMENTS_AT_LEAST);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 18})
  void a_sample_does_so_on_the_other_versions(int version) {
    ProofResult result =
        proved(
            version,
            proof ->
                proof
                    .on(SAMPLE)
                    .trying(
                        Set.of(
                            "insert-returning",
                            "insert-null-for-default",
                            "on-conflict-key-do-update",
                            "update-to-default",
                            "update-others-row",
                            "postgrest-missing-default",
                            "postgrest-merge-duplicates",
                            "two-sessions-update",
                            "merge")));
    assertThat(result.statements()).isGreaterThan(100);
  }

  @Test
  void the_other_kind_of_facade_differs_only_in_what_is_agreed_of_it() {
    Spec specs = new Spec(Path.of(System.getProperty("pgrehearse.home", "")));
    Map<String, Move> moves =
        specs.facades("reorganization").moves().stream()
            .filter(move -> WITH_TRIGGERS.contains(move.table()))
            .collect(
                Collectors.toMap(
                    FacadeFile.Move::changeset, move -> FacadePlay.planned(move, true)));
    ProofResult result =
        proved(17, proof -> proof.on(WITH_TRIGGERS).random(1, 20), proof -> proof.planning(moves));
    assertThat(result.table()).startsWith("| statement form | triggers |\n");
    assertThat(result.facades()).hasSameSizeAs(WITH_TRIGGERS);
  }

  private static ProofResult proved(int version, UnaryOperator<Proof> chosen) {
    return proved(version, chosen, UnaryOperator.identity());
  }

  private static ProofResult proved(
      int version, UnaryOperator<Proof> chosen, UnaryOperator<SystemProof> kinds) {
    Spec specs = new Spec(Path.of(System.getProperty("pgrehearse.home", "")));
    SystemSpec spec = specs.read("reorganization");
    try (Server server = Servers.start(new ServerChoice.Embedded(version))) {
      ProofResult result =
          kinds
              .apply(SystemProof.of(spec, specs.facades("reorganization"), specs.clients(spec)))
              .run(server, chosen, step -> {});
      assertThat(result.findings()).extracting(Finding::message).isEmpty();
      return result;
    }
  }
}
