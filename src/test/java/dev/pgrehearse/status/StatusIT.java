package dev.pgrehearse.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.LiquibaseRun;
import dev.pgrehearse.changelog.LiquibaseRun.Command;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.rehearsal.FixSql;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that real Liquibase deploys to, in all the states that a killed one leaves. */
final class StatusIT {

  private static final String HISTORY = ChangelogPlayer.HISTORY_SCHEMA + ".databasechangelog";

  private static final String CHANGELOG =
      """
      --liquibase formatted sql logicalFilePath:shop.sql

      --changeset alice:notes
      create table public.notes (id bigint primary key, body text);
      alter table public.notes enable row level security;
      --rollback drop table public.notes;

      --changeset alice:column
      alter table public.orders add column note text;
      alter table public.orders enable row level security;
      --rollback alter table public.orders disable row level security;
      --rollback alter table public.orders drop column note;

      --changeset alice:two runInTransaction:false
      create table public.a (id bigint primary key);
      create table public.b (id bigint primary key);
      --rollback drop table public.b;
      --rollback drop table public.a;

      --changeset alice:one splitStatements:false
      create or replace function public.one() returns int language sql set search_path = ''
      as $$ select 1 $$;
      --rollback drop function public.one();
      """;

  private static Server server;

  @TempDir private Path home;

  private SystemSpec spec;
  private Database live;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void production() throws IOException, SQLException {
    String prelude = "create table public.orders (id bigint primary key, total numeric);";
    spec =
        SystemSpec.ofChangelog(
            "shop",
            Files.writeString(home.resolve("shop.sql"), CHANGELOG),
            List.of(Files.writeString(home.resolve("prelude.sql"), prelude)),
            List.of());
    live = server.createDatabase(PrivilegeRegime.CLOSED);
    execute(prelude);
    // What others have made there is nobody's business.
    execute("create table public.of_others (id bigint)");
    execute("create schema " + ChangelogPlayer.HISTORY_SCHEMA);
  }

  @AfterEach
  void goneAgain() {
    live.close();
  }

  @Test
  void what_is_logged_and_what_is_pending_is_told_and_all_is_well() throws Exception {
    assertThat(status().pending()).containsExactly("notes", "column", "two", "one");
    deploy(Command.UPDATE);
    deploy(Command.UPDATE);

    Status status = status();

    assertThat(status.logged()).containsExactly("notes", "column");
    assertThat(status.pending()).containsExactly("two", "one");
    assertThat(status.findings()).isEmpty();
    assertThat(status.skipped()).isEmpty();

    deploy(Command.UPDATE);
    deploy(Command.UPDATE);
    deploy(Command.ROLLBACK);
    assertThat(status().pending()).containsExactly("one");
    assertThat(status().findings()).isEmpty();
  }

  @Test
  void a_change_without_its_history_row_is_marked_and_then_all_is_well() throws Exception {
    deploy(Command.UPDATE);
    execute("alter table public.orders add column note text");
    execute("alter table public.orders enable row level security");

    Finding finding = only("applied-not-logged");
    assertThat(finding.changeset()).isEqualTo("column");
    assertThat(finding.location()).hasToString("shop.sql:8");
    assertThat(finding.message())
        .isEqualTo(
            """
            the change is there and the history does not know it: a deployment was killed between \
            the two, or somebody made it by hand. The next update fails: column "note" of relation \
            "orders" already exists""");
    assertThat(finding.fix())
        .isEqualTo("Log it: liquibase mark-next-changeset-ran. Then: liquibase update");

    deploy(Command.MARK_AS_RUN);
    assertThat(status().findings()).isEmpty();
    deploy(Command.UPDATE);
    assertThat(status().pending()).containsExactly("one");
    assertThat(status().findings()).isEmpty();
  }

  @Test
  void a_later_change_without_its_history_row_is_logged_by_sql_that_holds() throws Exception {
    deploy(Command.UPDATE);
    execute("create table public.a (id bigint primary key)");
    execute("create table public.b (id bigint primary key)");

    Finding finding = only("applied-not-logged");
    assertThat(finding.changeset()).isEqualTo("two");
    assertThat(finding.fix()).startsWith("Log it: in psql, insert into " + HISTORY);
    execute(finding.fix().replace("Log it: in psql, ", "").replace(" Then: liquibase update", ""));

    deploy(Command.UPDATE);
    assertThat(status().logged()).containsExactly("notes", "column", "two");
    deploy(Command.UPDATE);
    assertThat(status().pending()).isEmpty();
    assertThat(status().findings()).isEmpty();
  }

  @Test
  void a_rollback_that_the_history_does_not_know_is_forgotten_by_sql_that_holds() throws Exception {
    deploy(Command.UPDATE);
    deploy(Command.UPDATE);
    execute("alter table public.orders disable row level security");
    execute("alter table public.orders drop column note");

    Finding finding = only("logged-not-applied");
    assertThat(finding.changeset()).isEqualTo("column");
    assertThat(finding.message())
        .isEqualTo(
            """
            the changeset is logged, and nothing of what it does is there: its rollback was killed \
            before the history knew of it, or somebody undid it""");
    execute(
        finding.fix().replaceFirst("^Take it out of the history: ", "").replaceFirst(";.*", ""));

    assertThat(status().findings()).isEmpty();
    deploy(Command.UPDATE);
    assertThat(status().logged()).containsExactly("notes", "column");
    assertThat(status().findings()).isEmpty();
  }

  @Test
  void half_of_a_changeset_that_is_not_one_transaction_is_listed_and_dropped() throws Exception {
    deploy(Command.UPDATE);
    deploy(Command.UPDATE);
    execute("create table public.a (id bigint primary key)");

    Finding finding = only("partly-applied");
    assertThat(finding.severity().word()).isEqualTo("error");
    assertThat(finding.message())
        .isEqualTo(
            """
            part of the changeset is there and the history does not know it, so that the next \
            update runs all of it.
            There:
              - made: table public.a
            Not there, or not like that:
              - made: table public.b""");
    assertThat(finding.fix())
        .isEqualTo(
            """
            Take away what is there, unless it is somebody else's: drop table public.a; Then: \
            liquibase update""");

    execute("drop table public.a");
    deploy(Command.UPDATE);
    assertThat(status().findings()).isEmpty();
  }

  @Test
  void a_changeset_that_can_be_repeated_needs_no_step() throws Exception {
    for (int i = 0; i < 3; i++) {
      deploy(Command.UPDATE);
    }
    execute(
        """
        create or replace function public.one() returns int language sql set search_path = ''
        as $$ select 1 $$
        """);

    assertThat(only("applied-not-logged").severity().word()).isEqualTo("info");
  }

  @Test
  void a_lock_of_the_dead_is_stuck_and_one_of_a_living_session_is_held() throws Exception {
    deploy(Command.UPDATE);
    execute(
        """
        update %slock set locked = true, lockedby = 'ci (10.0.0.5)', lockgranted = '2026-01-02 03:04'
        """
            .formatted(HISTORY));

    Finding stuck = only("changelog-lock-stuck");
    assertThat(stuck.message())
        .isEqualTo(
            """
            the changelog lock is held by ci (10.0.0.5) since 2026-01-02 03:04:00, and no session \
            is there that could hold it: every update waits for it and fails""");
    assertThat(stuck.fix()).isEqualTo("liquibase release-locks");

    try (Connection deployer = live.connectAsMigrationRole();
        Statement statement = deployer.createStatement()) {
      statement.execute("set application_name = 'PostgreSQL JDBC Driver'");
      assertThat(only("changelog-lock-held").severity().word()).isEqualTo("warning");
    }
    deploy(Command.RELEASE_LOCKS);
    assertThat(status().findings()).isEmpty();
  }

  @Test
  void another_text_than_was_deployed_and_one_that_is_gone_are_told() throws Exception {
    deploy(Command.UPDATE);
    execute(
        """
        insert into %s (id, author, filename, dateexecuted, orderexecuted, exectype)
        values ('old', 'bob', 'old.sql', now(), 99, 'EXECUTED')
        """
            .formatted(HISTORY));
    Files.writeString(home.resolve("shop.sql"), CHANGELOG.replace("body text", "body varchar"));

    assertThat(status().findings())
        .extracting(Finding::rule)
        .contains("checksum-differs", "logged-unknown");
  }

  /** Later changesets change what earlier ones made, and what is pending is not there. */
  @Test
  void a_shipped_system_on_its_way_is_in_order() throws Exception {
    spec = new Spec(Path.of(System.getProperty("pgrehearse.home", ""))).read("crm");
    Changelog changelog = Changelog.open(spec.changelog());
    live.close();
    live = server.createDatabase(PrivilegeRegime.OPEN);
    for (Path file : Stream.of(spec.legacy(), spec.fixtures()).flatMap(List::stream).toList()) {
      try (Connection connection = live.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
    try (Connection superuser = live.connectAsSuperuser();
        ChangelogPlayer player = new ChangelogPlayer(changelog, live, () -> superuser)) {
      player.prepare();
      for (Changeset changeset : changelog.changesets().subList(0, 110)) {
        player.apply(changeset);
      }
    }

    Status status = status();

    assertThat(status.logged()).hasSize(110);
    assertThat(status.findings()).isEmpty();
  }

  @Test
  void the_look_may_only_read() throws Exception {
    deploy(Command.UPDATE);
    try (Connection connection = live.connectAsMigrationRole()) {
      LiveLook.of(connection, Optional.empty());

      try (Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("create table public.x ()"))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
      }
    }
  }

  private Finding only(String rule) throws SQLException {
    List<Finding> findings = status().findings();
    assertThat(findings).extracting(Finding::rule).containsExactly(rule);
    return findings.get(0);
  }

  private Status status() throws SQLException {
    LiveLook look;
    try (Connection connection = live.connectAsMigrationRole()) {
      look = LiveLook.of(connection, Optional.empty());
    }
    Status status = Status.of(spec, Changelog.open(spec.changelog()), look, server);
    try (Connection parser = live.connectAsSuperuser()) {
      for (Finding finding : status.findings()) {
        new FixSql(finding.fix()).parse(parser);
      }
    }
    return status;
  }

  private void deploy(Command command) throws SQLException, ChangesetFailed {
    try (Connection connection = live.connectAsMigrationRole()) {
      LiquibaseRun.of(Changelog.open(spec.changelog())).run(connection, command);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = live.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
