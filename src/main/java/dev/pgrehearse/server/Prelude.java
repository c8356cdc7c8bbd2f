package dev.pgrehearse.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platform prelude: verification/platform/ with its services, which travels in the jar. */
final class Prelude {
  private static final String ROLES = "roles.sql";
  private static final Path FOLDER = Path.of("verification", "platform");

  private final String migrationRole;

  Prelude(String migrationRole) {
    this.migrationRole = migrationRole;
  }

  /** Makes the roles that are missing on the server, as a superuser. */
  void applyRoles(Connection connection) {
    apply(ROLES, connection);
  }

  /** The rest, as a superuser, in a new database that the migration role owns. */
  void apply(Connection connection, PrivilegeRegime regime) {
    files(regime).stream()
        .filter(file -> !file.equals(ROLES))
        .forEach(file -> apply(file, connection));
  }

  /** Likewise, what some of the platform's services keep in a database. */
  void apply(Connection connection, Set<PlatformService> services) {
    new TreeSet<>(services).forEach(service -> apply(service.file(), connection));
  }

  private void apply(String file, Connection connection) {
    SqlScript.of(FOLDER.resolve(file), substituted(text(file))).run(connection);
  }

  private static List<String> files(PrivilegeRegime regime) {
    if (regime == PrivilegeRegime.PLAIN) {
      return List.of(ROLES);
    }
    return List.of(
        ROLES,
        "auth.sql",
        "extensions.sql",
        "public.sql",
        "default_privileges_%s.sql".formatted(regime.word()));
  }

  /** All of it, under whichever regime, with some of the services. */
  static String text(Set<PlatformService> services) {
    return Stream.concat(
            Stream.of(PrivilegeRegime.values()).flatMap(regime -> files(regime).stream()),
            new TreeSet<>(services).stream().map(PlatformService::file))
        .distinct()
        .map(Prelude::text)
        .collect(Collectors.joining("\n"));
  }

  /** What one of the services keeps in a database. */
  static String text(PlatformService service) {
    return text(service.file());
  }

  /** psql's two ways to write a variable: as an identifier and as a literal. */
  private String substituted(String sql) {
    return sql.replace(":\"migration_role\"", Session.identifier(migrationRole))
        .replace(":'migration_role'", Session.literal(migrationRole));
  }

  private static String text(String file) {
    try (InputStream resource =
        Prelude.class.getResourceAsStream("/dev/pgrehearse/platform/" + file)) {
      if (resource == null) {
        throw new ServerException(
            "the jar lacks the platform prelude %s; build it again".formatted(file));
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ServerException("the platform prelude %s cannot be read".formatted(file), e);
    }
  }
}
