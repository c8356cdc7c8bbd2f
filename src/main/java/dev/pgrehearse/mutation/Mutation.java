package dev.pgrehearse.mutation;

import dev.pgrehearse.baseline.Measures;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Place;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.mutant.Mutants;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.HarmlessMutant;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Plants one fault at a time in a system's changelogs and plays what it affects. */
public final class Mutation {

  private final OpenedSystem system;
  private final SystemSpec spec;
  private final Changelog main;
  private final Services services;
  private final Predicate<Mutant> wanted;
  private final int workers;
  private final List<HarmlessMutant> harmless;
  private final Measures measures;

  private Mutation(
      OpenedSystem system,
      Predicate<Mutant> wanted,
      int workers,
      List<HarmlessMutant> harmless,
      Measures measures) {
    this.system = system;
    this.spec = system.spec();
    this.main = system.main();
    List<Changelog> all = changelogs().toList();
    this.services = Services.of(spec, all);
    this.wanted = wanted;
    this.workers = workers;
    this.harmless = List.copyOf(harmless);
    this.measures = measures;
  }

  /**
   * Reads the changelog; nothing is planted yet.
   *
   * @param wanted which mutants to plant
   * @param workers how many are judged at once, at least 1
   */
  public static Mutation of(SystemSpec spec, Predicate<Mutant> wanted, int workers) {
    return new Mutation(OpenedSystem.of(spec), wanted, workers, List.of(), Measures.none());
  }

  /** Likewise, with survivors that are none. */
  public Mutation excusing(List<HarmlessMutant> declared) {
    return new Mutation(system, wanted, workers, declared, measures);
  }

  /** Likewise, where what queries cost is kept and so notices a fault. */
  public Mutation measuring(Measures known) {
    return new Mutation(system, wanted, workers, harmless, known);
  }

  /** The faults that are to be planted, those of the main changelog first. */
  public List<Mutant> mutants() {
    return changelogs().flatMap(changelog -> mutants(changelog).stream()).toList();
  }

  /** The changesets in which no fault can be planted, those of the main changelog first. */
  public List<Changeset> skipped() {
    return changelogs().flatMap(changelog -> Mutants.skipped(changelog).stream()).toList();
  }

  /** How many there are. */
  public int changesets() {
    return changelogs().mapToInt(changelog -> changelog.changesets().size()).sum();
  }

  private Stream<Changelog> changelogs() {
    return Stream.concat(Stream.of(main), system.options().values().stream());
  }

  private List<Mutant> mutants(Changelog changelog) {
    return Mutants.of(changelog).stream().filter(wanted).toList();
  }

  /**
   * Judges every mutant of the main changelog and of each option.
   *
   * @param journal what is known already, and where each verdict is noted
   * @throws MutationException when the system without a fault is not clean
   */
  public MutationResult run(Server server, Progress progress, Journal journal) {
    return run(Ground.bare(server), progress, journal);
  }

  /**
   * A server on which all is applied that comes before the first changeset with a mutant.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when it does not apply
   */
  public Ground ground(Grounds grounds) {
    List<Changeset> all = main.changesets();
    int before =
        mutants(main).stream()
            .mapToInt(mutant -> all.indexOf(mutant.changeset()))
            .min()
            .orElse(all.size());
    return grounds.at(new Place(spec, main, services, before, services.regimes(), false));
  }

  /** Likewise, from there. */
  public MutationResult run(Ground ground, Progress progress, Journal journal) {
    long start = System.nanoTime();
    Server server = ground.server();
    if (spec.deployment().superuser()) {
      server.makeMigrationRoleSuperuser();
    }
    List<Judged> judged = new ArrayList<>();
    SystemSpec fitting = spec.without(spec.needingMoreThan(server.extensions()));
    Workers side = new Workers(workers, progress, journal, new Excuses(harmless));
    MutationRun run =
        new MutationRun(fitting, main, services, ground, progress, journal, side, measures);
    try {
      judged.addAll(run.judge(Part.main(fitting, main), mutants(main)));
      for (SystemSpec.Option option : spec.options()) {
        Part part = Part.option(fitting, option, system.options().get(option));
        judged.addAll(run.judge(part, mutants(part.changelog())));
      }
    } catch (SQLException e) {
      throw new MutationException(
          "the mutants of %s cannot be judged: %s".formatted(spec.name(), e.getMessage()), e);
    }
    return new MutationResult(spec.name(), judged, (System.nanoTime() - start) / 1_000_000);
  }

  /** What a mutant was killed by, if it was. */
  static Optional<Verdict.Killed> kill(Judged judged) {
    return judged.verdict() instanceof Verdict.Killed killed
        ? Optional.of(killed)
        : Optional.empty();
  }
}
