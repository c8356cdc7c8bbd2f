package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.layer.Layer;
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
import java.util.ArrayList;
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

  /**
   * A ground up to a changeset; to be closed.
   *
   * @param before the changesets of the main changelog up to there
   * @param ahead the others
   * @throws ChangelogException when one of them does not apply
   */
  Ground before(
      SystemSpec spec, Changelog changelog, List<Changeset> before, List<Changeset> ahead) {
    String what =
        "%s %s"
            .formatted(
                spec.name(),
                before.isEmpty()
                    ? "before its first changeset"
                    : "up to " + before.get(before.size() - 1).id());
    try {
      Optional<LayerKey> key =
          layers.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new GroundKey((ServerChoice.Embedded) choice, spec, changelog)
                      .of(before, ahead.isEmpty() || !continues(before, ahead)));
      return key.flatMap(this::found)
          .orElseGet(() -> made(what, spec, changelog, before, ahead, key));
    } catch (IOException e) {
      throw new RehearsalException(
          "a file of %s cannot be read: %s".formatted(spec.name(), e.getMessage()), e);
    }
  }

  private static boolean continues(List<Changeset> before, List<Changeset> ahead) {
    return !before.isEmpty() && before.get(before.size() - 1).phase().equals(ahead.get(0).phase());
  }

  private Optional<Ground> found(LayerKey key) {
    Layers kept = layers.orElseThrow();
    int known = kept.notes().size();
    Optional<Layers.Started> started = kept.start(key);
    return started.map(
        found -> {
          Map<PrivilegeRegime, String> databases = new EnumMap<>(PrivilegeRegime.class);
          found
              .layer()
              .about()
              .facts()
              .forEach((regime, name) -> databases.put(PrivilegeRegime.valueOf(regime), name));
          List<String> notes = new ArrayList<>(since(kept, known));
          notes.add(fromTheCache(found.layer()));
          return new Ground(found.server(), databases, notes);
        });
  }

  private static String fromTheCache(Layer layer) {
    return "%s: from the cache (%s)".formatted(layer.about().what(), layer.key().brief());
  }

  private static List<String> since(Layers kept, int known) {
    return kept.notes().subList(known, kept.notes().size());
  }

  private Ground made(
      String what,
      SystemSpec spec,
      Changelog changelog,
      List<Changeset> before,
      List<Changeset> ahead,
      Optional<LayerKey> key) {
    Server server = Servers.start(choice);
    try {
      Map<PrivilegeRegime, String> databases = new EnumMap<>(PrivilegeRegime.class);
      List<String> roles = server.rehearsedRoles();
      for (PrivilegeRegime regime : List.of(PrivilegeRegime.CLOSED, PrivilegeRegime.OPEN)) {
        Stage stage = new Stage(server, changelog, server.createDatabase(regime), new TimeSpent());
        stage.run(spec.legacy());
        stage.run(spec.fixtures());
        stage.prepare();
        long writes = server.writesToRoles();
        stage.pass(before, ahead, spec);
        stage.leave();
        databases.put(regime, stage.database().name());
        if (server.writesToRoles() != writes) {
          stage.discard(roles);
          return new Ground(
              server,
              Map.of(),
              List.of(
                  what
                      + " writes to roles, which belong to the server and not to a database:"
                      + " everything is played from the start"));
        }
      }
      List<String> notes = new ArrayList<>();
      if (key.isPresent()) {
        notes.addAll(keep(what, server, databases, key.get()));
      }
      return new Ground(server, databases, notes);
    } catch (SQLException e) {
      server.close();
      throw new RehearsalException(
          "the rehearsal of %s cannot begin: %s".formatted(spec.name(), e.getMessage()), e);
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

  private List<String> keep(
      String what, Server server, Map<PrivilegeRegime, String> databases, LayerKey key) {
    Layers kept = layers.orElseThrow();
    int known = kept.notes().size();
    Map<String, String> facts = new HashMap<>();
    databases.forEach((regime, name) -> facts.put(regime.name(), name));
    server.freeze(data -> kept.store(key, new LayerAbout(what, server.major(), facts), data));
    return since(kept, known);
  }
}
