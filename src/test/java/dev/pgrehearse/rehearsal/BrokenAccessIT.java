package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each small mistake in who may do what is caught by its rule, and by the right changeset. */
final class BrokenAccessIT {

  private static final int AT_LEAST = 45;
  private static final String CHANGELOG = "changelog/access.yaml";
  private static final Path BASE = BrokenCase.FOLDER.resolve("access");

  private static Server server;

  private static BrokenRounds rounds;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    rounds = new BrokenRounds(cases(), BrokenAccessIT::play);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_good_changelog_gives_no_finding() throws IOException {
    RehearsalResult result = system(folder.resolve("good"), id -> true).rehearse(server);
    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(result.roundTrips()).isEqualTo(2 * result.changesets().size());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_broken_changelog_is_caught(BrokenCase broken) throws IOException {
    List<Finding> all = rounds.of(broken).findings();
    assertThat(all)
        .as("what is said of a changeset that is as it was")
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Finding::changeset)
        .isSubsetOf(rounds.changesets(broken));
    List<Finding> findings =
        all.stream()
            .filter(finding -> finding.changeset().equals(broken.changeset()))
            .filter(
                finding ->
                    finding.severity() == Severity.ERROR || finding.rule().equals(broken.rule()))
            .toList();
    assertThat(findings)
        .as(String.join("\n", TemporarySystem.inWords(findings)))
        .hasSize(1)
        .allMatch(finding -> finding.rule().equals(broken.rule()))
        .allMatch(finding -> finding.changeset().equals(broken.changeset()))
        .allMatch(finding -> finding.message().contains(broken.says()));
  }

  @Test
  void enough_cases_were_seen() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(cases().stream().map(BrokenCase::name)).doesNotHaveDuplicates();
  }

  static List<BrokenCase> cases() throws IOException {
    return BrokenCase.all("access");
  }

  private static RehearsalResult play(int number, List<BrokenCase> round) throws IOException {
    Path home = folder.resolve("round-" + number);
    Set<String> wanted = round.stream().map(BrokenCase::changeset).collect(Collectors.toSet());
    TemporarySystem system = system(home, wanted::contains);
    for (BrokenCase broken : round) {
      broken.applyIn(home);
    }
    return system.rehearse(server);
  }

  private static TemporarySystem system(Path home, Predicate<String> wanted) throws IOException {
    CutChangelog cut = new CutChangelog(Files.readString(BASE.resolve(CHANGELOG))).keep(wanted);
    assertThat(cut.ids()).isNotEmpty();
    return new TemporarySystem(home)
        .folder(BASE.resolve("sql"), "sql")
        .changelog(CHANGELOG, cut.text())
        .prelude(Files.readString(BASE.resolve("prelude.sql")));
  }
}
