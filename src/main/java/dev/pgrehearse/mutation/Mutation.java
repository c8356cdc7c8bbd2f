package dev.pgrehearse.mutation;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.mutant.Mutants;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Plants one fault at a time in a system's changelogs and plays what it affects.
 *
 * <p>The older regime of default privileges comes first, where a forgotten revoke shows; a mutant
 * that changes nothing there is tried under the newer one, where a forgotten grant does.
 */
public final class Mutation {

  private final SystemSpec spec;
  private final Changelog main;
  private final Predicate<Mutant> wanted;
  private final int workers;

  private Mutation(SystemSpec spec, Predicate<Mutant> wanted, int workers) {
    this.spec = spec;
    this.main = Changelog.open(spec.changelog());
    this.wanted = wanted;
    this.workers = workers;
  }

  /**
   * Reads the changelog; nothing is planted yet.
   *
   * @param wanted which mutants to plant
   * @param workers how many are judged at once, at least 1
   */
  public static Mutation of(SystemSpec spec, Predicate<Mutant> wanted, int workers) {
    return new Mutation(spec, wanted, workers);
  }

  /** The faults that are to be planted, those of the main changelog first. */
  public List<Mutant> mutants() {
    List<Mutant> all = new ArrayList<>(mutants(main));
    for (SystemSpec.Option option : spec.options()) {
      all.addAll(mutants(Changelog.open(option.changelog())));
    }
    return all;
  }

  private List<Mutant> mutants(Changelog changelog) {
    return Mutants.of(changelog).stream().filter(wanted).toList();
  }

  /**
   * Judges every mutant of the main changelog and of each option.
   *
   * @throws MutationException when the system without a fault is not clean
   */
  public MutationResult run(Server server, Progress progress) {
    long start = System.nanoTime();
    List<Judged> judged = new ArrayList<>();
    try {
      judge(server, progress, spec, main, List.of(), judged);
      for (SystemSpec.Option option : spec.options()) {
        judge(
            server,
            progress,
            spec.of(option),
            Changelog.open(option.changelog()),
            option.legacy().stream().toList(),
            judged);
      }
    } catch (SQLException e) {
      throw new MutationException(
          "the mutants of %s cannot be judged: %s".formatted(spec.name(), e.getMessage()), e);
    }
    return new MutationResult(spec.name(), judged, (System.nanoTime() - start) / 1_000_000);
  }

  private void judge(
      Server server,
      Progress progress,
      SystemSpec part,
      Changelog changelog,
      List<Path> legacy,
      List<Judged> judged)
      throws SQLException {
    List<Mutant> mutants = mutants(changelog);
    if (mutants.isEmpty()) {
      return;
    }
    List<Judged> open =
        underRegime(PrivilegeRegime.OPEN, mutants, server, progress, part, changelog, legacy);
    List<Mutant> without =
        open.stream()
            .filter(each -> each.verdict() instanceof Verdict.Equivalent)
            .map(Judged::mutant)
            .toList();
    List<Judged> closed =
        without.isEmpty()
            ? List.of()
            : underRegime(
                PrivilegeRegime.CLOSED, without, server, progress, part, changelog, legacy);
    for (Judged each : open) {
      judged.add(
          closed.stream()
              .filter(other -> other.mutant().equals(each.mutant()))
              .findFirst()
              .orElse(each));
    }
  }

  private List<Judged> underRegime(
      PrivilegeRegime regime,
      List<Mutant> mutants,
      Server server,
      Progress progress,
      SystemSpec part,
      Changelog changelog,
      List<Path> legacy)
      throws SQLException {
    boolean option = !changelog.path().equals(main.path());
    int steps = changelog.changesets().size() + (option ? main.changesets().size() : 0);
    progress.begin(part.name() + ", " + regime.word() + " default privileges, as it is", steps);
    Database start;
    Course course;
    try {
      start = start(server, regime, option, legacy, progress);
      Set<Changeset> places = mutants.stream().map(Mutant::changeset).collect(Collectors.toSet());
      course = Course.play(server, part, changelog, start, places, progress);
    } finally {
      progress.end();
    }
    try (course) {
      if (!server.rehearsedRoles().isEmpty()) {
        throw new MutationException(
            "the changelog of %s makes roles, which copies of a database share: its mutants cannot be judged side by side"
                .formatted(part.name()));
      }
      Killers killers = new Killers(part, order(changelog, option), server.migrationRole(), course);
      killers.requireSilence(course);
      Trial trial = new Trial(course, killers);
      return new Workers(workers, progress)
          .judge(part.name() + ", " + regime.word() + " default privileges", mutants, trial);
    }
  }

  private PhaseOrder order(Changelog changelog, boolean option) {
    List<Changeset> all = new ArrayList<>(option ? main.changesets() : List.of());
    all.addAll(changelog.changesets());
    return new PhaseOrder(all);
  }

  private Database start(
      Server server, PrivilegeRegime regime, boolean option, List<Path> legacy, Progress progress)
      throws SQLException {
    Database database = server.createDatabase(regime);
    List<Path> first = new ArrayList<>(spec.legacy());
    first.addAll(spec.fixtures());
    run(database, first);
    if (!option) {
      return database;
    }
    try (Course finished = Course.play(server, spec, main, database, Set.of(), progress)) {
      Database copy = server.cloneOf(finished.end().database());
      run(copy, legacy);
      return copy;
    }
  }

  private static void run(Database database, List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }

  /** What a mutant was killed by, if it was. */
  static Optional<Verdict.Killed> kill(Judged judged) {
    return judged.verdict() instanceof Verdict.Killed killed
        ? Optional.of(killed)
        : Optional.empty();
  }
}
