package dev.pgrehearse.cli;

import dev.pgrehearse.deployment.Platform;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What stands around the database, and who migrates. */
final class PlatformOptions {

  @Option(
      names = "--platform",
      paramLabel = "supabase|plain",
      description =
          "what stands around the database (default: supabase where the SQL speaks of its roles or"
              + " of auth, plain elsewhere)")
  private Platform platform;

  @Option(
      names = "--migration-role",
      paramLabel = "superuser",
      description = "the role that migrates is a superuser, as it is in production")
  private MigrationRole migrationRole;

  Optional<Platform> platform() {
    return Optional.ofNullable(platform);
  }

  boolean superuser() {
    return migrationRole != null;
  }
}
