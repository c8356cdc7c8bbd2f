package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;

/** A file of a system's spec that is missing or wrong; says where and what to write instead. */
public final class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Location location;

  public SpecException(Location location, String message) {
    super(message);
    this.location = location;
  }

  public Location location() {
    return location;
  }
}
