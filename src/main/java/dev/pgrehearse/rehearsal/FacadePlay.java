package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.FunctionsPlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.ground.LateFixtures;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.SpecException;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays a changelog forward and plans each move that facades.yaml lists on the catalog as it is
 * just before it. What is planned is played on, in place of what the changeset's files say; a move
 * that the changelog does not have yet comes last.
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
    changelog.changesets().forEach(changeset -> missing.remove(changeset.id()));
    return missing;
  }

  /** The moves of facades.yaml, as they are planned. */
  static List<Move> moves(FacadeFile facades) {
    return facades.moves().stream().map(move -> planned(move, move.triggers())).toList();
  }

  /**
   * Plays everything on a database of its own, which is dropped afterwards; ends with the first
   * move that is refused.
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
    List<Written> written = new ArrayList<>();
    for (Phase phase : Phase.of(changelog.changesets())) {
      for (Changeset changeset : phase.changesets()) {
        progress.step(changeset.id());
        if (!isOurs(changeset.id())) {
          apply(stage, changeset);
        } else if (refused(stage, changeset.id(), written)) {
          return written;
        }
        fixtures.after(changeset, stage.database());
      }
      stage.run(fixtures(phase));
    }
    for (String changeset : missing()) {
      progress.step(changeset);
      if (refused(stage, changeset, written)) {
        return written;
      }
    }
    return written;
  }

  private List<Path> fixtures(Phase phase) {
    return spec.fixturesAfter(phase.label());
  }

  private static void apply(Stage stage, Changeset changeset) {
    try {
      stage.apply(changeset);
    } catch (ChangesetFailed e) {
      throw new RehearsalException(
          "changeset %s at %s does not apply, so what comes after it cannot be planned: %s"
              .formatted(changeset.id(), e.location(), e.getMessage()),
          e);
    }
  }

  private boolean isOurs(String changeset) {
    return moves.containsKey(changeset) || facades.functions().contains(changeset);
  }

  private boolean refused(Stage stage, String changeset, List<Written> written)
      throws SQLException {
    try (Connection connection = stage.database().connectAsMigrationRole()) {
      written.add(
          moves.containsKey(changeset)
              ? plan(connection, moves.get(changeset))
              : functions(connection, changeset));
      return written.get(written.size() - 1).refused();
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
    }
    return Written.of(move, plan);
  }

  private Written functions(Connection connection, String changeset) throws SQLException {
    List<Move> moved =
        facades.movesOf(FacadeFile.pack(changeset)).stream()
            .map(move -> planned(move, move.triggers()))
            .toList();
    FunctionsPlan plan =
        FunctionsPlan.of(connection, moved)
            .orElseThrow(
                () ->
                    new SpecException(
                        facades.location(),
                        "no function names a table of this pack any more; take %s out of functions"
                            .formatted(changeset)));
    plan.play(connection);
    return new Written(changeset, plan.forward(), plan.rollback(), List.of());
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
