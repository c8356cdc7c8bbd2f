package dev.pgrehearse.server;

import java.util.Locale;

/**
 * What Supabase's default privileges give away on everything that is created in {@code public}; or
 * that there is no Supabase.
 */
public enum PrivilegeRegime {
  /** The old one: all of it to anon, authenticated and service_role. */
  OPEN,
  /** The new one: nothing. */
  CLOSED,
  /** No platform at all: a Postgres as it comes. */
  PLAIN;

  /** What is put behind a system's name where it is played under it; nothing without a platform. */
  public String title() {
    return this == PLAIN ? "" : ", " + word() + " default privileges";
  }

  /** The word used in file names, reports and on the terminal. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
