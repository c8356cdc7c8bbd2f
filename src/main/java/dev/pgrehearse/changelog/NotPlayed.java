package dev.pgrehearse.changelog;

import dev.pgrehearse.changelog.standin.PatientRunningAs;
import dev.pgrehearse.changelog.standin.UnexecutedCommand;
import dev.pgrehearse.finding.Skipped;
import java.util.List;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/** What of a changelog is not played as it is written, with the reason. */
final class NotPlayed {

  private final DatabaseChangeLog changelog;
  private final List<ChangeSet> order;

  NotPlayed(DatabaseChangeLog changelog, List<ChangeSet> order) {
    this.changelog = changelog;
    this.order = List.copyOf(order);
  }

  List<Skipped> all() {
    return Stream.concat(order.stream().flatMap(NotPlayed::of), roles()).toList();
  }

  private static Stream<Skipped> of(ChangeSet changeSet) {
    boolean commands =
        Stream.concat(
                changeSet.getChanges().stream(), changeSet.getRollback().getChanges().stream())
            .anyMatch(UnexecutedCommand.class::isInstance);
    AbsentClasses absent = new AbsentClasses(changeSet);
    return Stream.concat(
        commands
            ? Stream.of(
                new Skipped(
                    "executeCommand of " + changeSet.getId(),
                    "a command is meant for the machine that deploys, and never run here"))
            : Stream.empty(),
        absent.leaveNothingToUndo()
            ? Stream.of(rollback(changeSet.getId(), absent.names()))
            : Stream.empty());
  }

  /** Of a changeset that did less than it does elsewhere. */
  static Skipped rollback(String id, List<String> classes) {
    return new Skipped(
        "the rollback of " + id,
        "%s not on the classpath, and what %s would have done is not there"
            .formatted(
                String.join(", ", classes) + (classes.size() == 1 ? " is" : " are"),
                classes.size() == 1 ? "it" : "they"));
  }

  private Stream<Skipped> roles() {
    return Stream.concat(
            Stream.of(changelog.getPreconditions()),
            order.stream().map(ChangeSet::getPreconditions))
        .flatMap(written -> Preconditions.of(written).all())
        .filter(PatientRunningAs.class::isInstance)
        .map(precondition -> ((PatientRunningAs) precondition).getUsername())
        .distinct()
        .map(
            name ->
                new Skipped(
                    "the precondition runningAs " + name,
                    "a role of the rehearsal's own stands here for the one that deploys"));
  }
}
