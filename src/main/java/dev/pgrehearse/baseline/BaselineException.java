package dev.pgrehearse.baseline;

import dev.pgrehearse.finding.Location;

/** A file of baselines that cannot be read or written. */
public final class BaselineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Location location;

  BaselineException(Location location, String message) {
    super(message);
    this.location = location;
  }

  /** Where it is wrong. */
  public Location location() {
    return location;
  }
}
