package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
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

/** The harness notices: each small mistake in a good changelog is caught by its rule. */
final class BrokenChangelogsIT {

  private static final int AT_LEAST = 60;
  private static final String CHANGELOG = "changelog/base.yaml";

  private static Server server;

  private static BrokenRounds rounds;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    rounds = new BrokenRounds(cases(), BrokenChangelogsIT::play);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_good_changelog_gives_no_finding() throws IOException {
    RehearsalResult result = base(folder.resolve("good"), id -> true).rehearse(server);
    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    // Each case plays other changesets of it, so that no access.yaml could fit them all.
    assertThat(result.skipped())
        .extracting(Skipped::what)
        .containsOnly("access matrix", "bodies of functions in PL/pgSQL");
    assertThat(result.roundTrips()).isEqualTo(2 * result.changesets().size());
    assertThat(result.checks()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_broken_changelog_is_caught(BrokenCase broken) throws IOException {
    List<Finding> all = rounds.of(broken).findings();
    assertThat(withoutOtherChecks(broken, all))
        .as("what is said of a changeset that is as it was")
        .filteredOn(finding -> !rounds.changesets(broken).contains(finding.changeset()))
        .filteredOn(finding -> !isOf(broken, finding))
        .isEmpty();
    List<Finding> findings = all.stream().filter(finding -> isOf(broken, finding)).toList();
    if (!broken.also().isEmpty()) {
      assertThat(findings).extracting(Finding::rule).containsOnlyOnce(broken.also());
    }
    List<Finding> errors = withoutOtherChecks(broken, findings);
    assertThat(errors)
        .as(String.join("\n", TemporarySystem.inWords(errors)))
        .hasSize(1)
        .allMatch(finding -> finding.rule().equals(broken.rule()))
        .allMatch(finding -> finding.message().contains(broken.says()));
  }

  /** What is said of a phase is of no changeset, and of whoever is played alone. */
  private static boolean isOf(BrokenCase broken, Finding finding) {
    return finding.changeset().equals(broken.changeset())
        || (finding.changeset().isEmpty() && !broken.alone().isEmpty());
  }

  @Test
  void enough_cases_were_seen() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(cases().stream().map(BrokenCase::name)).doesNotHaveDuplicates();
  }

  /**
   * One mistake may well break several checks, which are several promises; and that a rollback
   * opens something is said beside what it left.
   */
  private static List<Finding> withoutOtherChecks(BrokenCase broken, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .filter(finding -> !finding.rule().equals(broken.also()))
        .filter(
            finding ->
                !finding.rule().equals("access-opened-by-rollback")
                    || broken.rule().equals(finding.rule()))
        .filter(
            finding ->
                !broken.rule().equals("check-failed")
                    || !finding.rule().equals("check-failed")
                    || finding.message().contains(broken.says()))
        .toList();
  }

  static List<BrokenCase> cases() throws IOException {
    return BrokenCase.all("base");
  }

  private static RehearsalResult play(int number, List<BrokenCase> round) throws IOException {
    Path home = folder.resolve("round-" + number);
    Set<String> wanted = round.stream().map(BrokenCase::changeset).collect(Collectors.toSet());
    TemporarySystem system = base(home, wanted::contains);
    for (BrokenCase broken : round) {
      broken.applyIn(home);
    }
    return system.rehearse(server);
  }

  /** The good changelog, of which only the wanted changesets are played. */
  private static TemporarySystem base(Path home, Predicate<String> wanted) throws IOException {
    Path base = BrokenCase.FOLDER.resolve("base");
    CutChangelog whole = new CutChangelog(Files.readString(base.resolve(CHANGELOG)));
    CutChangelog cut = whole.keep(wanted);
    assertThat(cut.ids()).isNotEmpty();
    TemporarySystem system =
        new TemporarySystem(home)
            .folder(base.resolve("sql"), "sql")
            .changelog(CHANGELOG, cut.text())
            .prelude(text("prelude.sql"))
            .fixtures(text("fixtures.sql"))
            .declares(text("identities.yaml"));
    StringBuilder phaseFixtures = new StringBuilder("phase_fixtures:\n");
    for (String id : cut.ids()) {
      Path checks = base.resolve("verification/shop/checks/" + id + ".yaml");
      if (Files.exists(checks)) {
        system.checks(id + ".yaml", Files.readString(checks));
      }
      Path fixtures = base.resolve("verification/shop/fixtures/" + id + ".sql");
      if (Files.exists(fixtures)) {
        system.beside(id + ".sql", Files.readString(fixtures));
        phaseFixtures.append("  ").append(id).append(": ").append(id).append(".sql\n");
      }
    }
    return phaseFixtures.indexOf(".sql") < 0 ? system : system.declares(phaseFixtures.toString());
  }

  private static String text(String file) throws IOException {
    return Files.readString(BrokenCase.FOLDER.resolve("base/verification/shop").resolve(file));
  }
}
