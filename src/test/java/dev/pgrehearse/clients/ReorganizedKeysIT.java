package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.proof.Proof;
import dev.pgrehearse.proof.ProofResult;
import dev.pgrehearse.proof.SystemProof;
import dev.pgrehearse.proof.postgrest.PostgrestProgram;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Clients embed along each key of the reorganized database as they did in the flat one, and find
 * what is computed of a row.
 */
final class ReorganizedKeysIT {

  private static final int STATEMENTS_AT_LEAST = 20_000;

  @Test
  void every_key_answers_to_every_name_after_each_move() throws Exception {
    NodePackages.skipWhere(NodePackages.missing());
    PostgrestProgram program = PostgrestProgram.at(NodePackages.install().postgrest());
    Spec specs = new Spec(Path.of(System.getProperty("pgrehearse.home", "")));
    SystemSpec spec = specs.read("reorganization");
    try (Server server = Servers.start(new ServerChoice.Embedded(17))) {
      ProofResult result =
          SystemProof.of(spec, specs.facades("reorganization"), specs.clients(spec))
              .run(
                  server,
                  proof -> proof.asking(program).trying(Proof.slugsOfPostgrest()),
                  step -> {});
      assertThat(result.findings()).extracting(Finding::message).isEmpty();
      assertThat(result.statements()).isGreaterThan(STATEMENTS_AT_LEAST);
    }
  }
}
