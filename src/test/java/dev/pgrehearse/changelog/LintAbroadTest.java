package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.finding.Cause;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other people's projects had wrong, and what was only taken for wrong in them. */
class LintAbroadTest {

  @TempDir Path folder;

  @Test
  void a_name_with_a_parameter_is_one_name() throws IOException {
    List<Finding> findings =
        all(
            """
            --changeset alice:1
            create table if not exists ${app.schema}.orders (id bigint primary key);
            create table if not exists ${app.schema}_old."notes" (id bigint primary key);
            --rollback drop table ${app.schema}.orders; drop table ${app.schema}_old.notes;
            """,
            "if-not-exists-hides-drift");

    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly("${app.schema}.orders", "${app.schema}_old.notes");
    assertThat(findings.get(0).message())
        .startsWith("if an older table ${app.schema}.orders is there it stays as it is");
    assertThat(Cause.of(findings)).hasSize(1);
  }

  @Test
  void how_long_a_name_with_a_parameter_is_nobody_knows() throws IOException {
    String name = "n".repeat(60);
    assertThat(
            all(
                """
                --changeset alice:1
                create table ${schema}_%1$s (id bigint);
                create table %1$s_too (id bigint);
                --rollback drop table ${schema}_%1$s; drop table %1$s_too;
                """
                    .formatted(name),
                "identifier-truncated"))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .startsWith(name + "_too has 64 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop index concurrently if exists a; create index concurrently a on t (x);",
        "drop trigger if exists a on t; drop function if exists f; create function f ( ) returns trigger language plpgsql as $$begin return new; end$$; create trigger a before insert on t execute function f();",
        "create or replace function f() returns int language sql as 'select 1'; drop trigger if exists a on t; create constraint trigger a after insert on t execute function f();",
        "alter type t add value if not exists 'a'; alter type t add value if not exists 'b' before 'a';",
        "create table if not exists t (id int); vacuum analyze t; create index concurrently a on t (x);",
        "alter table t set (toast_tuple_target = 128); vacuum full t;",
        "alter table t validate constraint c; alter table t alter column x set not null; comment on table t is 'a, b'; drop index concurrently a;"
      })
  void what_comes_to_the_same_when_it_is_run_again_is_no_risk(String statements)
      throws IOException {
    assertThat(several(statements)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index concurrently a on t (x); drop index concurrently if exists b;",
        "create unique index concurrently if not exists a on t (x); drop index if exists b;",
        "insert into t values (1); create index concurrently a on t (x);",
        "alter table t alter column x set not null, drop column y; vacuum t;",
        "alter table t set schema other; vacuum t;",
        "drop index concurrently if exists a; create index concurrently b on t (x); vacuum t;",
        "alter table t add column a int; vacuum t;"
      })
  void what_stumbles_when_it_is_run_again_is_told(String statements) throws IOException {
    assertThat(several(statements)).hasSize(1);
  }

  private List<Finding> several(String statements) throws IOException {
    return all(
        "--changeset alice:1 runInTransaction:false\n"
            + statements.replace("; ", ";\n")
            + "\n--rollback select 1;\n",
        "several-concurrent-statements");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dbms: {type: postgresql}",
        "or: [{dbms: {type: oracle}}, {dbms: {type: \"postgresql, h2\"}}]",
        "not: [{dbms: {type: oracle}}]"
      })
  void a_precondition_that_holds_on_every_postgres_marks_nothing_as_ran(String precondition)
      throws IOException {
    assertThat(marked(precondition)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dbms: {type: oracle}",
        "not: [{dbms: {type: postgresql}}]",
        "and: [{dbms: {type: postgresql}}, {not: [{tableExists: {tableName: t}}]}]",
        "or: [{dbms: {type: oracle}}, {not: [{tableExists: {tableName: t}}]}]"
      })
  void one_that_may_fail_does(String precondition) throws IOException {
    assertThat(marked(precondition)).containsExactly("mark-ran-rollback@3");
  }

  private List<String> marked(String precondition) throws IOException {
    return new WrittenChangelog(folder)
        .findings(
            "shop.yaml",
            """
            databaseChangeLog:
              - logicalFilePath: shop.yaml
              - changeSet:
                  id: 1
                  author: alice
                  preConditions: [{onFail: MARK_RAN}, {%s}]
                  changes:
                    - createTable: {tableName: t, columns: [{column: {name: id, type: bigint}}]}
            """
                .formatted(precondition));
  }

  /** With a header it is a changeset that no database has run. */
  @Test
  void a_file_without_a_header_that_has_run_gets_none() throws IOException {
    WrittenChangelog written = new WrittenChangelog(folder);
    written.write("one.sql", "create table one (id bigint primary key);\n");
    written.write("two.sql", "create table two (id bigint primary key);\n");
    List<Finding> findings =
        written
            .all(
                "shop.yaml",
                "databaseChangeLog:\n  - include: {file: one.sql}\n  - include: {file: two.sql}\n")
            .stream()
            .filter(finding -> finding.rule().equals("header-not-first"))
            .toList();

    assertThat(findings).hasSize(2);
    assertThat(Cause.of(findings)).hasSize(1);
    assertThat(findings.get(0).fix())
        .isEqualTo(
            "where no database has run it, begin it with --liquibase formatted sql and a line"
                + " --changeset author:id; where one has, leave it as it is, for as another"
                + " changeset it runs again, and give the files that come a header");
  }

  @Test
  void liquibase_s_tables_in_public_are_nothing_where_nobody_speaks_of_supabase()
      throws IOException {
    WrittenChangelog written = new WrittenChangelog(folder);
    written.write("liquibase.properties", "url=jdbc:postgresql://localhost/shop\n");
    String table =
        WrittenChangelog.HEADER
            + "--changeset alice:1\ncreate table t (id bigint primary key, anon boolean);\n%s--rollback drop table t;\n";

    assertThat(written.findings("shop.sql", table.formatted(""))).isEmpty();
    assertThat(written.findings("shop.sql", table.formatted("grant select on t to app, anon;\n")))
        .containsExactly("liquibase-tables-in-public@liquibase.properties");
  }

  /** Of many places those are shown that differ. */
  @Test
  void each_name_is_shown_before_one_is_shown_again() throws IOException {
    List<Finding> findings =
        all(
            """
            --changeset alice:1
            select ${shop.one};
            select ${shop.one};
            select ${shop.two};
            --rollback select 1;
            """,
            "undefined-parameter");

    assertThat(Cause.of(findings).get(0).places(2))
        .isEqualTo("shop.sql:3 (shop.one), shop.sql:5 (shop.two) and 1 more");
  }

  /** What can be pasted is written as the changelog is. */
  @Test
  void sql_that_is_to_be_written_is_in_the_changelog_s_format() throws IOException {
    WrittenChangelog written = new WrittenChangelog(folder);
    String changes =
        """
        databaseChangeLog:
          - logicalFilePath: shop.yaml
          - changeSet: {id: 1, author: a, changes: [{sql: {sql: "set lock_timeout = '2s'"}}], rollback: [{sql: {sql: reset lock_timeout}}]}
          - changeSet:
              id: 2
              author: a
              runInTransaction: false
              changes:
                - sql: {sql: "set work_mem = '1GB'"}
                - sql: {sql: create index concurrently if not exists i on t (a)}
              rollback: [{sql: {sql: drop index concurrently i}}]
        """;

    assertThat(written.all("shop.yaml", changes))
        .extracting(Finding::fix)
        .containsExactlyInAnyOrder(
            "[{sql: {sql: \"set local lock_timeout = '2s'\"}}]",
            "end the changeset with: [{sql: {sql: \"reset work_mem\"}}]",
            "[{sql: {sql: \"drop index concurrently if exists i\"}}] in a changeset before it, and no 'if not exists' here");
  }

  /** It is made again, and nothing is lost with it. */
  @Test
  void what_has_no_rows_is_a_warning_where_a_precondition_marks_it() throws IOException {
    String changeset =
        """
        --changeset a:1
        --preconditions onFail:MARK_RAN
        --precondition-sql-check expectedResult:0 select count(*) from pg_class where relname = 'i'
        create index i on t (a);
        --rollback %s
        """;
    assertThat(all(changeset.formatted("drop index i;"), "mark-ran-rollback"))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(all(changeset.formatted("alter table t drop column a;"), "mark-ran-rollback"))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }

  @Test
  void an_attribute_in_the_author_s_place_is_led_behind_the_id() throws IOException {
    assertThat(
            all(
                "--changeset runInTransaction:false alice:010_label\nalter type t add value 'a';\n--rollback empty\n",
                "unknown-attribute"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message())
                  .contains("takes runInTransaction for the author and false for the id");
              assertThat(finding.fix())
                  .startsWith(
                      "write the attribute behind them, as in --changeset author:id runInTransaction:false;");
            });
  }

  /** When the application runs, the resources of all its modules are on one classpath. */
  @Test
  void what_another_module_has_is_there() throws IOException {
    Path root = modules("classpath:db/loans/root.yaml");
    Changelog changelog = Changelog.open(root);
    assertThat(changelog.changesets()).extracting(Changeset::id).containsExactly("1");
    assertThat(changelog.changesets().get(0).path()).isEqualTo("db/loans/root.yaml");
    assertThat(ChangelogLint.of(changelog).findings())
        .filteredOn(finding -> finding.rule().equals("rollback-missing"))
        .extracting(finding -> finding.location().toString())
        .containsExactly("db/loans/root.yaml:1");
  }

  @Test
  void what_two_modules_have_is_asked_and_what_none_has_is_missing() throws IOException {
    Path root = modules("db/loans/root.yaml");
    Files.createDirectories(folder.resolve("loans-old/src/main/resources/db/loans"));
    Path old = folder.resolve("loans-old/src/main/resources/db/loans/root.yaml");
    Files.copy(folder.resolve("loans/src/main/resources/db/loans/root.yaml"), old);
    assertThat(Changelog.open(root).changesets()).hasSize(1);

    Files.writeString(old, "databaseChangeLog: []\n");
    assertThatThrownBy(() -> Changelog.open(root))
        .hasMessageContaining("there is no file db/loans/root.yaml. Paths are relative")
        .hasMessageContaining("loans-old/src/main/resources and ")
        .hasMessageContaining("loans/src/main/resources have it: name those that are meant");

    Path other = modules("classpath:db/fees/root.yaml");
    assertThatThrownBy(() -> Changelog.open(other))
        .hasMessageContaining("there is no file classpath:db/fees/root.yaml.")
        .hasMessageContaining("is found with --classpath JAR");
  }

  private Path modules(String included) throws IOException {
    Path root = folder.resolve("app/src/main/resources/db/root.yaml");
    Path loans = folder.resolve("loans/src/main/resources/db/loans/root.yaml");
    Files.createDirectories(folder.resolve(".git"));
    Files.createDirectories(root.getParent());
    Files.createDirectories(loans.getParent());
    Files.createDirectories(folder.resolve("loans/target/src/main/resources/db/loans"));
    Files.writeString(root, "databaseChangeLog: [{include: {file: \"%s\"}}]\n".formatted(included));
    Files.writeString(
        loans,
        "databaseChangeLog: [{changeSet: {id: 1, author: a, changes: [{dropTable: {tableName: loan}}]}}]\n");
    Files.copy(
        loans,
        folder.resolve("loans/target/src/main/resources/db/loans/root.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    return root;
  }

  private List<Finding> all(String changesets, String rule) throws IOException {
    return new WrittenChangelog(folder)
        .all("shop.sql", WrittenChangelog.HEADER + changesets).stream()
            .filter(finding -> finding.rule().equals(rule))
            .toList();
  }
}
