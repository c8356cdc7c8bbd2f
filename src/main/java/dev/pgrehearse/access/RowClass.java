package dev.pgrehearse.access;

import java.util.Locale;

/** Whose a row is, as one identity sees it; ordered from the nearest. */
public enum RowClass {
  OWN,
  /** Somebody's of the same tenant, or the tenant's own. */
  TENANT,
  /** Somebody else's. */
  OTHER,
  /** Nobody's. */
  SHARED;

  /** The word used in access.yaml. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
