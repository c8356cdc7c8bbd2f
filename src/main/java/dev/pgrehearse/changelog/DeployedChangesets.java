package dev.pgrehearse.changelog;

import dev.pgrehearse.changelog.ChangelogHistory.Logged;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;

/**
 * Which changesets of a changelog have run, by a history of Liquibase. A changeset is known by id,
 * author and path, and the path hangs on the folder from which Liquibase looks.
 */
final class DeployedChangesets {

  private final DeployedHistory history;
  private final PathShift shift;
  private final IdentityHashMap<ChangeSet, Logged> rows = new IdentityHashMap<>();
  private final IdentityHashMap<ChangeSet, Logged> moved = new IdentityHashMap<>();

  /**
   * @param all of the changelog, also those that are not run here
   * @param root from which paths are read here
   * @param rootIsSaid whether somebody says that Liquibase looks from there; otherwise it may have
   *     been another where it counts
   */
  DeployedChangesets(DeployedHistory history, List<ChangeSet> all, Path root, boolean rootIsSaid) {
    this.history = history;
    Map<String, List<Logged>> byName = new HashMap<>();
    history
        .rows()
        .forEach(
            row ->
                byName
                    .computeIfAbsent(name(row.id(), row.author()), key -> new ArrayList<>())
                    .add(row));
    this.shift =
        rootIsSaid ? PathShift.NONE : PathShift.between(all, root, of -> named(byName, of));
    Set<Logged> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ChangeSet each : all) {
      for (Logged row : named(byName, each)) {
        if (shift.isSame(each, row)) {
          rows.put(each, row);
          claimed.add(row);
        }
      }
    }
    for (ChangeSet each : all) {
      if (!rows.containsKey(each)) {
        named(byName, each).stream()
            .filter(row -> !claimed.contains(row) && isMoved(each, row))
            .forEach(row -> moved.put(each, row));
      }
    }
  }

  private static List<Logged> named(Map<String, List<Logged>> byName, ChangeSet of) {
    return byName.getOrDefault(name(of.getId(), of.getAuthor()), List.of());
  }

  private static String name(String id, String author) {
    return id + "\n" + author;
  }

  /** The same id by the same author in another file may be another changeset. */
  private static boolean isMoved(ChangeSet changeSet, Logged row) {
    String mine = PathShift.path(changeSet);
    String theirs = row.normalPath();
    boolean isBelow = mine.endsWith("/" + theirs) || theirs.endsWith("/" + mine);
    return isBelow
        || (row.checksum().isEmpty()
            ? file(theirs).equals(file(mine))
            : new StoredChecksum(row.checksum()).isOf(changeSet));
  }

  private static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The row of a changeset, if it has run and Liquibase knows it. */
  private Optional<Logged> row(ChangeSet changeSet) {
    return Optional.ofNullable(rows.get(changeSet));
  }

  /** The path with which a changeset has run, where Liquibase no longer knows it by that. */
  Optional<String> formerPath(ChangeSet changeSet) {
    return Optional.ofNullable(moved.get(changeSet)).map(Logged::path);
  }

  /** What tells the paths of the history from those that are read here. */
  PathShift shift() {
    return shift;
  }

  /** Whether it has not run, or is run again each time or for its new text. */
  boolean isPending(ChangeSet changeSet) {
    if (moved.containsKey(changeSet)) {
      return false;
    }
    Optional<Logged> row = row(changeSet);
    return row.isEmpty()
        || changeSet.shouldAlwaysRun()
        || (changeSet.shouldRunOnChange() && checksum(row.get()).isOfAnother(changeSet));
  }

  /** Whether Liquibase refuses to go on, for it is another than the one that has run. */
  boolean isRefused(ChangeSet changeSet) {
    return row(changeSet).filter(row -> checksum(row).refuses(changeSet)).isPresent();
  }

  private static StoredChecksum checksum(Logged row) {
    return new StoredChecksum(row.checksum());
  }

  /** SQL that copies what has run into Liquibase's table of a rehearsal, without these. */
  String copyWithout(Stream<ChangeSet> pending) {
    return history.copy(pending.map(rows::get).filter(Objects::nonNull).toList());
  }
}
