package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import liquibase.change.Change;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeSet;

/** Turns Liquibase's changesets into ours, with the line where a person finds each. */
final class ChangesetReader {

  private final ChangesetLine lines;

  ChangesetReader(SearchRoot root) {
    this.lines = new ChangesetLine(root);
  }

  Changeset read(ChangeSet changeSet, String phase) {
    String file = ResourceName.of(changeSet.getChangeLog());
    return new Changeset(
        changeSet.getId(),
        changeSet.getAuthor(),
        changeSet.getFilePath(),
        changeSet.getLabels() == null
            ? List.of()
            : changeSet.getLabels().getLabels().stream().toList(),
        phase,
        Location.of(file, lines.first(file, changeSet.getId())),
        sqlFile(file, changeSet.getChanges()),
        sqlFile(file, changeSet.getRollback().getChanges()));
  }

  private Optional<String> sqlFile(String changelogFile, List<Change> changes) {
    return changes.stream()
        .filter(SQLFileChange.class::isInstance)
        .map(SQLFileChange.class::cast)
        .map(change -> resolve(changelogFile, change))
        .findFirst();
  }

  static String resolve(String changelogFile, SQLFileChange change) {
    if (!Boolean.TRUE.equals(change.isRelativeToChangelogFile())) {
      return change.getPath();
    }
    Path folder = Path.of(changelogFile).getParent();
    Path file = folder == null ? Path.of(change.getPath()) : folder.resolve(change.getPath());
    return file.normalize().toString().replace('\\', '/');
  }
}
