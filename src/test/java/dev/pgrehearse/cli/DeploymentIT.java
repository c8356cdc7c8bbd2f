package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.server.ExistingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changelogs that are run as the project runs them, without a file of ours in it. */
final class DeploymentIT {

  private static final String TWO_CONTEXTS =
      """
      --liquibase formatted sql logicalFilePath:c.sql

      --changeset t:for_prod context:prod
      create table public.t (id bigint primary key);
      --rollback drop table public.t;

      --changeset t:for_test context:test labels:slow
      create table public.t (id integer primary key);
      --rollback drop table public.t;

      --changeset t:never ignore:true
      create table public.t (id text primary key);
      --rollback drop table public.t;
      """;

  private static ExistingServer server;

  @TempDir private Path folder;

  private Path report;

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    server = ExistingServer.start(17);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void place() {
    report = folder.resolve("report");
  }

  @ParameterizedTest
  @CsvSource({
    "--contexts prod, for_prod",
    "--contexts test, for_test",
    "--contexts prod --labels slow or fast, for_prod"
  })
  void contexts_and_labels_choose(String options, String played) throws IOException {
    String[] words =
        options
            .replace(" --labels ", "\n--labels\n")
            .replace("--contexts ", "--contexts\n")
            .split("\n", -1);

    CommandRun run = rehearse(write("c.sql", TWO_CONTEXTS), words);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(String.join(" ", ids())).isEqualTo(played);
  }

  @Test
  void what_leaves_nothing_is_refused() throws IOException {
    CommandRun run =
        rehearse(write("c.sql", TWO_CONTEXTS), "--contexts", "test", "--labels", "!slow");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("the contexts and labels leave no changeset");
  }

  @Test
  void parameters_come_from_the_command_line_and_from_files_in_this_order() throws IOException {
    write("liquibase.properties", "parameter.name=from_file\nparameter.type=bigint\n");
    Path changelog =
        write(
            "c.yaml",
            """
            databaseChangeLog:
              - logicalFilePath: c.yaml
              - property: {name: name, value: from_changelog}
              - changeSet:
                  id: ${name}
                  author: t
                  changes:
                    - sql: {sql: "create table ${database.defaultSchemaName}.a (id ${type} primary key)"}
                  rollback: drop table a
            """);

    assertThat(rehearse(changelog).exitCode()).isZero();
    assertThat(ids()).containsExactly("from_file");
    assertThat(rehearse(changelog, "-Dname=given").exitCode()).isZero();
    assertThat(ids()).containsExactly("given");
    assertThat(CommandRun.of("lint", "--verbose", "-Dname=given", changelog.toString()).err())
        .contains("parameter name=given from the command line")
        .contains("liquibase.properties");
  }

  @Test
  void a_class_that_is_not_there_is_named_and_what_comes_after_is_played() throws IOException {
    Path changelog = custom();

    CommandRun run = rehearse(changelog);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(ids()).containsExactly("before", "custom", "after");
    assertThat(findings("warning")).containsExactly("missing-extension custom " + changelog + ":7");
    CommandRun lint = CommandRun.of("lint", changelog.toString());
    assertThat(lint.exitCode()).as(lint.err()).isZero();
    assertThat(lint.out()).contains("shop.Move").contains("--classpath");
  }

  @Test
  void a_class_on_the_classpath_is_played() throws IOException {
    Path source =
        write(
            "classes/shop/Move.java",
            """
            package shop;

            import liquibase.change.custom.*;
            import liquibase.database.Database;
            import liquibase.exception.*;
            import liquibase.resource.ResourceAccessor;
            import liquibase.statement.SqlStatement;
            import liquibase.statement.core.RawSqlStatement;

            public class Move implements CustomSqlChange, CustomSqlRollback {
              private String to;
              public void setTo(String to) { this.to = to; }
              public SqlStatement[] generateStatements(Database d) {
                return new SqlStatement[] {
                  new RawSqlStatement("alter table public.a rename to " + to)};
              }
              public SqlStatement[] generateRollbackStatements(Database d) {
                return new SqlStatement[] {
                  new RawSqlStatement("alter table public.wrong rename to a")};
              }
              public String getConfirmationMessage() { return "moved"; }
              public void setUp() {}
              public void setFileOpener(ResourceAccessor files) {}
              public ValidationErrors validate(Database d) { return new ValidationErrors(); }
            }
            """);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(
                    null,
                    null,
                    null,
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    source.toString()))
        .isZero();

    CommandRun run = rehearse(custom(), "--classpath", folder.resolve("classes").toString());

    assertThat(run.out()).contains("public.wrong").doesNotContain("missing-extension");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private Path custom() throws IOException {
    return write(
        "c.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-4.20.xsd"
            logicalFilePath="c.xml">
          <changeSet id="before" author="t"><createTable tableName="a"><column name="id" type="bigint"><constraints primaryKey="true"/></column></createTable></changeSet>
          <changeSet id="custom" author="t"><customChange class="shop.Move"><param name="to" value="b"/></customChange></changeSet>
          <changeSet id="after" author="t"><createTable tableName="c"><column name="id" type="bigint"><constraints primaryKey="true"/></column></createTable></changeSet>
        </databaseChangeLog>
        """);
  }

  @Test
  void a_command_is_never_run_and_that_is_said() throws IOException {
    Path made = folder.resolve("made");
    Path changelog =
        write(
            "c.yaml",
            """
            databaseChangeLog:
              - logicalFilePath: c.yaml
              - changeSet:
                  id: 1
                  author: t
                  changes:
                    - executeCommand: {executable: touch, args: [{arg: {value: "%s"}}]}
                  rollback: select 1
            """
                .formatted(made));

    CommandRun run = rehearse(changelog);

    assertThat(made).doesNotExist();
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("not checked  executeCommand of 1");
  }

  @Test
  void a_project_that_does_not_speak_of_supabase_hears_nothing_of_its_roles() throws IOException {
    Path changelog =
        write(
            "c.sql",
            """
            --liquibase formatted sql logicalFilePath:c.sql

            --changeset t:1
            create schema auth;
            create table auth.users (id bigint primary key, authenticated boolean);
            create table public.anon (id bigint primary key);
            create view public.v as select id from public.anon;
            --rollback drop view public.v;
            --rollback drop table public.anon;
            --rollback drop table auth.users;
            --rollback drop schema auth;
            """);

    CommandRun plain = rehearse(changelog);

    assertThat(plain.exitCode()).as(plain.out() + plain.err()).isZero();
    assertThat(findings("error")).isEmpty();
    assertThat(findings("warning")).isEmpty();
    assertThat(Files.readString(report.resolve("report.md")))
        .doesNotContain("authenticated")
        .doesNotContain("service_role");
  }

  @Test
  void the_platform_can_be_told_and_is_found_where_its_roles_are() throws IOException {
    String table =
        """
        --liquibase formatted sql logicalFilePath:c.sql

        --changeset t:1
        create table public.t (id bigint primary key);
        --rollback drop table public.t;
        """;
    Path bare = write("bare.sql", table);
    Path granted =
        write(
            "granted.sql",
            table.replace("--rollback", "grant select on public.t to anon;\n--rollback"));

    assertThat(rehearse(bare).exitCode()).isZero();
    assertThat(rehearse(bare, "--platform", "supabase").out()).contains("rls-disabled");
    assertThat(rehearse(granted).out()).contains("rls-disabled");
    assertThat(rehearse(granted, "--platform", "plain").out()).doesNotContain("rls-disabled");
  }

  @Test
  void a_superuser_may_migrate_on_a_server_of_our_own_alone() throws IOException {
    Path changelog =
        write(
            "c.sql",
            """
            --liquibase formatted sql logicalFilePath:c.sql

            --changeset t:1
            create publication everything for all tables;
            --rollback drop publication everything;
            """);

    assertThat(rehearse(changelog).exitCode()).isEqualTo(1);
    CommandRun refused = rehearse(changelog, "--migration-role", "superuser");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("could change what is others'");
    CommandRun embedded =
        CommandRun.of(
            "rehearse",
            "--quiet",
            "--migration-role",
            "superuser",
            "--report",
            report.toString(),
            "--changelog",
            changelog.toString());
    assertThat(embedded.exitCode()).as(embedded.out() + embedded.err()).isZero();
  }

  @Test
  void what_has_run_in_the_prelude_is_passed_over_and_what_is_pending_is_rehearsed()
      throws IOException {
    Path changelog =
        write(
            "c.sql",
            """
            --liquibase formatted sql logicalFilePath:db/c.sql

            --changeset t:1
            create table public.account (id bigint primary key);

            --changeset t:2
            alter table public.account add column email text;
            --rollback alter table public.account drop column email;

            --changeset t:3
            --preconditions onFail:HALT
            --precondition-sql-check expectedResult:1 select count(*) from public.account
            select 1;
            --rollback select 1;
            """);
    Path prelude = write("dump.sql", dump(""));

    CommandRun run = rehearse(changelog, "--prelude", prelude.toString());

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(ids()).containsExactly("2", "3");
    assertThat(run.out())
        .contains("1 changeset that has run already")
        .contains("lint has 1 finding on them");
    assertThat(findings("error")).isEmpty();

    // Roles that a dump makes belong to the server: then everything is played from the start.
    Path withoutRoles = write("own.sql", dump("").replace("\"Shop Owner\"", "current_user"));
    CommandRun part = rehearse(changelog, "--from", "3", "--prelude", withoutRoles.toString());
    assertThat(part.exitCode()).as(part.out() + part.err()).isZero();
    assertThat(ids()).containsExactly("3");
  }

  @Test
  void a_changeset_that_was_changed_after_it_has_run_is_an_error() throws IOException {
    Path changelog =
        write(
            "c.sql",
            """
            --liquibase formatted sql logicalFilePath:db/c.sql

            --changeset t:1
            create table public.account (id bigint primary key);
            --rollback drop table public.account;

            --changeset t:2
            create table public.b (id bigint primary key);
            --rollback drop table public.b;
            """);
    String changed = "9:00000000000000000000000000000000";

    CommandRun run = rehearse(changelog, "--prelude", write("dump.sql", dump(changed)).toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(findings("error")).containsExactly("changed-after-deployment 1 " + changelog + ":3");
    assertThat(ids()).containsExactly("2");
  }

  /** As pg_dump writes it, from a server whose roles are not here. */
  private static String dump(String checksum) {
    return """
        --
        -- PostgreSQL database dump
        --

        SET statement_timeout = 0;
        SELECT pg_catalog.set_config('search_path', '', false);

        CREATE TABLE public.account (
            id bigint NOT NULL
        );

        ALTER TABLE public.account OWNER TO "Shop Owner";

        CREATE TABLE public.databasechangelog (
            id character varying(255) NOT NULL,
            author character varying(255) NOT NULL,
            filename character varying(255) NOT NULL,
            dateexecuted timestamp without time zone NOT NULL,
            orderexecuted integer NOT NULL,
            exectype character varying(10) NOT NULL,
            md5sum character varying(35),
            description character varying(255),
            comments character varying(255),
            tag character varying(255),
            liquibase character varying(20),
            contexts character varying(255),
            labels character varying(255),
            deployment_id character varying(10)
        );

        COPY public.account (id) FROM stdin;
        1
        \\.

        COPY public.databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum) FROM stdin;
        1\tt\tclasspath:db/c.sql\t2026-01-01 00:00:00\t1\tEXECUTED\t@
        \\.

        ALTER TABLE ONLY public.account
            ADD CONSTRAINT account_pkey PRIMARY KEY (id);

        GRANT SELECT ON TABLE public.account TO "Shop Owner";
        """
        .replace("@", checksum.isEmpty() ? "\\N" : checksum);
  }

  private CommandRun rehearse(Path changelog, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("rehearse", "--quiet", "--postgres", server.url(), "--report"));
    arguments.addAll(List.of(report.toString(), "--changelog", changelog.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments);
  }

  private List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    for (JsonNode row : CommandRun.report(report).path("changesets")) {
      ids.add(row.path("id").asText());
    }
    return ids;
  }

  private List<String> findings(String severity) throws IOException {
    return CommandRun.findings(CommandRun.report(report), severity).stream()
        .map(line -> line.replace(" c.", " " + folder + "/c."))
        .toList();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
