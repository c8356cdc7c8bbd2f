package dev.pgrehearse.mutation;

import dev.pgrehearse.advice.AccessRules;
import dev.pgrehearse.baseline.Measures;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.LateFixtures;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.mutation.Course.Start;
import dev.pgrehearse.rehearsal.PhaseOrder;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges mutants on one server, changelog by changelog.
 *
 * <p>The older regime of default privileges comes first, where a forgotten revoke shows; a mutant
 * that changes nothing there is tried under the newer one, where a forgotten grant does.
 */
final class MutationRun {

  private final SystemSpec spec;
  private final Changelog main;
  private final Services services;
  private final Ground ground;
  private final Server server;
  private final Progress progress;
  private final Journal journal;
  private final Workers side;
  private final Measures measures;

  MutationRun(
      SystemSpec spec,
      Changelog main,
      Services services,
      Ground ground,
      Progress progress,
      Journal journal,
      Workers side,
      Measures measures) {
    this.spec = spec;
    this.main = main;
    this.services = services;
    this.ground = ground;
    this.server = ground.server();
    this.progress = progress;
    this.journal = journal;
    this.side = side;
    this.measures = measures;
  }

  List<Judged> judge(Part part, List<Mutant> mutants) throws SQLException {
    if (services.regimes().size() == 1) {
      return underRegime(services.regimes().get(0), part, mutants);
    }
    List<Judged> open = underRegime(PrivilegeRegime.OPEN, part, mutants);
    List<Mutant> without =
        open.stream()
            .filter(each -> each.verdict() instanceof Verdict.Equivalent)
            .map(Judged::mutant)
            .toList();
    List<Judged> closed = underRegime(PrivilegeRegime.CLOSED, part, without);
    List<Judged> judged = new ArrayList<>();
    for (Judged each : open) {
      judged.add(
          closed.stream()
              .filter(other -> other.mutant().equals(each.mutant()))
              .findFirst()
              .orElse(each));
    }
    return judged;
  }

  private List<Judged> underRegime(PrivilegeRegime regime, Part part, List<Mutant> mutants)
      throws SQLException {
    String title = part.name() + regime.title();
    Set<Changeset> places =
        mutants.stream()
            .filter(mutant -> journal.before(title, mutant).isEmpty())
            .map(Mutant::changeset)
            .collect(Collectors.toSet());
    if (places.isEmpty()) {
      return side.known(title, mutants);
    }
    List<String> before = server.rehearsedRoles();
    Start start = start(regime, part);
    List<String> roles = server.rehearsedRoles();
    try (Course course = play(title, start, part, places)) {
      if (!roles.containsAll(server.rehearsedRoles())) {
        throw new MutationException(
            "the changelog of %s makes roles, which copies of a database share: its mutants cannot be judged side by side"
                .formatted(part.name()));
      }
      Killers killers =
          new Killers(
              part.spec(),
              order(part),
              AccessRules.of(
                  services.roles().boundOfPlatform(),
                  services.roles().own(),
                  Set.of(ChangelogPlayer.HISTORY_SCHEMA)),
              new VolumeKiller(part.spec(), server, measures),
              server.migrationRole(),
              course);
      killers.requireSilence(course);
      return side.judge(title, mutants, new Trial(course, killers));
    } finally {
      server.dropRoles(
          server.rehearsedRoles().stream().filter(role -> !before.contains(role)).toList());
    }
  }

  private Course play(String title, Start start, Part part, Set<Changeset> places)
      throws SQLException {
    int steps = part.changelog().changesets().size();
    progress.begin(title + ", as it is", steps + (part.option() ? main.changesets().size() : 0));
    try {
      return Course.play(server, part.spec(), part.changelog(), start, places, progress);
    } finally {
      progress.end();
    }
  }

  private PhaseOrder order(Part part) {
    List<Changeset> all = new ArrayList<>(part.option() ? main.changesets() : List.of());
    all.addAll(part.changelog().changesets());
    return new PhaseOrder(all);
  }

  private Start start(PrivilegeRegime regime, Part part) throws SQLException {
    Start first = start(regime);
    if (!part.option()) {
      return first;
    }
    try (Course finished = Course.play(server, spec, main, first, Set.of(), progress)) {
      Database copy = server.cloneOf(finished.end().database());
      run(copy, part.legacy());
      return new Start(copy, 0, new LateFixtures(List.of(), Optional.empty()));
    }
  }

  private Start start(PrivilegeRegime regime) throws SQLException {
    Optional<Database> there = ground.there(regime);
    if (there.isPresent()) {
      // Its own copy: an option begins there as well.
      return new Start(
          server.cloneOf(there.get()),
          ground.before(),
          new LateFixtures(
              ground.waiting(), OpenedSystem.fixturesAfter(spec.fixturesAfter(), main)));
    }
    Database database = services.database(server, regime);
    run(database, spec.legacy());
    LateFixtures fixtures = OpenedSystem.fixtures(spec, main);
    fixtures.start(database);
    return new Start(database, 0, fixtures);
  }

  private static void run(Database database, List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }
}
