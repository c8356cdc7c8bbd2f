package dev.pgrehearse.access;

import dev.pgrehearse.spec.AccessSpec;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds out what really happens when each identity of a system tries each verb on each object, by
 * trying. Knows nothing but the identities.
 */
public final class AccessProbe {

  private final List<Person> people;
  private final Whose whose;

  private AccessProbe(AccessSpec who) {
    this.people = List.copyOf(who.people());
    this.whose = new Whose(who);
  }

  /**
   * A probe for everybody of a system.
   *
   * @param who as the spec says it
   */
  public static AccessProbe of(AccessSpec who) {
    return new AccessProbe(who);
  }

  /** Whether there is anybody to try. */
  public boolean isIdle() {
    return people.isEmpty();
  }

  /**
   * The matrix of the database as it stands.
   *
   * @param superuser an open connection; left in the transaction state it was found, nothing
   *     changed
   */
  public AccessMatrix matrix(Connection superuser) throws SQLException {
    return matrix(superuser, new SeedRows());
  }

  /**
   * Likewise, with rows of another state where a table has none of its own.
   *
   * @param seeds of {@link #seeds}
   */
  public AccessMatrix matrix(Connection superuser, SeedRows seeds) throws SQLException {
    return tried(superuser, seeds, object -> true);
  }

  /** The rows of this state and whose they are, to judge other states by. */
  public SeedRows seeds(Connection superuser) throws SQLException {
    try (ProbeSession session = ProbeSession.on(superuser, people)) {
      Scene scene = scene(superuser, session, new SeedRows());
      return new SeedRows(scene.surroundings(), scene.rows());
    }
  }

  /** Follows a database from state to state. */
  public AccessTrail trail(SeedRows seeds) {
    return new AccessTrail(this, seeds);
  }

  /**
   * Likewise, from the state as it is, of which everything has been tried already.
   *
   * @param tried as {@link #matrix} found it
   */
  public AccessTrail trailFrom(AccessMatrix tried, Connection superuser) throws SQLException {
    AccessTrail trail = trail(seeds(superuser));
    trail.knows(tried, superuser);
    return trail;
  }

  AccessMatrix tried(Connection superuser, SeedRows seeds, Predicate<String> wanted)
      throws SQLException {
    try (ProbeSession session = ProbeSession.on(superuser, people)) {
      Inquiry inquiry = new Inquiry(scene(superuser, session, seeds), people, wanted);
      List<Cell> cells = inquiry.cells(session);
      Set<String> unknown =
          superuser.getMetaData().getDatabaseMajorVersion() < 17 ? Set.of("maintain") : Set.of();
      return new AccessMatrix(cells, session.probes(), unknown);
    }
  }

  private Scene scene(Connection superuser, ProbeSession session, SeedRows seeds)
      throws SQLException {
    Set<String> roles = new TreeSet<>();
    people.forEach(person -> roles.add(person.identity().role()));
    Surroundings surroundings = Surroundings.read(superuser, roles);
    return session.remember(surroundings, whose, seeds);
  }
}
