package dev.pgrehearse.server;

import java.util.Locale;
import java.util.Optional;

/**
 * A service of Supabase that keeps something in the database. Few migrations meet any of them, so
 * that a database has the stand-ins that are asked for and no others.
 */
public enum PlatformService {
  STORAGE(Optional.empty()),
  REALTIME(Optional.empty()),
  VAULT(Optional.of("supabase_vault")),
  CRON(Optional.of("pg_cron")),
  NET(Optional.of("pg_net"));

  private final Optional<String> extension;

  PlatformService(Optional<String> extension) {
    this.extension = extension;
  }

  /** Its schema's name. */
  public String schema() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The extension that makes it where there is one. */
  public Optional<String> extension() {
    return extension;
  }

  /** Whether every project has it, also before a migration creates its extension. */
  public boolean isThereFromTheStart() {
    return this == VAULT || extension.isEmpty();
  }

  /** Its script among those of the platform prelude. */
  String file() {
    return "services/%s.sql".formatted(schema());
  }
}
