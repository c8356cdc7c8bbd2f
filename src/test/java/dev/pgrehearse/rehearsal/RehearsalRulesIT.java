package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.access.AccessDifference;
import dev.pgrehearse.access.Cell;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the examples under verification/rules that need a database. */
final class RehearsalRulesIT {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", "."));
  private static final Path RULES = HOME.resolve("verification/rules");
  private static final int AT_LEAST = 60;
  private static final List<String> WORDED_IN =
      List.of(
          "rehearsal/Findings.java",
          "rehearsal/AccessFindings.java",
          "rehearsal/ClientFindings.java",
          "rehearsal/Waits.java",
          "lock/Cost.java",
          "lock/LockRules.java",
          "changelog/ChecksumRule.java",
          "changelog/FormerPathRule.java",
          "advice/Rulebook.java",
          "check/CheckFindings.java",
          "baseline/Budgets.java",
          "baseline/BeforeAndAfter.java",
          "baseline/Gate.java",
          "baseline/RowSecurityCost.java");
  private static final Pattern BESIDE = Pattern.compile("\\nbeside: ([a-z-]+)\\n");
  private static final Pattern RULE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

  private static final Pattern FIX = Pattern.compile("(?m)^fix: [\"']?(.*?)[\"']?$");

  private static final int SHARED_AT_LEAST = 40;

  private static final Map<String, SharedExamples> SHARED = new HashMap<>();

  private static Server server;
  private static Connection parser;

  @TempDir private static Path shared;
  @TempDir private Path home;

  @BeforeAll
  static void start() throws SQLException, IOException {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    parser = server.createDatabase(PrivilegeRegime.CLOSED).connectAsSuperuser();
    List<Path> folders = played().map(RULES::resolve).toList();
    for (String example : List.of("bad.sql", "good.sql")) {
      SHARED.put(example, SharedExamples.of(server, shared, folders, example));
    }
  }

  @AfterAll
  static void stop() throws SQLException {
    parser.close();
    server.close();
  }

  @ParameterizedTest
  @MethodSource("played")
  void the_bad_example_gives_exactly_the_rule(String rule) throws IOException, SQLException {
    List<Finding> findings = play(rule, "bad.sql");
    assertThat(
            findings.stream()
                .filter(f -> f.severity() == Severity.ERROR || f.rule().equals(rule))
                .map(Finding::rule))
        .as(String.join("\n", TemporarySystem.inWords(findings)))
        .containsExactlyInAnyOrderElementsOf(withWhatComesBesideIt(rule));
    Finding finding = findings.stream().filter(f -> f.rule().equals(rule)).findFirst().get();
    assertThat(readme(rule)).contains("\nseverity: " + finding.severity().word());
    assertThat(finding.location().file()).isNotEmpty();
    for (Finding each : findings) {
      new FixSql(each.fix()).parse(parser);
    }
  }

  @ParameterizedTest
  @MethodSource("linted")
  void the_fix_of_a_lint_rule_parses_where_it_is_sql(String rule) throws SQLException {
    Matcher fix = FIX.matcher(readme(rule));
    assertThat(fix.find()).isTrue();
    new FixSql(fix.group(1)).parse(parser);
  }

  @ParameterizedTest
  @CsvSource({
    "RELATIONS, public.bookings, select, 1",
    "RELATIONS, public.bookings, give, 1",
    "RELATIONS, public.bookings, take, 1",
    "RELATIONS, public.bookings, truncate, 1",
    "RELATIONS, public.bookings, reveals, 0",
    "RELATIONS, public.bookings, delete-by-cascade, 0",
    "SEQUENCES, public.bookings_id_seq, usage, 1",
    "FUNCTIONS, public.book(integer), execute, 1"
  })
  void what_takes_access_back_parses(Cell.Kind kind, String object, String verb, int statements)
      throws SQLException {
    FixSql fix =
        new FixSql(
            AccessFindings.takenBack(
                new AccessDifference(
                    kind, object, "bob", verb, Optional.empty(), Optional.empty())));

    assertThat(fix.statements()).hasSize(statements);
    fix.parse(parser);
  }

  @Test
  void what_is_no_sql_does_not_parse() {
    FixSql fix = new FixSql("Take it back: revoke take on public.bookings from …; or leave it.");

    assertThat(fix.statements()).hasSize(1);
    assertThatThrownBy(() -> fix.parse(parser))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42601"));
  }

  @ParameterizedTest
  @MethodSource("played")
  void the_good_example_gives_nothing(String rule) throws IOException {
    List<Finding> findings = new ArrayList<>(play(rule, "good.sql"));
    // Examples of other rules rename and drop what stands in their prelude, for want of clients.
    findings.removeIf(f -> !rule.equals("breaks-clients") && f.rule().equals("breaks-clients"));
    assertThat(TemporarySystem.inWords(findings)).isEmpty();
  }

  @Test
  void enough_examples_share_a_rehearsal() {
    assertThat(SHARED.values()).allMatch(examples -> examples.size() >= SHARED_AT_LEAST);
  }

  @Test
  void enough_rules_were_seen() throws IOException {
    assertThat(rules()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
  }

  @Test
  void every_rule_in_the_code_has_a_folder_and_every_folder_a_rule_in_the_code()
      throws IOException {
    Set<String> named = namedInCode();
    assertThat(named).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(named).allSatisfy(rule -> assertThat(RULES.resolve(rule + "/README.md")).exists());
    assertThat(named).containsAll(rules().toList());
  }

  @Test
  void the_documentation_has_one_section_for_each_folder() throws IOException {
    List<String> sections =
        Files.readAllLines(HOME.resolve("docs/rules-rehearsal.md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();
    assertThat(sections).containsExactlyElementsOf(rules().toList());
  }

  private List<Finding> play(String rule, String example) throws IOException {
    if (SHARED.get(example).has(rule)) {
      return SHARED.get(example).of(rule);
    }
    Path folder = RULES.resolve(rule);
    TemporarySystem system = new TemporarySystem(home);
    system.changelog("shop.sql", Files.readString(folder.resolve(example)));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        switch (file.getFileName().toString()) {
          case "README.md", "bad.sql", "good.sql" -> {}
          case "baseline.json" -> system.file("baselines/shop.json", text);
          case "prelude.sql" -> system.prelude(text);
          case "fixtures.sql" -> system.fixtures(text);
          case "checks.yaml" -> system.checks("checks.yaml", text);
          case "rehearsal.yaml" -> system.declares(text);
          default -> system.beside(file.getFileName().toString(), text);
        }
      }
    }
    return system.rehearse(server).findings();
  }

  /** Some rules say what it means that another is broken. */
  private static List<String> withWhatComesBesideIt(String rule) {
    return Stream.concat(
            Stream.of(rule), BESIDE.matcher(readme(rule)).results().map(found -> found.group(1)))
        .toList();
  }

  /** What a migration role cannot make, such as a foreign server, is played by AccessRulesIT. */
  static Stream<String> played() throws IOException {
    return rules().filter(rule -> !Files.exists(RULES.resolve(rule).resolve("superuser.sql")));
  }

  static Stream<String> linted() throws IOException {
    return ofKind("lint");
  }

  static Stream<String> rules() throws IOException {
    return ofKind("rehearsal");
  }

  private static Stream<String> ofKind(String kind) throws IOException {
    try (Stream<Path> folders = Files.list(RULES)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .filter(rule -> readme(rule).startsWith("---\nkind: " + kind + "\n"))
          .toList()
          .stream();
    }
  }

  private static String readme(String rule) {
    Path file = RULES.resolve(rule).resolve("README.md");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("a rule without a page: " + rule, e);
    }
  }

  private static Set<String> namedInCode() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String file : WORDED_IN) {
      String text = Files.readString(HOME.resolve("src/main/java/dev/pgrehearse").resolve(file));
      named.addAll(
          RULE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet()));
    }
    return named;
  }
}
