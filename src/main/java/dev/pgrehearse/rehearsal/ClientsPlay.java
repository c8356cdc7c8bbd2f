package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.check.Session;
import dev.pgrehearse.facade.client.ClientStatements;
import dev.pgrehearse.facade.client.ClientStatements.Verdict;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.ground.LateFixtures;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Identity;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a system's tables before its changelog and its facades after it, and has statements that
 * were sent to a live database planned on both.
 */
public final class ClientsPlay {

  private final SystemSpec spec;
  private final FacadeFile facades;
  private final Changelog changelog;
  private final Set<String> owners;

  /**
   * What came of it.
   *
   * @param verdicts on every statement that reaches a table of the moves
   * @param strangers roles that sent some and that the throwaway server does not have
   */
  public record Judged(List<Verdict> verdicts, List<String> strangers) {
    public Judged {
      verdicts = List.copyOf(verdicts);
      strangers = List.copyOf(strangers);
    }
  }

  private ClientsPlay(
      SystemSpec spec, FacadeFile facades, Changelog changelog, Set<String> owners) {
    this.spec = spec;
    this.facades = facades;
    this.changelog = changelog;
    this.owners = Set.copyOf(owners);
  }

  /**
   * Reads the changelog, before any server is needed.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when it cannot be read
   */
  public static ClientsPlay of(SystemSpec spec, FacadeFile facades) {
    OpenedSystem system = OpenedSystem.of(spec);
    return new ClientsPlay(system.spec(), facades, system.main(), Set.of());
  }

  /**
   * Likewise, where the tables of the live database are of roles that the migration role stands
   * for.
   */
  public ClientsPlay ownedBy(Set<String> roles) {
    return new ClientsPlay(spec, facades, changelog, roles);
  }

  /** The moves of facades.yaml. */
  public List<Move> moves() {
    return FacadePlay.moves(facades);
  }

  /** Plays everything on databases of its own, which are dropped afterwards. */
  public Judged run(Server server, ClientStatements statements, Progress progress) {
    if (spec.deployment().superuser()) {
      server.makeMigrationRoleSuperuser();
    }
    List<String> none = server.rehearsedRoles();
    Services services = Services.of(spec, changelog);
    Database made = services.database(server, services.regimes().get(0));
    Stage before = new Stage(server, changelog, made, new TimeSpent());
    progress.begin(spec.name() + ", clients", changelog.changesets().size());
    try {
      before.run(spec.legacy());
      LateFixtures fixtures = OpenedSystem.fixtures(spec, changelog);
      fixtures.start(made);
      try (Stage after = before.copy()) {
        play(after, fixtures, progress);
        try (Connection old = before.database().connectAsSuperuser();
            Connection now = after.database().connectAsSuperuser()) {
          return judged(old, now, server.migrationRole(), statements);
        }
      }
    } catch (SQLException e) {
      throw new RehearsalException(
          "the tables and facades of %s cannot be built: %s".formatted(spec.name(), e.getMessage()),
          e);
    } finally {
      progress.end();
      before.discard(none);
    }
  }

  private void play(Stage stage, LateFixtures fixtures, Progress progress) throws SQLException {
    stage.prepare();
    for (Phase phase : Phase.of(changelog.changesets())) {
      for (Changeset changeset : phase.changesets()) {
        progress.step(changeset.id());
        try {
          stage.apply(changeset);
          fixtures.after(changeset, stage.database());
        } catch (ChangesetFailed e) {
          throw new RehearsalException(
              "changeset %s at %s does not apply, so there is no end to plan statements on: %s"
                  .formatted(changeset.id(), e.location(), e.getMessage()),
              e);
        }
      }
      stage.run(spec.fixturesAfter(phase.label()));
    }
    stage.leave();
  }

  private Judged judged(
      Connection before, Connection after, String migrationRole, ClientStatements statements)
      throws SQLException {
    Set<String> known = roles(before);
    Session session = new Session(before, migrationRole);
    List<Verdict> verdicts =
        statements.compared(
            before,
            after,
            role ->
                owners.contains(role)
                    ? session.entering(Identity.MIGRATION)
                    : known.contains(role)
                        ? session.entering(new Identity(role, role, Map.of()))
                        : "set local search_path = \"$user\", public, extensions");
    Set<String> senders = new HashSet<>(verdicts.stream().map(Verdict::role).toList());
    senders.removeAll(known);
    senders.removeAll(owners);
    return new Judged(verdicts, senders.stream().sorted().toList());
  }

  private static Set<String> roles(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select r.rolname from pg_catalog.pg_roles as r order by 1")) {
      Set<String> names = new HashSet<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
