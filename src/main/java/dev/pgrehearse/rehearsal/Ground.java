package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A server on which all is applied already that comes before what somebody wants to look at.
 * Closing it closes the server.
 */
public final class Ground implements AutoCloseable {

  private final Server server;
  private final Map<PrivilegeRegime, String> databases;
  private final List<String> notes;

  /**
   * @param databases names, by the regime of default privileges; empty where everything has to be
   *     played from the start
   * @param notes what the user should know of how it came to be there, a sentence each
   */
  Ground(Server server, Map<PrivilegeRegime, String> databases, List<String> notes) {
    this.server = server;
    this.databases =
        databases.isEmpty() ? Map.of() : new EnumMap<PrivilegeRegime, String>(databases);
    this.notes = List.copyOf(notes);
  }

  /** Nothing is applied yet. */
  public static Ground of(Server server) {
    return new Ground(server, Map.of(), List.of());
  }

  public Server server() {
    return server;
  }

  public List<String> notes() {
    return notes;
  }

  /** The same, and more to know about it. */
  Ground and(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Ground(server, databases, all);
  }

  Map<PrivilegeRegime, String> databases() {
    return databases;
  }

  /** Whether there is a database under this regime on which all of it is applied. */
  boolean has(PrivilegeRegime regime) {
    return databases.containsKey(regime);
  }

  /** That database. */
  Stage stage(PrivilegeRegime regime, Changelog changelog, TimeSpent time) {
    return new Stage(server, changelog, server.database(databases.get(regime), regime), time);
  }

  @Override
  public void close() {
    server.close();
  }
}
