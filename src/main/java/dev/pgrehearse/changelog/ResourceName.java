package dev.pgrehearse.changelog;

import liquibase.changelog.DatabaseChangeLog;

/** What Spring writes {@code classpath:db/a.sql}, and others {@code /db/a.sql}, is one file. */
final class ResourceName {

  private ResourceName() {}

  /** Where a changelog is written. */
  static String of(DatabaseChangeLog changelog) {
    return of(changelog.getPhysicalFilePath());
  }

  /** The path below the search root. */
  static String of(String written) {
    return written.replace('\\', '/').replaceFirst("^classpath\\*?:", "").replaceFirst("^/+", "");
  }
}
