package dev.pgrehearse.server;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Schemas that Supabase owns and mends itself, so that no migration answers for what is in them.
 */
public final class PlatformSchemas {

  /** By name. */
  public static final SortedSet<String> ALL =
      Collections.unmodifiableSortedSet(
          new TreeSet<>(
              List.of(
                  "_analytics",
                  "_realtime",
                  "auth",
                  "cron",
                  "extensions",
                  "graphql",
                  "graphql_public",
                  "net",
                  "pgbouncer",
                  "pgsodium",
                  "pgsodium_masks",
                  "realtime",
                  "storage",
                  "supabase_functions",
                  "supabase_migrations",
                  "vault")));

  private PlatformSchemas() {}
}
