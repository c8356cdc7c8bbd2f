package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.finding.Cause;
import dev.pgrehearse.finding.Finding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lint says of other people's changelogs is so, and what is not so it does not say. */
class LintTruthTest {

  private static final Charset LATIN_1 = Charset.forName("ISO-8859-1");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set lock_timeout = '2s'             | set local lock_timeout = '2s';",
        "set session lock_timeout to 200     | set local lock_timeout to 200;",
        "SET Time Zone 'Asia/Tokyo'          | set local Time Zone 'Asia/Tokyo';",
        "set role alice                      | set local role alice;",
        "set session authorization 'alice'   | set local session authorization 'alice';",
        "set datestyle = 'ISO', 'DMY'        | set local datestyle = 'ISO', 'DMY';",
        "set xml option document             | set local xml option document;",
        "set shop.who = 'it''s'              | set local shop.who = 'it''s';",
        "set lock_timeout = '${wait}'        | write 'set local' for 'set': it then holds for this changeset only",
        "select set_config('work_mem', '9MB', false) | let set_config end with true: it then holds for this changeset only"
      })
  void a_setting_that_leaks_is_mended_with_the_value_it_has(String set, String fix)
      throws IOException {
    assertThat(settings(set, "")).singleElement().extracting(Finding::fix).isEqualTo(fix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set search_path = shop",
        "set schema 'shop'",
        "select pg_catalog.set_config('search_path', '', false)",
        "set client_encoding = 'UTF8'",
        "set names 'UTF8'",
        "set client_min_messages = warning",
        "set statement_timeout = 0",
        "set lock_timeout to default",
        "select set_config('work_mem', '9MB', true)",
        "select f('set_config', false)",
        "set local lock_timeout = '2s'",
        "set lock_timeout = '2s'; set lock_timeout = default",
        "set role alice; set role none",
        "set role alice; reset session authorization"
      })
  void a_setting_that_reaches_no_other_changeset_is_fine(String set) throws IOException {
    assertThat(settings(set, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set time zone 'Asia/Tokyo'        | end the changeset with: reset time zone;",
        "set session authorization alice   | end the changeset with: reset session authorization;",
        "set xml option document           | end the changeset with: reset xmloption;"
      })
  void outside_a_transaction_it_is_reset(String set, String fix) throws IOException {
    assertThat(settings(set, " runInTransaction:false"))
        .singleElement()
        .extracting(Finding::fix)
        .isEqualTo(fix);
  }

  private List<Finding> settings(String set, String attributes) throws IOException {
    return all(
            "shop.sql",
            WrittenChangelog.HEADER
                + "--changeset alice:1%s\n%s;\n--rollback drop table t;\n"
                    .formatted(attributes, set))
        .stream()
        .filter(finding -> finding.rule().equals("set-leaks"))
        .toList();
  }

  @Test
  void a_change_whose_rollback_liquibase_makes_has_one() throws IOException {
    write("rows.csv", "code,name\nDE,Deutschland\n");
    assertThat(
            lint(
                """
                  - changeSet:
                      id: 1
                      author: alice
                      changes:
                        - loadUpdateData: {tableName: country, file: rows.csv, primaryKey: code}
                """))
        .isEmpty();
  }

  @Test
  void a_rollback_that_liquibase_cannot_make_destroys_nothing() throws IOException {
    String changeset =
        """
          - changeSet:
              id: 1
              author: alice
              preConditions:
                - onFail: MARK_RAN
                - not: [tableExists: {tableName: legacy}]
              changes:
                - createTable: {tableName: legacy, columns: [column: {name: id, type: int}]}
        """;
    assertThat(lint(changeset)).containsExactly("mark-ran-rollback@3");
    assertThat(
            lint(
                changeset
                    + """
                              - insert: {tableName: legacy, columns: [column: {name: id, value: 1}]}
                      """))
        .containsExactly("rollback-missing@3");
  }

  @ParameterizedTest
  @CsvSource({
    "a, a, 1",
    "a, b, 0",
    "a, '', 1",
    "a, 'a or b', 1",
    "a, '!a', 0",
    "'!a', '!b', 1",
    "'a and !b', b, 0"
  })
  void one_id_twice_is_wrong_where_one_context_runs_both(String one, String other, int findings)
      throws IOException {
    String changeset =
        "  - changeSet: {id: 1, author: alice, context: '%s', changes: [empty: {}]}\n";
    assertThat(lint(changeset.formatted(one) + changeset.formatted(other)))
        .filteredOn(finding -> finding.startsWith("duplicate"))
        .hasSize(findings);
  }

  @Test
  void a_changeset_to_ignore_is_none_and_a_file_that_is_included_twice_is_told_as_that()
      throws IOException {
    String changeset = "  - changeSet: {id: 1, author: alice, ignore: %s, changes: [empty: {}]}\n";
    assertThat(lint(changeset.formatted("false") + changeset.formatted("true"))).isEmpty();
    write(
        "a.sql", "--liquibase formatted sql\n--changeset a:1\nselect f();\n--rollback select g();");
    assertThat(all("shop.yaml", YAML + "  - include: {file: a.sql}\n  - include: {file: a.sql}\n"))
        .filteredOn(finding -> finding.rule().equals("duplicate-changeset-id"))
        .extracting(Finding::fix)
        .containsExactly("take one of the includes of a.sql out");
  }

  @Test
  void contexts_are_a_projects_design_where_there_are_several() throws IOException {
    String changeset =
        "  - changeSet: {id: %d, author: alice, context: '%s', changes: [empty: {}]}\n";
    assertThat(lint(changeset.formatted(1, "") + changeset.formatted(2, "demo")))
        .containsExactly("context-only-guard@4");
    assertThat(
            lint(
                changeset.formatted(1, "")
                    + changeset.formatted(2, "prod")
                    + changeset.formatted(3, "test")))
        .isEmpty();
    assertThat(lint(changeset.formatted(1, "prod") + changeset.formatted(2, "prod"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'drop table a;', warning, ', and the rollback drops what this changeset did not make'",
    "'drop table b, public.a, a;', warning, ', and the rollback drops what this changeset did not make'",
    "'alter table a drop column b;', info, ', whatever it looks like'",
    "'drop table ab;', info, ', whatever it looks like'"
  })
  void if_not_exists_speaks_of_a_drop_only_where_there_is_one(
      String rollback, String level, String end) throws IOException {
    assertThat(
            all(
                "shop.sql",
                WrittenChangelog.HEADER
                    + "--changeset alice:1\ncreate table if not exists a (b int);\n--rollback "
                    + rollback
                    + "\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity().word()).isEqualTo(level);
              assertThat(finding.message())
                  .isEqualTo("if an older table a is there it stays as it is" + end);
            });
  }

  @Test
  void a_rollback_in_the_list_of_changes_is_the_changesets_and_one_in_a_change_is_nobodys()
      throws IOException {
    assertThat(
            lint(
                """
                  - changeSet:
                      id: 1
                      author: alice
                      changes:
                        - sql: {sql: truncate a}
                          rollback: [sql: {sql: select f()}]
                  - changeSet:
                      id: 2
                      author: alice
                      changes:
                        - createTable:
                            tableName: b
                            columns: [column: {name: id, type: int}]
                            rollback:
                              - dropTable: {tableName: b}
                """))
        .containsExactly("unknown-attribute@16");
  }

  @Test
  void a_key_that_only_describes_is_information_and_one_that_slipped_is_led_back()
      throws IOException {
    List<Finding> findings =
        all(
            "shop.yaml",
            YAML
                + """
                  - changeSet:
                      id: 1
                      author: alice
                      remarks: why
                      changes:
                        - tagDatabase:
                          tag: v1
                """);
    assertThat(findings)
        .extracting(finding -> finding.severity().word() + " " + finding.fix())
        .containsExactly(
            "error indent it deeper than tagDatabase",
            "info leave it, or write a comment of YAML, which begins with #");
  }

  @Test
  void a_key_that_stands_twice_without_a_value_or_with_the_same_one() throws IOException {
    List<Finding> findings =
        all(
            "shop.yaml",
            YAML
                + """
                  - changeSet:
                      id: 1
                      author: alice
                      author: alice
                      changes:
                        - sql:
                          sql: truncate a
                        - createTable:
                            tableName: t
                            columns:
                              - column: {name: a, type: int}
                                column: {name: b, type: int}
                      rollback: &way [sql: {sql: drop table t}]
                  - changeSet: {id: 2, author: alice, changes: *way, rollback: *way}
                """);
    assertThat(findings)
        .extracting(finding -> finding.severity().word() + " " + finding.location().line())
        .containsExactly("error 13", "warning 8", "info 5");
    assertThat(findings.get(0).fix())
        .isEqualTo(
            "begin the second with a dash of its own, '- column:', where two entries are meant");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 10, 2, 1",
    "01, 02, 10, 0",
    "v1.10, v1.2, v1.9, 1",
    "202301010000, 20230102, 3, 0",
    "a10, b2, c1, 0",
    "1, 2, 9, 0"
  })
  void include_all_runs_in_the_order_of_texts(String one, String two, String three, int findings)
      throws IOException {
    Files.createDirectory(folder.resolve("parts"));
    for (String name : List.of(one, two, three)) {
      write(
          "parts/" + name + ".sql",
          "--liquibase formatted sql logicalFilePath:x\n--changeset a:%s\nselect f();\n--rollback select g();\n"
              .formatted(name));
    }
    write(
        "root.xml",
        """
        <databaseChangeLog logicalFilePath="root.xml"
            xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
          <includeAll
              path="parts"/>
        </databaseChangeLog>
        """);
    assertThat(ChangelogLint.of(Changelog.open(folder.resolve("root.xml"))).findings())
        .filteredOn(finding -> finding.rule().equals("include-all-order"))
        .hasSize(findings)
        .allSatisfy(finding -> assertThat(finding.location().line()).isEqualTo(5));
  }

  @Test
  void what_has_no_name_cannot_be_dropped() throws IOException {
    assertThat(
            all(
                "shop.json",
                """
                {"databaseChangeLog": [{"logicalFilePath": "shop.json"}, {"changeSet": {
                  "id": "1", "author": "alice", "changes": [
                    {"createIndex": {"tableName": "t", "columns": [{"column": {"name": "a"}}]}},
                    {"addPrimaryKey": {"tableName": "t", "columnNames": "a"}},
                    {"createIndex": {"tableName": "t", "indexName": "i", "columns": [{"column": {"name": "a"}}]}}]}}]}
                """))
        .singleElement()
        .extracting(Finding::fix)
        .isEqualTo(
            "write the rollback: {\"dropIndex\": {\"tableName\": \"t\", \"indexName\": \"t_a_idx\"}}; that"
                + " is the name Postgres mostly gives, and \\d t shows it");
  }

  /** One cause, though Postgres calls each by its own name, which it cuts where it is too long. */
  @Test
  void what_has_no_name_in_several_tables_is_told_once() throws IOException {
    List<Cause> causes =
        Cause.of(
            all(
                "shop.yaml",
                """
                databaseChangeLog:
                  - logicalFilePath: shop.yaml
                  - changeSet:
                      id: 1
                      author: alice
                      changes:
                        - addUniqueConstraint: {tableName: ORDERS, columnNames: "CUSTOMER, NUMBER"}
                  - changeSet:
                      id: 2
                      author: alice
                      changes:
                        - addUniqueConstraint: {tableName: items, columnNames: "order_id, the_position_of_this_item_in_the_order, variant"}
                """));
    assertThat(causes).hasSize(1);
    assertThat(causes.get(0).message()).contains("ALTER TABLE … DROP CONSTRAINT null");
    assertThat(causes.get(0).fix())
        .contains("constraintName: orders_customer_number_key}", "(and so for each of the others)");
    assertThat(causes.get(0).findings().get(1).fix())
        .contains(
            "constraintName: items_order_id_the_position_of_this_item_in_the_order_varia_key}");
  }

  @Test
  void parameters_are_defined_in_many_places() throws IOException {
    write("more.properties", "from.file=1\n");
    write("part.yaml", "databaseChangeLog: [property: {name: from.include, value: 1}]\n");
    assertThat(
            lint(
                """
                  - property: {file: more.properties}
                  - include: {file: part.yaml}
                  - property: {name: elsewhere, value: 1, dbms: oracle}
                  - changeSet:
                      id: 1
                      author: alice
                      changes:
                        - sql: {sql: "select '${from.file} ${from.include} ${database.liquibaseSchemaName} ${user.name}'"}
                        - sqlFile: {path: a.sql}
                      rollback:
                        - sql: {sql: "select '${elsewhere}'"}
                """,
                "a.sql",
                """
                -- ${nobody}
                select f('${from.file}', $js$ `${nobody}` $js$);
                select '${nothing}';
                """))
        .containsExactly("undefined-parameter@a.sql:3", "undefined-parameter@13");
  }

  @Test
  void a_file_is_read_in_the_encoding_that_the_changelog_says() throws IOException {
    Files.writeString(folder.resolve("a.sql"), "insert into t values ('café');\n", LATIN_1);
    String changeset =
        """
          - changeSet:
              id: 1
              author: alice
              changes:
                - %s
              rollback:
                - sql: {sql: truncate t}
        """;
    assertThat(lint(changeset.formatted("sqlFile: {path: a.sql, encoding: ISO-8859-1}"))).isEmpty();
    refused(
        changeset.formatted("sqlFile: {path: a.sql}"), "this is not UTF-8; save the file as UTF-8");
    refused(
        changeset.formatted("sqlFile: {path: a.sql, encoding: latin-eins}"),
        "the encoding 'latin-eins' of a.sql is none that Java knows; write one such as UTF-8 or"
            + " ISO-8859-1");
    refused(
        changeset.formatted("loadData: {file: a.sql, tableName: t, encoding: '?'}"),
        "the encoding '?' of a.sql is none that Java knows; write one such as UTF-8 or ISO-8859-1");
  }

  @Test
  void an_xml_changelog_is_read_in_the_encoding_that_it_says() throws IOException {
    Files.writeString(
        folder.resolve("shop.xml"),
        """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <databaseChangeLog logicalFilePath="shop.xml"
            xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
          <changeSet id="café" author="alice"><sql>truncate a</sql></changeSet>
        </databaseChangeLog>
        """,
        LATIN_1);
    assertThat(ChangelogLint.of(Changelog.open(folder.resolve("shop.xml"))).findings())
        .extracting(Finding::rule, finding -> finding.location().line())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("rollback-missing", 6));
  }

  @Test
  void a_rollback_that_names_no_changeset_is_told_as_what_it_is() {
    refused(
        """
          - changeSet:
              id: 1
              author: alice
              changes:
                - empty: {}
              rollback:
                - changeSetId: nope
                  changeSetAuthor: bob
        """,
        "a rollback names the changeset 'nope' by 'bob' of shop.yaml, and none before it is that"
            + " one; a changeset is known by its id, author and path: correct changeSetId,"
            + " changeSetAuthor or changeSetPath, or write the SQL of the rollback",
        9);
  }

  @Test
  void a_rollback_beside_its_changeset_is_led_back() {
    refused(
        """
          - changeSet:
              id: 1
              author: alice
              changes: [empty: {}]
            rollback: [empty: {}]
        """,
        "'rollback' stands beside the changesets, where Liquibase knows no such entry; what belongs"
            + " to a changeset is indented deeper than its changeSet",
        7);
  }

  private static final String YAML = "databaseChangeLog:\n  - logicalFilePath: shop.yaml\n";

  private void refused(String yaml, String message) {
    assertThatThrownBy(() -> lint(yaml))
        .isInstanceOf(ChangelogException.class)
        .hasMessageEndingWith(message);
  }

  private void refused(String yaml, String message, int line) {
    assertThatThrownBy(() -> lint(yaml))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            ChangelogException.class,
            e -> assertThat(e.location()).hasToString("shop.yaml:" + line));
  }

  private List<String> lint(String yaml) throws IOException {
    return new WrittenChangelog(folder).findings("shop.yaml", YAML + yaml);
  }

  private List<String> lint(String yaml, String file, String text) throws IOException {
    write(file, text);
    return lint(yaml);
  }

  private List<Finding> all(String name, String text) throws IOException {
    return new WrittenChangelog(folder).all(name, text);
  }

  private void write(String name, String text) throws IOException {
    new WrittenChangelog(folder).write(name, text);
  }
}
