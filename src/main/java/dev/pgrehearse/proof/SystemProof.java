package dev.pgrehearse.proof;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetContent;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.ground.BeforeMoves;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.ground.LateFixtures;
import dev.pgrehearse.ground.Onlooker;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Place;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.AccessSpec.Person;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.RecordedStatement;
import dev.pgrehearse.spec.SpecException;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Proves the facades that a system's changelog leaves behind, on its own legacy and fixtures. */
public final class SystemProof {

  private final SystemSpec spec;
  private final List<FacadeFile.AgreedDifference> agreed;
  private final List<ClientStatement> clients;
  private final Changelog changelog;
  private final Map<String, Move> planned;

  private SystemProof(
      SystemSpec spec,
      List<FacadeFile.AgreedDifference> agreed,
      List<ClientStatement> clients,
      Changelog changelog,
      Map<String, Move> planned) {
    this.spec = spec;
    this.agreed = List.copyOf(agreed);
    this.clients = List.copyOf(clients);
    this.changelog = changelog;
    this.planned = Map.copyOf(planned);
  }

  /**
   * Reads the changelog, before any server is needed.
   *
   * @param facades says in what a facade may differ
   * @param recorded what the system's clients send
   * @throws ChangelogException when it cannot be read
   * @throws SpecException when a difference is of a form that there is not
   */
  public static SystemProof of(
      SystemSpec spec, FacadeFile facades, List<RecordedStatement> recorded) {
    for (FacadeFile.AgreedDifference difference : facades.differs()) {
      if (!Proof.slugs().contains(difference.form()) && !isOfKind(difference)) {
        throw new SpecException(
            difference.location(),
            "there is no form of statement '%s'; there are %s"
                .formatted(difference.form(), String.join(", ", Proof.slugs())));
      }
    }
    return new SystemProof(
        spec,
        facades.differs(),
        recorded.stream()
            .map(
                each ->
                    new ClientStatement(
                        each.identity(),
                        each.sql(),
                        each.parameters(),
                        each.fails(),
                        each.location()))
            .toList(),
        Changelog.open(spec.changelog(), spec.deployment().liquibase()),
        Map.of());
  }

  /**
   * Likewise, with these moves as the generator plans them instead of as their changesets are: the
   * other kind of facade of the same table. One that the generator refuses stays as it is, and the
   * run says so.
   *
   * @param moves by the changeset whose place they take
   */
  public SystemProof planning(Map<String, Move> moves) {
    return new SystemProof(spec, agreed, clients, changelog, moves);
  }

  /**
   * A server on which all databases are, unless moves are planned anew.
   *
   * @throws ChangelogException when a changeset does not apply
   */
  public Optional<Ground> ground(Grounds grounds) {
    return planned.isEmpty()
        ? Optional.of(grounds.at(Place.atTheEnd(spec, changelog, List.of(regime()), true)))
        : Optional.empty();
  }

  /** Likewise, on a server on which nothing is yet. */
  public ProofResult run(Server server, UnaryOperator<Proof> settings, Consumer<String> progress) {
    return run(Ground.bare(server), settings, progress);
  }

  /**
   * Builds the databases where they are not there yet, and tries everything on them: the end of the
   * changelog is held against the state just before each table makes room for its facade.
   *
   * @param settings what is chosen
   * @throws ChangelogException when a changeset does not apply
   */
  public ProofResult run(Ground ground, UnaryOperator<Proof> settings, Consumer<String> progress) {
    Server server = ground.server();
    List<String> roles = server.rehearsedRoles();
    try (States states = states(ground, progress)) {
      // A role belongs to the whole server: the changelog cannot make it a second time.
      boolean makesRoles = !roles.containsAll(server.rehearsedRoles());
      List<Before> befores = new ArrayList<>();
      states
          .befores()
          .forEach(
              (from, database) ->
                  befores.add(
                      new Before(
                          database,
                          makesRoles
                              ? Optional.empty()
                              : Optional.of(
                                  (clone, afterEach) -> playOn(clone, from, afterEach)))));
      return settings
          .apply(
              Proof.of(
                      server,
                      befores,
                      states.after(),
                      spec.access().people().stream().map(Person::identity).toList())
                  .agreeing(agreedOn(server.major()))
                  .agreeingToKinds(kinds())
                  .replaying(clients))
          .run(progress);
    } catch (SQLException e) {
      throw new ProofException("%s cannot be built: %s".formatted(spec.name(), e.getMessage()), e);
    } finally {
      server.dropRoles(
          server.rehearsedRoles().stream().filter(role -> !roles.contains(role)).toList());
    }
  }

  /** By how many changesets are applied there, and where all of them are. */
  private record States(SortedMap<Integer, Database> befores, Database after)
      implements AutoCloseable {
    @Override
    public void close() {
      after.close();
      befores.values().forEach(Database::close);
    }
  }

  /** The one at home. */
  private PrivilegeRegime regime() {
    return Services.of(spec, changelog).regimes().get(0);
  }

  private States states(Ground ground, Consumer<String> progress) throws SQLException {
    Optional<Database> kept = ground.there(regime());
    if (kept.isPresent()) {
      return new States(ground.beforeMoves(regime()), kept.get());
    }
    progress.accept("legacy and fixtures");
    if (spec.deployment().superuser()) {
      ground.server().makeMigrationRoleSuperuser();
    }
    Database made = Services.of(spec, changelog).database(ground.server(), regime());
    run(made, spec.legacy());
    LateFixtures fixtures = OpenedSystem.fixtures(spec, changelog);
    fixtures.start(made);
    progress.accept("the changelog");
    return new States(play(ground.server(), made, fixtures, progress), made);
  }

  private List<AgreedDifference> agreedOn(int version) {
    return agreed.stream()
        .filter(each -> each.holdsOn(version) && !isOfKind(each))
        .map(each -> new AgreedDifference(each.facade(), each.kind(), each.form(), each.because()))
        .toList();
  }

  /** Facades of which everything that belongs to their kind is agreed to. */
  private Set<String> kinds() {
    return agreed.stream()
        .filter(SystemProof::isOfKind)
        .map(FacadeFile.AgreedDifference::facade)
        .collect(Collectors.toSet());
  }

  private static boolean isOfKind(FacadeFile.AgreedDifference difference) {
    return difference.form().equals(KindDifferences.FORM);
  }

  private static void run(Database database, List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }

  /** Plays all of it, and returns the copies that were made on the way. */
  private SortedMap<Integer, Database> play(
      Server server, Database database, LateFixtures fixtures, Consumer<String> progress) {
    return playing(
        database,
        (player, onlooker) -> {
          try (BeforeMoves moves =
              new BeforeMoves(
                  server,
                  database,
                  changelog,
                  () -> {
                    player.close();
                    onlooker.close();
                  })) {
            List<ChangesetContent> contents = changelog.contents();
            for (int i = 0; i < contents.size(); i++) {
              Changeset changeset = contents.get(i).changeset();
              moves.around(i, contents.get(i), () -> play(player, database, changeset, progress));
              if (!moves.hasBegun()) {
                fixtures.after(changeset, database);
                if (changelog.endsPhase(changeset)) {
                  run(database, spec.fixturesAfter(changeset.phase()));
                }
              }
            }
            return moves.kept();
          }
        });
  }

  /** Plays what is left of it on a copy on which so many changesets are applied. */
  private void playOn(Database copy, int applied, Runnable afterEach) {
    List<Changeset> rest = changelog.changesets().subList(applied, changelog.changesets().size());
    playing(
        copy,
        (player, onlooker) -> {
          for (Changeset changeset : rest) {
            play(player, copy, changeset, step -> {});
            afterEach.run();
          }
          return rest.size();
        });
  }

  private void play(
      ChangelogPlayer player, Database database, Changeset changeset, Consumer<String> progress)
      throws SQLException, ChangesetFailed {
    Move move = planned.get(changeset.id());
    if (move == null || !moved(database, move, progress)) {
      player.apply(changeset);
    }
  }

  private interface Playing<T> {
    T play(ChangelogPlayer player, Onlooker onlooker) throws SQLException, ChangesetFailed;
  }

  private <T> T playing(Database database, Playing<T> work) {
    try (Onlooker onlooker = new Onlooker(database);
        ChangelogPlayer player = new ChangelogPlayer(changelog, database, onlooker::connection)) {
      player.prepare();
      return work.play(player, onlooker);
    } catch (ChangesetFailed e) {
      throw new ChangelogException(
          e.location(),
          "a changeset does not apply, so there is no end whose facades could be proved: "
              + e.getMessage());
    } catch (SQLException e) {
      throw new ProofException(
          "the changelog of %s cannot be played: %s".formatted(spec.name(), e.getMessage()), e);
    }
  }

  /** Whether the generator moves it. */
  private static boolean moved(Database database, Move move, Consumer<String> progress)
      throws SQLException {
    try (Connection connection = database.connectAsMigrationRole()) {
      MovePlan plan = FacadePlan.of(connection, List.of(move)).moves().get(0);
      if (plan.refused()) {
        progress.accept(
            "%s stays as its changeset makes it: %s"
                .formatted(plan.facade(), plan.refusals().get(0).message()));
        return false;
      }
      plan.play(connection);
      return true;
    }
  }
}
