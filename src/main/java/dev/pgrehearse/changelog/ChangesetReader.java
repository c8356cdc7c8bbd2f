package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import liquibase.change.Change;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeSet;

/** Turns Liquibase's changesets into ours, with the line where a person finds each. */
final class ChangesetReader {

  private final Path root;
  private final Map<String, List<String>> lines = new HashMap<>();

  ChangesetReader(Path root) {
    this.root = root;
  }

  Changeset read(ChangeSet changeSet) {
    String file = changeSet.getChangeLog().getPhysicalFilePath();
    return new Changeset(
        changeSet.getId(),
        changeSet.getAuthor(),
        changeSet.getFilePath(),
        changeSet.getLabels() == null
            ? List.of()
            : changeSet.getLabels().getLabels().stream().toList(),
        Location.of(file, line(file, changeSet)),
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

  private static String resolve(String changelogFile, SQLFileChange change) {
    if (!Boolean.TRUE.equals(change.isRelativeToChangelogFile())) {
      return change.getPath();
    }
    Path folder = Path.of(changelogFile).getParent();
    Path file = folder == null ? Path.of(change.getPath()) : folder.resolve(change.getPath());
    return file.normalize().toString().replace('\\', '/');
  }

  /** The line that gives the id; 0 when the file writes it in a way that is not recognised. */
  private int line(String file, ChangeSet changeSet) {
    String id = Pattern.quote(changeSet.getId());
    Pattern written =
        Pattern.compile(
            file.endsWith(".sql")
                ? "^\\s*--\\s*changeset\\s+[\"']?[^:]*:[\"']?" + id + "[\"']?(\\s.*)?$"
                : "^.*\\bid[\"']?\\s*[:=]\\s*[\"']?" + id + "[\"']?([\\s,}/>].*)?$",
            Pattern.CASE_INSENSITIVE);
    List<String> text = lines.computeIfAbsent(file, this::linesOf);
    for (int i = 0; i < text.size(); i++) {
      if (written.matcher(text.get(i)).matches()) {
        return i + 1;
      }
    }
    return 0;
  }

  private List<String> linesOf(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      return List.of();
    }
  }
}
