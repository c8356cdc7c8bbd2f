package dev.pgrehearse.deployment;

import java.util.Locale;

/** What stands around the database in production. */
public enum Platform {
  /**
   * Supabase: requests come in as anon, authenticated or service_role, there is a schema auth, and
   * default privileges are one of two.
   */
  SUPABASE,
  /** Nothing: a Postgres as it comes. */
  PLAIN;

  /** The word used on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
