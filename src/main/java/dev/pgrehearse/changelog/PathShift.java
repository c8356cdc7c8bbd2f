package dev.pgrehearse.changelog;

import dev.pgrehearse.changelog.ChangelogHistory.Logged;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * How the paths of a history differ from those that are read here, where Liquibase looked from
 * another folder: all of them begin with something that the others do not have.
 *
 * @param here what stands in front here only
 * @param there what stands in front in the history only; one of the two is empty
 */
record PathShift(String here, String there) {

  static final PathShift NONE = new PathShift("", "");

  /**
   * The one that most changesets agree on; none where as many agree on that.
   *
   * @param root from which paths are read here: who looks from a folder above it sees its name too
   * @param named the rows that have the id and the author of a changeset
   */
  static PathShift between(
      List<ChangeSet> all, Path root, Function<ChangeSet, List<Logged>> named) {
    Map<PathShift, Integer> votes = new HashMap<>();
    for (ChangeSet each : all) {
      if (!isGiven(each)) {
        named.apply(each).stream()
            .flatMap(row -> of(path(each), row.normalPath()).stream())
            .filter(shift -> shift.there().isEmpty() || root.endsWith(shift.there()))
            .distinct()
            .forEach(shift -> votes.merge(shift, 1, Integer::sum));
      }
    }
    return votes.entrySet().stream()
        .max(
            Map.Entry.<PathShift, Integer>comparingByValue()
                .thenComparing(entry -> entry.getKey().equals(NONE))
                .thenComparing(entry -> entry.getKey().toString(), Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .orElse(NONE);
  }

  private static List<PathShift> of(String mine, String theirs) {
    if (mine.equals(theirs)) {
      return List.of(NONE);
    }
    if (mine.endsWith("/" + theirs)) {
      return List.of(new PathShift(mine.substring(0, mine.length() - theirs.length()), ""));
    }
    return theirs.endsWith("/" + mine)
        ? List.of(new PathShift("", theirs.substring(0, theirs.length() - mine.length())))
        : List.of();
  }

  /** Whether a changeset is the one of a row, which has its id and its author. */
  boolean isSame(ChangeSet changeSet, Logged row) {
    String mine = path(changeSet);
    String theirs = row.normalPath();
    return mine.equals(theirs)
        || (!isGiven(changeSet)
            && mine.startsWith(here)
            && theirs.equals(there + mine.substring(here.length())));
  }

  /** A path that the changelog gives itself is the same from each folder. */
  private static boolean isGiven(ChangeSet changeSet) {
    return changeSet.getLogicalFilePath() != null
        || changeSet.getChangeLog().getRawLogicalFilePath() != null
        || !path(changeSet)
            .equals(
                DatabaseChangeLog.normalizePath(changeSet.getChangeLog().getPhysicalFilePath()));
  }

  static String path(ChangeSet changeSet) {
    return DatabaseChangeLog.normalizePath(changeSet.getFilePath());
  }
}
