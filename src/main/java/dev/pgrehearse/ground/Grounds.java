package dev.pgrehearse.ground;

import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetContent;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.layer.LayerAbout;
import dev.pgrehearse.layer.LayerKey;
import dev.pgrehearse.layer.Layers;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.server.SqlScript;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The way to a place in a changelog: a server on which what comes before is applied without
 * looking. An embedded one is kept for the next time, when nothing of that has changed.
 */
public final class Grounds {

  /** How many fixtures are about tables that come later, in what a layer notes. */
  private static final String WAITING = "fixtures to come";

  private final ServerChoice choice;
  private final Optional<Layers> layers;

  private Grounds(ServerChoice choice, Optional<Layers> layers) {
    this.choice = choice;
    this.layers = layers;
  }

  /**
   * On a server of somebody's choice; only what is on an embedded one can be kept.
   *
   * @param layers where states are kept; none where nothing shall be kept or found
   */
  public static Grounds of(ServerChoice choice, Optional<Layers> layers) {
    return new Grounds(choice, choice instanceof ServerChoice.Embedded ? layers : Optional.empty());
  }

  /**
   * A ground at a place; to be closed.
   *
   * @throws ChangelogException when what comes before does not apply
   */
  public Ground at(Place place) {
    if (layers.isEmpty()) {
      return made(place);
    }
    Layers kept = layers.get();
    int known = kept.notes().size();
    LayerKey key = key(place);
    Ground ground =
        kept.start(key)
            .map(started -> found(started, place))
            .orElseGet(() -> keep(kept, place, key, made(place)));
    return ground.and(kept.notes().subList(known, kept.notes().size()));
  }

  private LayerKey key(Place place) {
    try {
      return new GroundKey((ServerChoice.Embedded) choice).of(place);
    } catch (IOException e) {
      throw new GroundException(
          "a file of %s cannot be read: %s".formatted(place.spec().name(), e.getMessage()), e);
    }
  }

  private static Ground found(Layers.Started started, Place place) {
    LayerAbout about = started.layer().about();
    Map<Spot, String> databases = new HashMap<>();
    Map<String, String> facts = new HashMap<>(about.facts());
    int waiting = Integer.parseInt(facts.remove(WAITING));
    facts.forEach((spot, name) -> databases.put(Spot.of(spot), name));
    List<Path> fixtures = place.spec().fixtures();
    return new Ground(
        started.server(),
        databases,
        place.before(),
        fixtures.subList(fixtures.size() - waiting, fixtures.size()),
        List.of("%s: from the cache (%s)".formatted(about.what(), started.layer().key().brief())));
  }

  private static Ground keep(Layers kept, Place place, LayerKey key, Ground ground) {
    Map<String, String> facts = new HashMap<>();
    ground.databases().forEach((spot, name) -> facts.put(spot.text(), name));
    if (!facts.isEmpty()) {
      facts.put(WAITING, String.valueOf(ground.waiting().size()));
      Server server = ground.server();
      LayerAbout about = new LayerAbout(place.words(), server.major(), facts);
      server.freeze(data -> kept.store(key, about, data));
    }
    return ground;
  }

  private Ground made(Place place) {
    Server server = Servers.start(choice);
    try {
      return made(place, server);
    } catch (SQLException | ChangesetFailed | RuntimeException e) {
      boolean interrupted = server.isOver();
      server.close();
      throw interrupted
          ? new GroundException("interrupted; nothing of this run is left on the server", e)
          : problem(place, e);
    }
  }

  private static RuntimeException problem(Place place, Exception e) {
    if (e instanceof ChangesetFailed failed) {
      return new ChangelogException(
          failed.location(),
          "a changeset does not apply, and what was asked for comes after it: " + e.getMessage());
    }
    return e instanceof RuntimeException known
        ? known
        : new GroundException("%s cannot be made: %s".formatted(place.words(), e.getMessage()), e);
  }

  private static Ground made(Place place, Server server) throws SQLException, ChangesetFailed {
    Map<Spot, String> databases = new HashMap<>();
    if (place.spec().deployment().superuser()) {
      server.makeMigrationRoleSuperuser();
    }
    List<String> roles = server.rehearsedRoles();
    Services services = place.services();
    List<Path> waiting = List.of();
    for (PrivilegeRegime regime : place.regimes()) {
      Database database = services.database(server, regime);
      long writes = server.writesToRoles();
      run(database, place.spec().legacy());
      LateFixtures fixtures = OpenedSystem.fixtures(place.spec(), place.changelog());
      fixtures.start(database);
      Optional<BeforeMoves> moves = apply(place, fixtures, server, database);
      waiting = fixtures.waiting();
      // One database alone may have them; a second one could not make them again.
      if (server.writesToRoles() != writes && (place.compared() || place.regimes().size() > 1)) {
        moves.ifPresent(BeforeMoves::discard);
        database.close();
        server.dropRoles(
            server.rehearsedRoles().stream().filter(role -> !roles.contains(role)).toList());
        return new Ground(
            server,
            Map.of(),
            0,
            List.of(),
            List.of(
                """
                %s writes to roles, which belong to the server and not to a database: everything \
                is played from the start"""
                    .formatted(place.words())));
      }
      moves.ifPresent(
          copies ->
              copies
                  .kept()
                  .forEach(
                      (before, copy) ->
                          databases.put(new Spot(regime, OptionalInt.of(before)), copy.name())));
      databases.put(Spot.at(regime), database.name());
    }
    return new Ground(server, databases, place.before(), waiting, List.of());
  }

  private static Optional<BeforeMoves> apply(
      Place place, LateFixtures fixtures, Server server, Database database)
      throws SQLException, ChangesetFailed {
    try (Onlooker onlooker = new Onlooker(database);
        ChangelogPlayer player =
            new ChangelogPlayer(place.changelog(), database, onlooker::connection)) {
      player.prepare();
      if (place.compared()) {
        return Optional.of(compared(place, fixtures, server, database, player, onlooker));
      }
      for (Changeset changeset : place.changesets()) {
        player.apply(changeset);
        fixtures.after(changeset, database);
        run(database, place.rowsAfter(changeset));
      }
      if (place.before() == place.changelog().changesets().size()) {
        fixtures.atTheEnd();
      }
      return Optional.empty();
    }
  }

  private static BeforeMoves compared(
      Place place,
      LateFixtures fixtures,
      Server server,
      Database database,
      ChangelogPlayer player,
      Onlooker onlooker)
      throws SQLException, ChangesetFailed {
    try (BeforeMoves moves =
        new BeforeMoves(
            server,
            database,
            place.changelog(),
            () -> {
              player.close();
              onlooker.close();
            })) {
      List<ChangesetContent> contents = place.changelog().contents();
      for (int i = 0; i < place.before(); i++) {
        Changeset changeset = contents.get(i).changeset();
        moves.around(i, contents.get(i), () -> player.apply(changeset));
        if (!moves.hasBegun()) {
          fixtures.after(changeset, database);
          run(database, place.rowsAfter(changeset));
        }
      }
      return moves;
    }
  }

  private static void run(Database database, List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }
}
