package dev.pgrehearse.kill;

import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.LiquibaseRun.Call;
import dev.pgrehearse.changelog.LiquibaseRun.Command;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The changesets that every update runs before the one that is meant: {@code runAlways}, and what
 * Liquibase has not logged. Whatever they do is no work of the one that is killed.
 *
 * @param others that which runs them alone; empty where there are none
 * @param before the database behind them, with which the changeset begins
 * @param restless tables to which they write something else each time: not looked at
 */
record Company(Optional<Call> others, State before, Set<String> restless) {

  /**
   * Nothing where each of their runs makes other objects than the one before.
   *
   * @param always whether the changeset itself is such a one: then it has company in its next run
   */
  static Optional<Company> of(Deed deed, boolean always, Scene scene)
      throws SQLException, ChangesetFailed {
    State now = scene.look();
    Optional<Call> others =
        deed.hasCompany()
            ? Optional.of(Command.UPDATE.times(deed.update().count() - 1))
            : Optional.empty();
    if (others.isEmpty() && !always) {
      return Optional.of(new Company(others, now, Set.of()));
    }
    State start = now;
    if (others.isPresent() && deed.kind() != Deed.Kind.ROLLBACK) {
      try (Scene copy = scene.copy()) {
        copy.run(others.get());
        start = copy.look();
      }
    }
    try (Scene copy = scene.copy()) {
      Call repeated = always ? deed.update() : others.get();
      copy.run(repeated);
      State once = copy.look();
      copy.run(repeated);
      State twice = copy.look();
      if (!once.catalog().equals(twice.catalog())) {
        return Optional.empty();
      }
      Set<String> restless = new TreeSet<>(once.rows().tables().keySet());
      restless.removeIf(
          table -> once.rows().tables().get(table).equals(twice.rows().tables().get(table)));
      return Optional.of(new Company(others, start.without(restless), restless));
    }
  }

  State look(Scene scene) throws SQLException {
    return scene.look().without(restless);
  }

  /** What they make of a database in which the changeset is done; nothing where they are none. */
  Optional<State> again(Scene scene) throws SQLException, ChangesetFailed {
    if (others.isEmpty()) {
      return Optional.empty();
    }
    scene.run(others.get());
    return Optional.of(look(scene));
  }
}
