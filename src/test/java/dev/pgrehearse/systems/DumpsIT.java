package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.FingerprintScope;
import dev.pgrehearse.catalog.RowDigests;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The runbook's dumps bring back what they were taken of: catalog, rights and rows, under both of
 * Supabase's regimes of default privileges, by a role that is no superuser.
 */
@Tag("docker")
final class DumpsIT {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final Spec SPEC = new Spec(HOME);

  private static PostgreSQLContainer container;
  private static Server server;

  @BeforeAll
  static void start() {
    container =
        new PostgreSQLContainer(
                DockerImageName.parse(DockerImage.orSkip()).asCompatibleSubstituteFor("postgres"))
            .withDatabaseName("postgres")
            .withUsername("postgres")
            .withPassword("right")
            .withCommand("postgres", "-c", "fsync=off", "-c", "full_page_writes=off");
    container.start();
    server =
        Servers.start(
            new ServerChoice.Existing(
                container.getJdbcUrl().replaceFirst("\\?.*", "")
                    + "?user=postgres&password=right"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (container != null) {
      container.stop();
    }
  }

  /** Those of the runbook's table. */
  static List<String> systems() throws IOException {
    return List.copyOf(DumpCommands.readFrom(HOME.resolve("docs/runbook.md")).schemas().keySet());
  }

  @Test
  void there_are_systems_to_dump() throws IOException {
    assertThat(systems()).contains("crm", "sovereign-identity");
    assertThat(SPEC.systems()).containsAll(systems());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void what_is_restored_is_what_was_dumped(String system) throws Exception {
    DumpCommands commands = commands(system);
    for (PrivilegeRegime regime : List.of(PrivilegeRegime.OPEN, PrivilegeRegime.CLOSED)) {
      allowReplica(true);
      try {
        comesBack(system, regime, commands.dump(), commands.restore());
      } finally {
        allowReplica(false);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void the_way_that_needs_no_privilege_does_the_same(String system) throws Exception {
    DumpCommands commands = commands(system);
    comesBack(
        system,
        PrivilegeRegime.OPEN,
        commands.dump() + commands.dumpInSections(),
        commands.restoreInSections());
  }

  @Test
  void the_step_that_takes_the_default_privileges_away_is_needed() throws Exception {
    DumpCommands commands = commands("crm");
    UnaryOperator<String> without =
        text -> text.replaceAll("(?m)^ *--command='alter default privileges.*\n", "");
    assertThat(without.apply(commands.restoreInSections()))
        .isNotEqualTo(commands.restoreInSections());
    try (PlayedSystem original = played("crm", PrivilegeRegime.OPEN);
        Database restored = server.createDatabase(PrivilegeRegime.OPEN)) {
      Fingerprint expected = fingerprint(original.database());
      run(original.database(), restored, commands.dump() + commands.dumpInSections());
      run(original.database(), restored, without.apply(commands.restoreInSections()));
      assertThat(expected.differencesTo(fingerprint(restored)))
          .as("what anon would be given by a restore without it")
          .isNotEmpty();
    }
  }

  private static DumpCommands commands(String system) throws IOException {
    return DumpCommands.readFrom(HOME.resolve("docs/runbook.md")).of(system);
  }

  private static void comesBack(String system, PrivilegeRegime regime, String dump, String restore)
      throws Exception {
    try (PlayedSystem original = played(system, regime);
        Database restored = server.createDatabase(regime)) {
      Fingerprint catalog = fingerprint(original.database());
      RowDigests rows = rows(original.database());
      assertThat(catalog.differencesTo(fingerprint(restored))).isNotEmpty();

      run(original.database(), restored, dump);
      run(original.database(), restored, restore);

      assertThat(catalog.differencesTo(fingerprint(restored))).as("%s", regime).isEmpty();
      assertThat(rows(restored)).as("%s", regime).isEqualTo(rows);
      assertThat(rows.tables().values().stream().mapToLong(RowDigests.TableDigest::rows).sum())
          .as("rows that could be lost")
          .isGreaterThan(100);
    }
  }

  /** Liquibase's tables stand where the runbook puts them. */
  private static PlayedSystem played(String system, PrivilegeRegime regime) throws Exception {
    PlayedSystem played = PlayedSystem.of(server, SPEC.read(system), regime);
    try (Connection connection = played.database().connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "alter schema %s rename to liquibase".formatted(ChangelogPlayer.HISTORY_SCHEMA));
    }
    return played;
  }

  /** As Supabase does for its role postgres, by an extension of its own. */
  private static void allowReplica(boolean allow) throws SQLException {
    try (Database any = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = any.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          allow
              ? "grant set on parameter session_replication_role to " + server.migrationRole()
              : "revoke set on parameter session_replication_role from " + server.migrationRole());
    }
  }

  private static void run(Database from, Database to, String commands) throws Exception {
    String script =
        """
        set -eu
        mkdir -p /tmp/dumps
        cd /tmp/dumps
        DATABASE_URL=%s
        RESTORE_URL=%s
        """
                .formatted(url(from), url(to))
            + commands;
    ExecResult result = container.execInContainer("sh", "-c", script);
    assertThat(result.getExitCode())
        .as("%s%n%s%n%s", commands, result.getStdout(), result.getStderr())
        .isZero();
  }

  private static String url(Database database) {
    return "'postgresql:///%s?host=/var/run/postgresql&user=%s'"
        .formatted(database.name(), server.migrationRole());
  }

  private static Fingerprint fingerprint(Database database) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      return Fingerprint.of(connection, scope());
    }
  }

  private static RowDigests rows(Database database) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      return RowDigests.of(connection, scope());
    }
  }

  private static FingerprintScope scope() {
    return new FingerprintScope(Set.of(), Map.of(server.migrationRole(), "migration_role"));
  }
}
