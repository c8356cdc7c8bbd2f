package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/**
 * A container does for a rehearsal what the embedded server does, and more where its image has
 * extensions that the embedded server lacks. Every shipped system is rehearsed on the embedded one,
 * by {@link ShippedSystemsIT} and {@link LargestSystemIT}.
 */
@Tag("docker")
final class ContainerIT {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));

  private static Server server;

  @BeforeAll
  static void start() {
    if (!"1".equals(System.getenv("PGREHEARSE_REQUIRE_DOCKER"))) {
      assumeTrue(
          DockerClientFactory.instance().isDockerAvailable(),
          "no Docker engine answers, so nothing is rehearsed in a container");
    }
    server =
        Servers.start(
            new ServerChoice.Docker(
                Optional.ofNullable(System.getenv("PGREHEARSE_DOCKER_IMAGE"))
                    .orElse(ServerChoice.DEFAULT_IMAGE)));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void a_system_is_clean_in_a_container_as_on_the_embedded_server() {
    Rehearsal notes =
        Rehearsal.of(new Spec(HOME.resolve("verification/examples/notes")).read("notes"));
    RehearsalResult contained = notes.run(server, Progress.none());
    assertThat(contained.findings()).isEmpty();
    try (Server embedded = Servers.start(new ServerChoice.Embedded(17))) {
      RehearsalResult there = notes.run(embedded, Progress.none());
      assertThat(contained.skipped())
          .isEqualTo(there.skipped().stream().filter(skipped -> !canBeDone(skipped)).toList());
      assertThat(contained.changesets())
          .extracting(played -> played.changeset().id(), RehearsedChangeset::roundTrip)
          .isEqualTo(
              there.changesets().stream()
                  .map(played -> tuple(played.changeset().id(), played.roundTrip()))
                  .toList());
      assertThat(contained.roundTrips()).isEqualTo(there.roundTrips());
      assertThat(contained.checks()).isEqualTo(there.checks());
      assertThat(contained.rowsWritten()).isEqualTo(there.rowsWritten());
      assertThat(contained.accessProbes()).isEqualTo(there.accessProbes());
    }
  }

  private static boolean canBeDone(Skipped skipped) {
    return skipped.why().contains("plpgsql_check") && server.extensions().contains("plpgsql_check");
  }

  /** With its vector search, which needs pgvector, and which no other test in CI can run. */
  @Test
  void every_check_of_the_largest_system_is_run_and_holds() throws Exception {
    SystemSpec spec = ShippedSystemsIT.SPEC.read(LargestSystemIT.SYSTEM);
    assertThat(spec.checks()).anyMatch(check -> check.needs().contains("vector"));
    assertThat(spec.needingMoreThan(server.extensions())).isEmpty();
    Changelog changelog = Changelog.open(spec.changelog());
    PhaseChecks checks =
        new PhaseChecks(spec, new PhaseOrder(changelog.changesets()), new HashSet<>());
    LegResult result = new LegResult();
    try (Stage stage =
        new Stage(
            server, changelog, server.createDatabase(PrivilegeRegime.CLOSED), new TimeSpent())) {
      stage.run(spec.legacy());
      stage.run(spec.fixtures());
      stage.prepare();
      for (Phase phase : Phase.of(changelog.changesets())) {
        for (Changeset changeset : phase.changesets()) {
          stage.apply(changeset);
        }
        stage.run(Optional.ofNullable(spec.phaseFixtures().get(phase.label())).stream().toList());
        checks.run(stage, phase, true, result);
      }
    }
    assertThat(result.findings).isEmpty();
    assertThat(result.checks).isGreaterThan(spec.checks().size());
  }
}
