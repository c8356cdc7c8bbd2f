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
 * @param calls that which runs them alone; empty where there are none
 * @param before the database behind them, with which the changeset begins
 * @param restless tables to which they write something else each time: not looked at
 */
record Company(Optional<Call> calls, State before, Set<String> restless) {

  /** Nothing where each of their runs makes other objects than the one before. */
  static Optional<Company> of(Deed deed, Scene scene) throws SQLException, ChangesetFailed {
    State now = scene.look();
    if (!deed.hasCompany()) {
      return Optional.of(new Company(Optional.empty(), now, Set.of()));
    }
    Call alone = Command.UPDATE.times(deed.update().count() - 1);
    try (Scene copy = scene.copy()) {
      copy.run(alone);
      State once = copy.look();
      copy.run(alone);
      State twice = copy.look();
      if (!once.catalog().equals(twice.catalog())) {
        return Optional.empty();
      }
      Set<String> restless = new TreeSet<>(once.rows().tables().keySet());
      restless.removeIf(
          table -> once.rows().tables().get(table).equals(twice.rows().tables().get(table)));
      State start = deed.kind() == Deed.Kind.ROLLBACK ? now : once;
      return Optional.of(new Company(Optional.of(alone), start.without(restless), restless));
    }
  }

  State look(Scene scene) throws SQLException {
    return scene.look().without(restless);
  }

  /** What they make of a database in which the changeset is done; nothing where they are none. */
  Optional<State> again(Scene scene) throws SQLException, ChangesetFailed {
    if (calls.isEmpty()) {
      return Optional.empty();
    }
    scene.run(calls.get());
    return Optional.of(look(scene));
  }
}
