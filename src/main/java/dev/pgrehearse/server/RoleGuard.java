package dev.pgrehearse.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * On a server of others whose version lets CREATEROLE change every role: gives it to the migration
 * role for one transaction at a time, which is judged when it commits. See role_guard.sql.
 */
final class RoleGuard {
  /** In a transaction, before SQL that may need it. */
  static final String LET = "select pgrehearse_history.let_write_roles()";

  private static final int FIRST_THAT_KNOWS_WHO_MADE_A_ROLE = 16;
  private static final String SPACE = "(?:\\s|/\\*.*?\\*/|--[^\\n]*\\n)+";

  /** Also in the bodies of functions; what is found too much costs a little time. */
  private static final Pattern WRITES_ROLES =
      Pattern.compile(
          "\\b(?:create|alter|drop|comment@on|label\\b.*?\\bon)@(?:role|user|group)\\b"
                  .replace("@", SPACE)
              + "|\\b(?:grant|revoke)\\b(?:(?!\\bon\\b)[^;])*?\\b(?:to|from)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern MAKES_ROUTINE =
      Pattern.compile(
          "\\bcreate\\b.*?\\b(?:function|procedure)\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** By these a transaction does what is not taken back with it: such SQL goes without. */
  private static final Pattern REACHES_OUT =
      Pattern.compile(
          "pg_(?:execute_server_program|read_server_files|write_server_files|signal_backend)",
          Pattern.CASE_INSENSITIVE);

  private final String migrationRole;
  private volatile boolean always;

  RoleGuard(String migrationRole) {
    this.migrationRole = migrationRole;
  }

  static boolean isNeeded(int majorVersion) {
    return majorVersion < FIRST_THAT_KNOWS_WHO_MADE_A_ROLE;
  }

  /** Whether SQL, as it is sent, may write to roles; once a routine does, any statement may. */
  boolean concerns(String sql) {
    boolean writes = WRITES_ROLES.matcher(sql).find();
    if (writes && MAKES_ROUTINE.matcher(sql).find()) {
      always = true;
    }
    return (writes || always) && !REACHES_OUT.matcher(sql).find();
  }

  /** In a database of the run, as a superuser. */
  void install(Session session) {
    SqlScript.of(Path.of("role_guard.sql"), substituted()).run(session.connection());
  }

  private String substituted() {
    return text()
        .replace(":\"migration_role\"", Session.identifier(migrationRole))
        .replace(":'migration_role'", Session.literal(migrationRole))
        .replace(":'register'", Session.literal(Register.NAME))
        .replace(":'platform_roles'", Session.literal(Session.array(PlatformRoles.NAMES)));
  }

  private static String text() {
    try (InputStream resource =
        RoleGuard.class.getResourceAsStream("/dev/pgrehearse/server/role_guard.sql")) {
      if (resource == null) {
        throw new ServerException("the jar lacks role_guard.sql; build it again");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ServerException("role_guard.sql cannot be read", e);
    }
  }
}
