package dev.pgrehearse.status;

import dev.pgrehearse.catalog.CatalogWatch;
import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.FingerprintScope;
import dev.pgrehearse.catalog.RowDifference;
import dev.pgrehearse.catalog.RowDigests;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plays a changelog on a throwaway database: what is logged first, and then what is not. */
final class Play implements AutoCloseable {

  private final SystemSpec spec;
  private final Changelog changelog;
  private final LiveLook live;
  private final Server server;
  private final FingerprintScope scope;
  private final Database database;
  private final ChangelogPlayer player;
  private final CatalogWatch watch;
  private Optional<Connection> superuser = Optional.empty();

  Play(SystemSpec spec, Changelog changelog, LiveLook live, Server server) {
    this.spec = spec;
    this.changelog = changelog;
    this.live = live;
    this.server = server;
    this.scope =
        new FingerprintScope(
            Set.of(ChangelogPlayer.HISTORY_SCHEMA),
            Map.of(server.migrationRole(), LiveLook.MIGRATION_ROLE));
    Services services = Services.of(spec, changelog);
    // Where there is no platform there is one regime.
    this.database =
        services.database(
            server,
            services.regimes().contains(live.regime()) ? live.regime() : services.regimes().get(0));
    this.player = new ChangelogPlayer(changelog, database, this::superuser);
    this.watch = CatalogWatch.of(scope);
  }

  Played run() throws SQLException {
    run(spec.legacy());
    run(spec.fixtures());
    player.prepare();
    Map<Changeset, Effect> logged = new LinkedHashMap<>();
    List<Changeset> left = new ArrayList<>();
    Fingerprint now = watch.look(superuser());
    for (Changeset changeset : changelog.changesets()) {
      Optional<Boolean> ran = live.history().of(changeset).map(found -> found.wasRun());
      if (ran.isEmpty()) {
        left.add(changeset);
      } else if (ran.get()) {
        Fingerprint after = applied(changeset);
        logged.put(changeset, Effect.between(now, after, live.history().owner()));
        now = after;
      }
    }
    Fingerprint asLogged = now;
    List<Pending> pending = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Changeset changeset : left) {
      Fingerprint after;
      try {
        after = next(changeset);
      } catch (ChangesetFailed e) {
        skipped.add(
            new Skipped(
                "changesets from %s on".formatted(changeset.id()),
                "it does not apply on the throwaway database: " + e.getMessage()));
        break;
      }
      Effect effect = Effect.between(now, after, live.history().owner());
      pending.add(
          new Pending(
              changeset,
              effect,
              changelog.runsInTransaction(changeset),
              effect.isDone(live.catalog())
                  ? again(changeset, after)
                  : new Pending.Again.NotTried()));
      now = after;
    }
    return new Played(logged, asLogged, pending, skipped);
  }

  private Fingerprint applied(Changeset changeset) throws SQLException {
    try {
      return next(changeset);
    } catch (ChangesetFailed e) {
      throw new ChangelogException(
          changeset.location(),
          """
          changeset %s is deployed there, and does not apply on the throwaway database: %s. Give \
          the state before the changelog with --prelude"""
              .formatted(changeset.id(), e.getMessage()));
    }
  }

  private Fingerprint next(Changeset changeset) throws SQLException, ChangesetFailed {
    player.apply(changeset);
    if (changelog.endsPhase(changeset)) {
      run(spec.fixturesAfter(changeset.phase()));
    }
    Fingerprint after = watch.look(superuser());
    if (watch.sawNewSettings()) {
      player.close();
    }
    return after;
  }

  /** A second time, on a copy. */
  private Pending.Again again(Changeset changeset, Fingerprint once) throws SQLException {
    leave();
    List<String> roles = server.rehearsedRoles();
    try (Database copy = server.cloneOf(database);
        Connection look = copy.connectAsSuperuser();
        ChangelogPlayer second = new ChangelogPlayer(changelog, copy, () -> look)) {
      RowDigests rows = RowDigests.of(look, scope);
      second.apply(changeset);
      List<String> differences =
          Stream.concat(
                  once.differencesTo(Fingerprint.of(look, scope)).stream()
                      .map(Difference::sentence),
                  rows.differencesTo(RowDigests.of(look, scope)).stream()
                      .map(RowDifference::sentence))
              .toList();
      return differences.isEmpty()
          ? new Pending.Again.Harmless()
          : new Pending.Again.Differs(
              differences.stream().limit(3).collect(Collectors.joining("; ")));
    } catch (ChangesetFailed e) {
      return new Pending.Again.Fails(e.getMessage());
    } finally {
      server.dropRoles(
          server.rehearsedRoles().stream().filter(role -> !roles.contains(role)).toList());
    }
  }

  private void run(List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }

  private Connection superuser() {
    if (superuser.isEmpty()) {
      superuser = Optional.of(database.connectAsSuperuser());
    }
    return superuser.get();
  }

  /** Nobody may be connected to a database that is copied. */
  private void leave() throws SQLException {
    player.close();
    if (superuser.isPresent()) {
      superuser.get().close();
      superuser = Optional.empty();
    }
  }

  @Override
  public void close() throws SQLException {
    leave();
    database.close();
  }
}
