package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.Optional;

/**
 * One changeset as Liquibase identifies it, and where a person finds it.
 *
 * @param id unique together with author and path
 * @param author as written
 * @param path the path Liquibase stores (logicalFilePath where there is one)
 * @param labels in order
 * @param phase that it belongs to: its first label, or what else a phase ends with; "" for none
 * @param location the changeset's line in its changelog file
 * @param sqlFile its forward SQL file from the search root, where it is a {@code sqlFile} change
 * @param rollbackFile its rollback file, likewise
 */
public record Changeset(
    String id,
    String author,
    String path,
    List<String> labels,
    String phase,
    Location location,
    Optional<String> sqlFile,
    Optional<String> rollbackFile) {

  public Changeset {
    labels = List.copyOf(labels);
  }

  /** The file a reviewer opens for the change itself. */
  public Location forwardLocation() {
    return sqlFile.map(Location::of).orElse(location);
  }

  /** The file a reviewer opens for the way back. */
  public Location rollbackLocation() {
    return rollbackFile.map(Location::of).orElse(location);
  }
}
