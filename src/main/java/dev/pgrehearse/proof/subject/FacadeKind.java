package dev.pgrehearse.proof.subject;

import java.util.Locale;

/** How a view takes writes. */
public enum FacadeKind {
  /** Postgres itself passes them on to the one table behind it. */
  PASSTHROUGH,
  /** INSTEAD OF triggers do. */
  TRIGGERS,
  /** It takes none. */
  READ_ONLY;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
