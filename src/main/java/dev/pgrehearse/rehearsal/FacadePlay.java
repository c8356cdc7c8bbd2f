package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
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
   * What the generator writes for one move.
   *
   * @param move as facades.yaml lists it
   * @param plan on the catalog before it
   */
  public record Written(FacadeFile.Move move, MovePlan plan) {

    /** The text of the changeset's file: why, then the SQL. */
    public String forward() {
      return comment() + plan.forward();
    }

    /** The text of its rollback file. */
    public String rollback() {
      return plan.rollback();
    }

    private String comment() {
      return move.because().isEmpty()
          ? ""
          : move.because()
              .strip()
              .lines()
              .map(line -> "-- " + line + "\n")
              .reduce("", String::concat);
    }
  }

  private final SystemSpec spec;
  private final Changelog changelog;
  private final Map<String, FacadeFile.Move> moves = new LinkedHashMap<>();

  private FacadePlay(SystemSpec spec, FacadeFile facades) {
    OpenedSystem system = OpenedSystem.of(spec);
    this.spec = system.spec();
    this.changelog = system.main();
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

  /** Changesets of moves that the changelog does not have, in the order of facades.yaml. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>(moves.keySet());
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
        FacadeFile.Move move = moves.get(changeset.id());
        if (move == null) {
          apply(stage, changeset);
        } else if (plan(stage, move, written).refused()) {
          return written;
        }
        fixtures.after(changeset, stage.database());
      }
      stage.run(fixtures(phase));
    }
    for (String changeset : missing()) {
      progress.step(changeset);
      if (plan(stage, moves.get(changeset), written).refused()) {
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

  private static MovePlan plan(Stage stage, FacadeFile.Move move, List<Written> written)
      throws SQLException {
    try (Connection connection = stage.database().connectAsMigrationRole()) {
      MovePlan plan =
          FacadePlan.of(connection, List.of(planned(move, move.triggers()))).moves().get(0);
      written.add(new Written(move, plan));
      if (!plan.refused()) {
        plan.play(connection);
      }
      return plan;
    }
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
