package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of crm notice when one of its rules is broken. */
final class BrokenCrmIT {

  private static final int AT_LEAST = 8;

  private static Server server;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_broken_rule_is_caught(BrokenCase broken) throws IOException {
    CrmFrom crm = new CrmFrom(home, broken.file());
    broken.applyIn(home);
    List<Finding> errors =
        Rehearsal.of(crm.spec()).run(server, TemporarySystem.SILENT).findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();
    assertThat(errors)
        .as(String.join("\n", TemporarySystem.inWords(errors)))
        .anyMatch(
            finding ->
                finding.rule().equals(broken.rule()) && finding.message().contains(broken.says()));
  }

  @Test
  void enough_cases_were_seen() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
  }

  static List<BrokenCase> cases() throws IOException {
    return BrokenCase.all("crm");
  }
}
