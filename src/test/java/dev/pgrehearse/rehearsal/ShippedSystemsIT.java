package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.rehearsal.RehearsedChangeset.RoundTrip;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The systems that ship with pgrehearse are clean: the main job, on real input. */
final class ShippedSystemsIT {

  static final Spec SPEC = new Spec(Path.of(System.getProperty("pgrehearse.home", "")));

  @Test
  void every_system_but_the_largest_is_clean_on_an_embedded_postgres() {
    assertThat(SPEC.systems()).contains("crm", LargestSystemIT.SYSTEM);
    try (Server server = Servers.start(new ServerChoice.Embedded(17))) {
      SPEC.systems().stream()
          .filter(system -> !system.equals(LargestSystemIT.SYSTEM))
          .forEach(system -> isClean(system, server));
    }
  }

  static void isClean(String system, Server server) {
    RehearsalResult result = Rehearsal.of(SPEC.read(system)).run(server, Progress.none());
    assertThat(result.findings()).as(system).isEmpty();
    assertThat(result.skipped())
        .as(system)
        .allMatch(
            skipped ->
                skipped.why().matches("this server lacks the extension (vector|plpgsql_check); .*"))
        .hasSizeLessThan(server.extensions().contains("vector") ? 1 : 6);
    assertThat(result.changesets())
        .as(system)
        .isNotEmpty()
        .allMatch(played -> played.roundTrip() == RoundTrip.IDENTICAL);
    assertThat(result.roundTrips()).isEqualTo(2 * result.changesets().size());
    assertThat(result.checks()).isGreaterThan(100);
    assertThat(result.phases()).allMatch(phase -> phase.rollbackMs() >= 0 && phase.replayMs() >= 0);
    assertThat(result.rowsWritten()).as("rows that had to survive").isGreaterThan(100);
  }
}
