package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.FunctionsPlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.PackGuard;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.ground.LateFixtures;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Plays a changelog forward and plans each move that facades.yaml lists on the catalog as it is
 * just before it. What is planned is played on, in place of what the changeset's files say; a move
 * that the changelog does not have yet comes last. What cannot be planned is left out, and the rest
 * goes on without it. Guards are written from the plans of their packs, and not played: they hold
 * what was planned on the last time.
 */
public final class FacadePlay {

  /**
   * What the generator writes for one changeset.
   *
   * @param forward the text of the changeset's file; empty when it is refused
   * @param rollback the text of its rollback file; empty when it is refused
   * @param refusals why it is
   */
  public record Written(String changeset, String forward, String rollback, List<Finding> refusals) {
    public Written {
      refusals = List.copyOf(refusals);
    }

    private static Written of(FacadeFile.Move move, MovePlan plan) {
      String why =
          move.because().isEmpty()
              ? ""
              : move.because()
                  .strip()
                  .lines()
                  .map(line -> "-- " + line + "\n")
                  .reduce("", String::concat);
      return new Written(move.changeset(), why + plan.forward(), plan.rollback(), plan.refusals());
    }

    public boolean refused() {
      return !refusals.isEmpty();
    }
  }

  private final SystemSpec spec;
  private final Changelog changelog;
  private final FacadeFile facades;
  private final Map<String, FacadeFile.Move> moves = new LinkedHashMap<>();
  private final Map<String, MovePlan> plans = new HashMap<>();
  private final Map<String, FunctionsPlan> functions = new HashMap<>();

  private FacadePlay(SystemSpec spec, FacadeFile facades) {
    OpenedSystem system = OpenedSystem.of(spec);
    this.spec = system.spec();
    this.changelog = system.main();
    this.facades = facades;
    facades.moves().forEach(move -> moves.put(move.changeset(), move));
  }

  /**
   * Reads the changelog, before any server is needed.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when it cannot be read
   */
  public static FacadePlay of(SystemSpec spec, FacadeFile facades) {
    return new FacadePlay(spec, facades);
  }

  /** Those of its changesets that the changelog does not have, in the order of facades.yaml. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>(moves.keySet());
    missing.addAll(facades.functions());
    missing.addAll(facades.guards().packs());
    changelog.changesets().forEach(changeset -> missing.remove(changeset.id()));
    return missing;
  }

  /** The plan of a move in the last run; nothing where it was refused. */
  public Optional<MovePlan> plan(String changeset) {
    return Optional.ofNullable(plans.get(changeset));
  }

  /** Likewise of the functions of a pack; nothing where none names a table of it. */
  public Optional<FunctionsPlan> functions(String changeset) {
    return Optional.ofNullable(functions.get(changeset));
  }

  /** The moves of facades.yaml, as they are planned. */
  static List<Move> moves(FacadeFile facades) {
    return facades.moves().stream().map(move -> planned(move, move.triggers())).toList();
  }

  /**
   * Plays everything on a database of its own, which is dropped afterwards.
   *
   * @return what is written, in the changelog's order, and the guards behind it
   */
  public List<Written> run(Server server, Progress progress) {
    return run(server, Services.of(spec, changelog).regimes().get(0), progress);
  }

  /** Likewise, under a regime of default privileges. */
  public List<Written> run(Server server, PrivilegeRegime regime, Progress progress) {
    if (spec.deployment().superuser()) {
      server.makeMigrationRoleSuperuser();
    }
    List<String> none = server.rehearsedRoles();
    Database made = Services.of(spec, changelog).database(server, regime);
    Stage stage = new Stage(server, changelog, made, new TimeSpent());
    progress.begin(spec.name() + ", facades", changelog.changesets().size() + missing().size());
    try {
      stage.run(spec.legacy());
      LateFixtures fixtures = OpenedSystem.fixtures(spec, changelog);
      fixtures.start(made);
      stage.prepare();
      return play(stage, fixtures, progress);
    } catch (SQLException e) {
      throw new RehearsalException(
          "the facades of " + spec.name() + " cannot be planned: " + e.getMessage(), e);
    } finally {
      progress.end();
      stage.discard(none);
    }
  }

  private List<Written> play(Stage stage, LateFixtures fixtures, Progress progress)
      throws SQLException {
    plans.clear();
    functions.clear();
    List<Written> written = new ArrayList<>();
    for (Phase phase : Phase.of(changelog.changesets())) {
      for (Changeset changeset : phase.changesets()) {
        progress.step(changeset.id());
        if (isOurs(changeset.id())) {
          written.add(written(stage, changeset.id()));
        } else if (!facades.guards().packs().contains(changeset.id())) {
          apply(stage, changeset)
              // Its list may be older than the moves, and is about to be written anew.
              .filter(failed -> !facades.guards().lists().contains(changeset.id()))
              .ifPresent(written::add);
        }
        fixtures.after(changeset, stage.database());
      }
      stage.run(fixtures(phase));
    }
    for (String changeset : missing()) {
      progress.step(changeset);
      if (isOurs(changeset)) {
        written.add(written(stage, changeset));
      }
    }
    facades.guards().packs().forEach(guard -> written.add(guard(guard)));
    return written;
  }

  private List<Path> fixtures(Phase phase) {
    return spec.fixturesAfter(phase.label());
  }

  /** What comes behind one that does not apply is planned without it. */
  private static Optional<Written> apply(Stage stage, Changeset changeset) {
    try {
      stage.apply(changeset);
      return Optional.empty();
    } catch (ChangesetFailed e) {
      return Optional.of(
          unwritten(
              changeset.id(),
              e.location(),
              "it does not apply, and what comes behind it was planned without it: "
                  + e.getMessage(),
              "Bring it to this schema by hand: it is no move, and nobody can write it anew."));
    }
  }

  private static Written unwritten(
      String changeset, Location location, String message, String fix) {
    return new Written(
        changeset,
        "",
        "",
        List.of(Finding.error("facade-unwritten", changeset, location, message, fix)));
  }

  private boolean isOurs(String changeset) {
    return moves.containsKey(changeset) || facades.functions().contains(changeset);
  }

  private Written written(Stage stage, String changeset) throws SQLException {
    try (Connection connection = stage.database().connectAsMigrationRole()) {
      return moves.containsKey(changeset)
          ? plan(connection, moves.get(changeset))
          : writeFunctions(connection, changeset);
    }
  }

  private Written plan(Connection connection, FacadeFile.Move move) throws SQLException {
    List<Move> only = List.of(planned(move, move.triggers()));
    MovePlan plan =
        (facades.functionsLast(move)
                ? FacadePlan.ofPack(connection, only, List.of())
                : FacadePlan.of(connection, only))
            .moves()
            .get(0);
    if (!plan.refused()) {
      plan.play(connection);
      plans.put(move.changeset(), plan);
    }
    return Written.of(move, plan);
  }

  private Written writeFunctions(Connection connection, String changeset) throws SQLException {
    List<Move> moved =
        facades.movesOf(FacadeFile.pack(changeset)).stream()
            .filter(move -> plans.containsKey(move.changeset()))
            .map(move -> planned(move, move.triggers()))
            .toList();
    Optional<FunctionsPlan> plan = FunctionsPlan.of(connection, moved);
    if (plan.isEmpty()) {
      return unwritten(
          changeset,
          facades.location(),
          "no function names a table of this pack any more",
          "Take %s out of functions in facades.yaml, and out of the changelog."
              .formatted(changeset));
    }
    plan.get().play(connection);
    functions.put(changeset, plan.get());
    return new Written(changeset, plan.get().forward(), plan.get().rollback(), List.of());
  }

  private Written guard(String changeset) {
    List<FacadeFile.Move> pack = facades.movesOf(FacadeFile.pack(changeset));
    List<MovePlan> planned =
        pack.stream()
            .map(FacadeFile.Move::changeset)
            .map(plans::get)
            .filter(Objects::nonNull)
            .toList();
    if (planned.size() < pack.size()) {
      return unwritten(
          changeset,
          facades.location(),
          "%d of the pack's %d moves could not be planned, and it has to ask for all of them"
              .formatted(pack.size() - planned.size(), pack.size()),
          "Mend what is told of these moves, or take them out of facades.yaml; then write again.");
    }
    String errcode = facades.guards().errcode();
    PackGuard guard = new PackGuard(planned, errcode.isEmpty() ? PackGuard.ERRCODE : errcode);
    return new Written(changeset, guard.forward(), guard.rollback(), List.of());
  }

  /**
   * What the generator is asked for.
   *
   * @param triggers whether the facade has INSTEAD OF triggers, whatever facades.yaml says
   */
  public static Move planned(FacadeFile.Move move, boolean triggers) {
    QualifiedName from = QualifiedName.parse(move.table());
    QualifiedName to = QualifiedName.parse(move.to());
    FacadeFile.Shape shape = move.shape();
    return new Move(
        from.schema(),
        from.name(),
        to.schema(),
        to.name(),
        move.renames(),
        triggers,
        new Move.Shape(shape.drops(), shape.computes(), Set.copyOf(shape.hides()), shape.adds()));
  }
}
