package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A DBA does not run pgrehearse in production but plain Liquibase, the last Apache-licensed release
 * or the newest: every changelog of this repository must do there what it did in the rehearsal.
 */
final class PlainLiquibaseIT {

  private static final String UP_TO_DATE = "is up to date";

  private static final List<LiquibaseRelease> RELEASES = new ArrayList<>();

  /** What one update makes of each system with the first of them, for all that ends there. */
  private static final Map<String, Fingerprint> UPDATED = new HashMap<>();

  private static Server server;

  @BeforeAll
  static void start() throws IOException {
    for (String version : List.of(System.getProperty("liquibase.versions", "").split(","))) {
      RELEASES.add(LiquibaseRelease.of(version));
    }
    assertThat(RELEASES).as("the system property liquibase.versions").hasSize(2);
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    for (LiquibaseRelease release : RELEASES) {
      release.close();
    }
  }

  static List<SystemSpec> systems() {
    Spec spec = new Spec(LiquibaseCli.HOME);
    return spec.systems().stream().map(spec::read).toList();
  }

  /** Systems whose phases are guarded by a circuit breaker. */
  static List<SystemSpec> guardedSystems() {
    return systems().stream()
        .filter(
            system ->
                changesets(system).stream()
                    .anyMatch(changeset -> changeset.id().endsWith("fail_migration_phase")))
        .toList();
  }

  @Test
  void every_root_changelog_belongs_to_a_system_and_so_is_tried_here() throws IOException {
    List<Path> roots;
    try (Stream<Path> files = Files.list(LiquibaseCli.HOME.resolve("changelog"))) {
      roots = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    List<Path> tried = new ArrayList<>();
    for (SystemSpec system : systems()) {
      tried.add(system.changelog());
      system.options().forEach(option -> tried.add(option.changelog()));
    }
    assertThat(roots).isNotEmpty();
    assertThat(tried).containsAll(roots);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void both_versions_update_roll_back_and_update_again_with_one_result(SystemSpec system)
      throws Exception {
    List<List<String>> histories = new ArrayList<>();
    List<Fingerprint> catalogs = new ArrayList<>();
    for (LiquibaseRelease release : RELEASES) {
      try (ProductionDatabase database = ProductionDatabase.of(server, system)) {
        histories.add(new ArrayList<>());
        playTheWholeWay(database, system, release, histories.get(histories.size() - 1));
        catalogs.add(database.fingerprint());
      }
    }
    assertThat(histories.get(0)).isNotEmpty();
    assertThat(histories.get(1)).isEqualTo(histories.get(0));
    assertSame(catalogs.get(0), catalogs.get(1));
  }

  /** The main changelog there, back and there again, and then each optional one on top of it. */
  private static void playTheWholeWay(
      ProductionDatabase database,
      SystemSpec system,
      LiquibaseRelease release,
      List<String> history)
      throws Exception {
    database.liquibase(release).run("validate", "--changelog-file=" + path(system));
    there(database, system, release);
    history.addAll(database.history());
    for (SystemSpec.Option option : system.options()) {
      SystemSpec optional = system.of(option);
      database.play(optional.legacy());
      there(database, optional, release);
    }
    history.addAll(database.history());
  }

  private static void there(
      ProductionDatabase database, SystemSpec system, LiquibaseRelease release) throws Exception {
    LiquibaseCli liquibase = database.liquibase(release);
    String changelog = "--changelog-file=" + path(system);
    List<Changeset> changesets = changesets(system);
    int known = known(database);
    Fingerprint before = database.fingerprint();

    liquibase.runAsProcess("update", changelog);
    Fingerprint after = database.fingerprint();
    List<String> history = database.history();
    assertThat(history).hasSize(known + changesets.size());
    if (known == 0) {
      if (release.equals(RELEASES.get(0))) {
        UPDATED.put(system.name(), after);
      }
      assertThat(before.differencesTo(after)).as("update does something").isNotEmpty();
    }

    int back = reversible(system, changesets);
    assertThat(back).as("changesets that can be rolled back").isPositive();
    liquibase.run("rollback-count", changelog, "--count=" + back);
    assertThat(database.history()).isEqualTo(history.subList(0, history.size() - back));
    if (back == changesets.size()) {
      assertSame(before, database.fingerprint());
    }

    liquibase.run("update", changelog);
    assertThat(liquibase.run("status", changelog)).contains(UP_TO_DATE);
    assertSame(after, database.fingerprint());
    assertThat(database.history()).isEqualTo(history);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void phase_by_phase_by_label_ends_where_one_update_ends(SystemSpec system) throws Exception {
    Fingerprint whole = updated(system);
    for (LiquibaseRelease release : RELEASES) {
      try (ProductionDatabase database = ProductionDatabase.of(server, system)) {
        phaseByPhase(database, system, release);
        assertSame(whole, database.fingerprint());
      }
    }
  }

  private static Fingerprint updated(SystemSpec system) throws Exception {
    if (!UPDATED.containsKey(system.name())) {
      try (ProductionDatabase database = ProductionDatabase.of(server, system)) {
        database.liquibase(RELEASES.get(0)).run("update", "--changelog-file=" + path(system));
        UPDATED.put(system.name(), database.fingerprint());
      }
    }
    return UPDATED.get(system.name());
  }

  private static void phaseByPhase(
      ProductionDatabase database, SystemSpec system, LiquibaseRelease release) throws Exception {
    LiquibaseCli liquibase = database.liquibase(release);
    String changelog = "--changelog-file=" + path(system);
    List<String> phases = phases(system);
    assertThat(phases).isNotEmpty();
    Fingerprint tagged = null;
    for (String phase : phases) {
      liquibase.run("update", changelog, "--label-filter=" + phase);
      if (phase.equals(phases.get(0))) {
        liquibase.run("tag", "--tag=" + phase);
        tagged = database.fingerprint();
      }
    }
    assertThat(liquibase.run("status", changelog)).contains(UP_TO_DATE);
    if (system.irreversible().isEmpty()) {
      liquibase.run("rollback", changelog, "--tag=" + phases.get(0));
      assertSame(tagged, database.fingerprint());
      liquibase.run("update", changelog);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("guardedSystems")
  void a_failed_phase_stops_the_next_one_until_it_is_resumed(SystemSpec system) throws Exception {
    String changelog = "--changelog-file=" + path(system);
    List<String> phases = phases(system);
    for (LiquibaseRelease release : RELEASES) {
      try (ProductionDatabase database = ProductionDatabase.of(server, system)) {
        LiquibaseCli liquibase = database.liquibase(release);
        liquibase.run("update", changelog, "--label-filter=" + phases.get(0));
        database.execute("select public.fail_migration_phase(1, 'the smoke test failed')");

        LiquibaseCli.Output stopped = liquibase.tryToRun("update", changelog);

        assertThat(stopped.exitCode()).isNotZero();
        assertThat(stopped.text())
            .contains("cannot begin before every earlier phase is complete")
            .contains("phase 1 is failed: the smoke test failed");
        assertThat(phasesOf(database)).containsExactly("1|failed");
        assertThat(liquibase.run("list-locks")).contains("No locks");

        database.execute("select public.resume_migration_phase(1)");
        database.execute("select public.complete_migration_phase(1)");
        liquibase.run("update", changelog);

        assertThat(liquibase.run("status", changelog)).contains(UP_TO_DATE);
        assertThat(phasesOf(database)).hasSizeGreaterThan(1).allMatch(p -> p.endsWith("|complete"));
      }
    }
  }

  private static List<String> phasesOf(ProductionDatabase database) throws SQLException {
    return database.query(
        "select phase_number, status from public.migration_control order by phase_number");
  }

  private static List<Changeset> changesets(SystemSpec system) {
    return Changelog.open(system.changelog()).changesets();
  }

  private static List<String> phases(SystemSpec system) {
    return changesets(system).stream().map(Changeset::phase).distinct().toList();
  }

  /** How many of the newest changesets have a way back. */
  private static int reversible(SystemSpec system, List<Changeset> changesets) {
    int count = 0;
    for (Changeset changeset : changesets) {
      count = system.irreversible().containsKey(changeset.id()) ? 0 : count + 1;
    }
    return count;
  }

  private static int known(ProductionDatabase database) throws SQLException {
    return database.query("select to_regclass('liquibase.databasechangelog')").contains("null")
        ? 0
        : database.history().size();
  }

  private static String path(SystemSpec system) {
    return LiquibaseCli.HOME.relativize(system.changelog()).toString().replace('\\', '/');
  }

  private static void assertSame(Fingerprint expected, Fingerprint found) {
    assertThat(expected.objects()).as("a fingerprint of nothing proves nothing").isNotEmpty();
    assertThat(expected.differencesTo(found)).isEmpty();
  }
}
