package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.layer.LayerAbout;
import dev.pgrehearse.layer.LayerKey;
import dev.pgrehearse.layer.Layers;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where to begin in the middle of a changelog: a server on which what comes before is applied
 * without looking. An embedded one is kept for the next time, when nothing of that has changed.
 */
public final class Grounds {

  private final ServerChoice choice;
  private final Optional<Layers> layers;

  private Grounds(ServerChoice choice, Optional<Layers> layers) {
    this.choice = choice;
    this.layers = layers;
  }

  /**
   * For a server of somebody's choice; only what is on an embedded one can be kept.
   *
   * @param layers where states are kept; none where nothing shall be kept or found
   */
  public static Grounds of(ServerChoice choice, Optional<Layers> layers) {
    return new Grounds(choice, choice instanceof ServerChoice.Embedded ? layers : Optional.empty());
  }

  /** A place between two changesets. */
  private record Place(
      SystemSpec spec, Changelog changelog, List<Changeset> before, List<Changeset> ahead) {

    String words() {
      return "%s %s"
          .formatted(
              spec.name(),
              before.isEmpty()
                  ? "before its first changeset"
                  : "up to " + before.get(before.size() - 1).id());
    }

    /** Whether the rows that belong to the last phase before it are in. */
    boolean endsPhase() {
      return before.isEmpty()
          || ahead.isEmpty()
          || !before.get(before.size() - 1).phase().equals(ahead.get(0).phase());
    }

    LayerKey key(ServerChoice.Embedded server) {
      try {
        return new GroundKey(server, spec, changelog).of(before, endsPhase());
      } catch (IOException e) {
        throw new RehearsalException(
            "a file of %s cannot be read: %s".formatted(spec.name(), e.getMessage()), e);
      }
    }
  }

  /**
   * A ground up to a changeset; to be closed.
   *
   * @param before the changesets of the main changelog up to there
   * @param ahead the others
   * @throws ChangelogException when one of them does not apply
   */
  Ground before(
      SystemSpec spec, Changelog changelog, List<Changeset> before, List<Changeset> ahead) {
    Place place = new Place(spec, changelog, before, ahead);
    if (layers.isEmpty()) {
      return made(place);
    }
    Layers kept = layers.get();
    int known = kept.notes().size();
    LayerKey key = place.key((ServerChoice.Embedded) choice);
    Ground ground =
        kept.start(key).map(Grounds::found).orElseGet(() -> keep(kept, place, key, made(place)));
    return ground.and(kept.notes().subList(known, kept.notes().size()));
  }

  private static Ground found(Layers.Started started) {
    LayerAbout about = started.layer().about();
    Map<PrivilegeRegime, String> databases = new EnumMap<>(PrivilegeRegime.class);
    about.facts().forEach((regime, name) -> databases.put(PrivilegeRegime.valueOf(regime), name));
    return new Ground(started.server(), databases, List.of())
        .and(
            List.of(
                "%s: from the cache (%s)".formatted(about.what(), started.layer().key().brief())));
  }

  private Ground keep(Layers kept, Place place, LayerKey key, Ground ground) {
    Map<String, String> facts = new HashMap<>();
    ground.databases().forEach((regime, name) -> facts.put(regime.name(), name));
    if (!facts.isEmpty()) {
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
    } catch (SQLException e) {
      server.close();
      throw new RehearsalException(
          "the rehearsal of %s cannot begin: %s".formatted(place.spec().name(), e.getMessage()), e);
    } catch (ChangesetFailed e) {
      server.close();
      throw new ChangelogException(
          e.location(),
          "what comes before is applied without looking, and this fails: " + e.getMessage());
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Ground made(Place place, Server server) throws SQLException, ChangesetFailed {
    Map<PrivilegeRegime, String> databases = new EnumMap<>(PrivilegeRegime.class);
    List<String> roles = server.rehearsedRoles();
    for (PrivilegeRegime regime : List.of(PrivilegeRegime.CLOSED, PrivilegeRegime.OPEN)) {
      Stage stage =
          new Stage(server, place.changelog(), server.createDatabase(regime), new TimeSpent());
      stage.run(place.spec().legacy());
      stage.run(place.spec().fixtures());
      stage.prepare();
      long writes = server.writesToRoles();
      stage.pass(place.before(), place.ahead(), place.spec());
      if (server.writesToRoles() != writes) {
        stage.discard(roles);
        return new Ground(server, Map.of(), List.of())
            .and(
                List.of(
                    """
                    %s writes to roles, which belong to the server and not to a database: \
                    everything is played from the start"""
                        .formatted(place.words())));
      }
      stage.leave();
      databases.put(regime, stage.database().name());
    }
    return new Ground(server, databases, List.of());
  }
}
