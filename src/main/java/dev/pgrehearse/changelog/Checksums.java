package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.io.IOException;
import liquibase.changelog.ChangeSet;
import liquibase.resource.ResourceAccessor;

/** Liquibase's checksums of the changesets of one changelog. */
public final class Checksums {

  private final Changelog changelog;

  public Checksums(Changelog changelog) {
    this.changelog = changelog;
  }

  /** Whether the next update refuses, because the changeset was another when it was deployed. */
  public boolean refuse(Changeset changeset, String stored) {
    ChangeSet parsed = changelog.parsed(changeset);
    try (ResourceAccessor files = changelog.accessor()) {
      return new LiquibaseScope(files, changelog.classpath())
          .call(() -> new StoredChecksum(stored).refuses(parsed));
    } catch (IOException e) {
      throw new ChangelogException(
          Location.of(changelog.path()), "cannot read the changelog's folder: " + e.getMessage());
    } catch (Exception e) {
      throw new ParseProblem(changelog.root(), changelog.path(), e).toException();
    }
  }
}
