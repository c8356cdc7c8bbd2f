package dev.pgrehearse.access;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a database from state to state: of each it tries only what the change before it could
 * have touched, and keeps the rest.
 */
public final class AccessTrail {

  private record Signature(String hash, Set<String> leansOn) {}

  private final AccessProbe probe;
  private final SeedRows seeds;
  private Map<String, Signature> known = Map.of();
  private Optional<AccessMatrix> last = Optional.empty();

  AccessTrail(AccessProbe probe, SeedRows seeds) {
    this.probe = probe;
    this.seeds = seeds;
  }

  /**
   * Knows a state in which everything has been tried: of the next it tries what is another there.
   *
   * @param superuser sees that state
   */
  void knows(AccessMatrix tried, Connection superuser) throws SQLException {
    known = signatures(superuser);
    last = Optional.of(tried);
  }

  /** A trail of its own that goes on from where this one stands. */
  public AccessTrail fork() {
    AccessTrail fork = new AccessTrail(probe, seeds);
    fork.known = known;
    fork.last = last;
    return fork;
  }

  /** The matrix of the state as it is now. */
  public AccessMatrix next(Connection superuser) throws SQLException {
    Map<String, Signature> now = signatures(superuser);
    Set<String> changed = changed(now);
    if (last.isPresent() && changed.isEmpty() && now.keySet().equals(known.keySet())) {
      return last.get().withoutProbes();
    }
    AccessMatrix tried = probe.tried(superuser, seeds, changed::contains);
    List<Cell> cells = new ArrayList<>(tried.cells());
    last.stream()
        .flatMap(matrix -> matrix.cells().stream())
        .filter(cell -> now.containsKey(cell.object()) && !changed.contains(cell.object()))
        .forEach(cells::add);
    AccessMatrix whole = tried.with(cells);
    known = now;
    last = Optional.of(whole);
    return whole;
  }

  /** What is new or not as it was, and what leans on that. */
  private Set<String> changed(Map<String, Signature> now) {
    Set<String> changed = new HashSet<>();
    now.forEach(
        (object, signature) -> {
          if (!signature.equals(known.get(object))) {
            changed.add(object);
          }
        });
    int before = -1;
    while (changed.size() > before) {
      before = changed.size();
      now.forEach(
          (object, signature) -> {
            if (signature.leansOn().stream().anyMatch(changed::contains)) {
              changed.add(object);
            }
          });
    }
    return changed;
  }

  private static Map<String, Signature> signatures(Connection connection) throws SQLException {
    Map<String, Signature> signatures = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows =
          statement.executeQuery(
              Surroundings.filled(Surroundings.file("signatures.sql"), List.of()))) {
        while (rows.next()) {
          Array leansOn = rows.getArray("leans_on");
          signatures.put(
              rows.getString("object"),
              new Signature(
                  rows.getString("hash"),
                  leansOn == null ? Set.of() : Set.of((String[]) leansOn.getArray())));
        }
      }
    }
    return signatures;
  }
}
