package dev.pgrehearse.changelog;

import dev.pgrehearse.changelog.standin.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;

/** What of a changeset is not played, for the class that would do it is not on the classpath. */
final class AbsentClasses {

  private final ChangeSet changeSet;

  AbsentClasses(ChangeSet changeSet) {
    this.changeSet = changeSet;
  }

  /** The classes of changes, forward and back, each once. */
  List<String> names() {
    return Stream.concat(
            changeSet.getChanges().stream(), changeSet.getRollback().getChanges().stream())
        .flatMap(AbsentClasses::missing)
        .distinct()
        .toList();
  }

  private static Stream<String> missing(Change change) {
    return change instanceof StandIn part ? part.missingClass().stream() : Stream.empty();
  }

  /** Whether it changes nothing here although a rollback is written for what it changes. */
  boolean leaveNothingToUndo() {
    return !changeSet.getChanges().isEmpty()
        && !changeSet.getRollback().getChanges().isEmpty()
        && changeSet.getChanges().stream().allMatch(change -> missing(change).count() == 1);
  }

  /** Rolls it back; where nothing was done, without what would undo it. */
  <T> T rollBack(Callable<T> rollback) throws Exception {
    if (!leaveNothingToUndo()) {
      return rollback.call();
    }
    List<Change> written = changeSet.getRollback().getChanges();
    List<Change> kept = new ArrayList<>(written);
    written.clear();
    try {
      return rollback.call();
    } finally {
      written.addAll(kept);
    }
  }
}
