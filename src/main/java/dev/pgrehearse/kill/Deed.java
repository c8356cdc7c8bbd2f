package dev.pgrehearse.kill;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.LiquibaseRun.Call;
import dev.pgrehearse.finding.Location;

/**
 * One deployment of one changeset.
 *
 * @param call that does it
 * @param update that applies the changeset, behind what every update runs again before it
 */
record Deed(Changeset changeset, Kind kind, Call call, Call update) {

  /** Which way it goes. */
  enum Kind {
    CHANGE,
    ROLLBACK,
    /** What runs always, where it has run. */
    AGAIN
  }

  /** Whether Liquibase has to know the changeset as run when it is done. */
  boolean logs() {
    return kind != Kind.ROLLBACK;
  }

  /** Whether other changesets are run before it, each time. */
  boolean hasCompany() {
    return update.count() > 1;
  }

  String words() {
    return switch (kind) {
      case CHANGE -> "the changeset";
      case ROLLBACK -> "its rollback";
      case AGAIN -> "the changeset, run again by a later update,";
    };
  }

  Location location() {
    return kind == Kind.ROLLBACK ? changeset.rollbackLocation() : changeset.forwardLocation();
  }
}
