package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;

/** An include, or a file of a change, that is not where the changelog says. */
final class MissingFile extends ChangelogException {
  private static final long serialVersionUID = 1L;

  private final String file;

  MissingFile(Location location, String file, String message) {
    super(location, message);
    this.file = file;
  }

  String file() {
    return file;
  }
}
