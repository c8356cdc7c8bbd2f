package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;

/**
 * A changelog that cannot be read or used as it stands: the user's file is wrong, not the database.
 */
public class ChangelogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Location location;

  public ChangelogException(Location location, String message) {
    super(message);
    this.location = location;
  }

  public Location location() {
    return location;
  }
}
