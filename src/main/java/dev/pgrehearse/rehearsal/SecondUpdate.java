package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.RowDifference;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the next update does: it runs those changesets again that are run always, and, once their
 * text is another, those that are run on change. They must apply to a database that has all of the
 * changelog, and leave it as it is.
 */
final class SecondUpdate {

  private final Changelog changelog;
  private final List<Changeset> again;

  SecondUpdate(Changelog changelog, Route route) {
    this.changelog = changelog;
    this.again =
        route.ahead().stream().filter(route::looksAt).filter(changelog::runsAgain).toList();
  }

  /** Whether nothing is run again. */
  boolean isIdle() {
    return again.isEmpty();
  }

  /**
   * Returns what is found.
   *
   * @param finished the database at the end, which is only copied
   */
  List<Finding> play(Stage finished) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    if (isIdle()) {
      return findings;
    }
    try (Stage stage = finished.copy(changelog)) {
      Snapshot now = stage.look();
      for (Changeset changeset : again) {
        try {
          stage.apply(changeset);
        } catch (ChangesetFailed e) {
          findings.add(Findings.updateAgainFailed(changeset, e));
        }
        Snapshot after = stage.look();
        List<String> changes = changes(now, after);
        if (!changes.isEmpty()) {
          findings.add(Findings.updateAgainDiffers(changeset, changes));
        }
        now = after;
      }
    }
    return findings;
  }

  /** A row that is written anew, with the time of the update say, is what some are there for. */
  private static List<String> changes(Snapshot before, Snapshot after) {
    List<String> changes = new ArrayList<>();
    before.catalog().differencesTo(after.catalog()).stream()
        .map(Difference::sentence)
        .forEach(changes::add);
    before.rows().differencesTo(after.rows()).stream()
        .filter(
            difference ->
                difference instanceof RowDifference.Rows rows && rows.before() != rows.after())
        .map(RowDifference::sentence)
        .forEach(changes::add);
    return changes;
  }
}
