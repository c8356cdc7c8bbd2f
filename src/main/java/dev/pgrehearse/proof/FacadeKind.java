package dev.pgrehearse.proof;

import java.util.Locale;

/** How a view takes writes. */
enum FacadeKind {
  /** Postgres itself passes them on to the one table behind it. */
  PASSTHROUGH,
  /** INSTEAD OF triggers do. */
  TRIGGERS,
  /** It takes none. */
  READ_ONLY;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
