package dev.pgrehearse.ground;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A server with the databases that somebody begins on. Closing it closes the server.
 *
 * <p>It may have none of them: then everything is to be played from the start.
 */
public final class Ground implements AutoCloseable {

  private final Server server;
  private final Map<Spot, String> databases;
  private final int before;
  private final List<Path> waiting;
  private final List<String> notes;

  /**
   * @param before how many changesets are applied there
   * @param waiting fixtures about tables that are not there yet
   */
  Ground(
      Server server,
      Map<Spot, String> databases,
      int before,
      List<Path> waiting,
      List<String> notes) {
    this.server = server;
    this.before = before;
    this.databases = Map.copyOf(databases);
    this.waiting = List.copyOf(waiting);
    this.notes = List.copyOf(notes);
  }

  /** A server on which nothing is there yet. */
  public static Ground bare(Server server) {
    return new Ground(server, Map.of(), 0, List.of(), List.of());
  }

  Ground and(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Ground(server, databases, before, waiting, all);
  }

  public Server server() {
    return server;
  }

  /** How many changesets of the main changelog are applied {@link #there}. */
  public int before() {
    return before;
  }

  /** Fixtures that are not in yet: they are about tables that come later. */
  public List<Path> waiting() {
    return waiting;
  }

  /** What the user should know of how it came to be there, a sentence each. */
  public List<String> notes() {
    return notes;
  }

  /** The database on which all is applied that comes before the place. */
  public Optional<Database> there(PrivilegeRegime regime) {
    return Optional.ofNullable(databases.get(Spot.at(regime)))
        .map(name -> server.database(name, regime));
  }

  /**
   * The databases just before tables make room for views of their names, where they were asked for,
   * by how many changesets are applied there.
   */
  public SortedMap<Integer, Database> beforeMoves(PrivilegeRegime regime) {
    SortedMap<Integer, Database> found = new TreeMap<>();
    databases.forEach(
        (spot, name) -> {
          if (spot.regime() == regime && spot.before().isPresent()) {
            found.put(spot.before().getAsInt(), server.database(name, regime));
          }
        });
    return found;
  }

  Map<Spot, String> databases() {
    return databases;
  }

  @Override
  public void close() {
    server.close();
  }
}
