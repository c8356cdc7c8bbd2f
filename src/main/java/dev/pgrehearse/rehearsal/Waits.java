package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.RelationLock;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which changesets, forward or back, would wait for a lock without end while everybody else queues
 * behind them. A changelog that never limits its waiting has another rule, or none: it is judged
 * only by what it does elsewhere itself.
 */
final class Waits {

  private final Set<Finding> unlimited = new LinkedHashSet<>();
  private boolean anyLimited;

  void forward(Changeset changeset, List<RelationLock> locks) {
    note(changeset, "the changeset", changeset.forwardLocation(), locks);
  }

  void back(Changeset changeset, List<RelationLock> locks) {
    note(changeset, "the rollback", changeset.rollbackLocation(), locks);
  }

  private void note(Changeset changeset, String half, Location where, List<RelationLock> locks) {
    List<RelationLock> blocking = locks.stream().filter(RelationLock::blocks).toList();
    anyLimited |= blocking.stream().anyMatch(RelationLock::limited);
    Set<String> waiting =
        blocking.stream()
            .filter(lock -> !lock.limited())
            .map(lock -> lock.relation() + " (" + lock.mode() + ")")
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!waiting.isEmpty()) {
      unlimited.add(
          Finding.warning(
              "lock-without-timeout",
              changeset.id(),
              where,
              """
              %s takes locks that others wait for, and waits for them itself without limit: %s. \
              Behind one long query of somebody else it would hold up every request to the table."""
                  .formatted(half, String.join(", ", waiting)),
              "Let the file start with: set local lock_timeout = '2s';"));
    }
  }

  List<Finding> findings() {
    return anyLimited ? new ArrayList<>(unlimited) : List.of();
  }
}
