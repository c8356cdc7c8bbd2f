package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import liquibase.change.core.RawSQLChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a fix says to write can be pasted into the changelog, and Liquibase reads it as meant. */
final class ChangelogFormatTest {

  private static final List<String> DROPS =
      List.of("drop index \"Shop\".\"a & <b>\";", "drop table public.t;");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"YAML", "XML", "JSON"})
  void sql_to_paste_is_read_as_the_sql_that_it_is(ChangelogFormat format) throws IOException {
    List<String> sql = rollback(format, format.sql(DROPS));

    assertThat(sql).containsExactly("drop index \"Shop\".\"a & <b>\"", "drop table public.t");
  }

  @ParameterizedTest
  @EnumSource(names = {"YAML", "XML", "JSON"})
  void a_rollback_that_raises_is_sent_whole(ChangelogFormat format) throws IOException {
    String block = format.rollbackThatRaises();
    String inside =
        switch (format) {
          case XML -> block.replaceFirst("^<rollback>", "").replaceFirst("</rollback>$", "");
          case JSON -> block.replaceFirst("^\"rollback\": \\[", "").replaceFirst("]$", "");
          default -> block.replaceFirst("^rollback: ", "");
        };

    assertThat(rollback(format, inside))
        .containsExactly("do $$ begin raise exception 'restore the backup'; end $$");
  }

  /** In a transaction it would not run. */
  @Test
  void what_is_to_be_concurrent_says_in_what_changeset() {
    String drop = "drop index concurrently shop.i;";
    assertThat(ChangelogFormat.SQL.ifSql(drop))
        .isEqualTo(drop + " in a changeset of its own with runInTransaction:false");
    assertThat(ChangelogFormat.XML.ifSql(drop))
        .isEqualTo(
            "<sql>drop index concurrently shop.i</sql> in a changeset of its own with"
                + " runInTransaction=\"false\"");
    assertThat(ChangelogFormat.XML.ifSql("Drop it concurrently some day."))
        .isEqualTo("Drop it concurrently some day.");
  }

  @Test
  void each_lint_rule_speaks_the_format_of_its_changelog() throws IOException {
    WrittenChangelog changelog = new WrittenChangelog(folder);
    assertThat(changelog.all("c.json", json("{\"empty\": {}}")).get(0).fix())
        .isEqualTo(
            "write the way back, or one that raises where there is none: \"rollback\": [{\"sql\":"
                + " {\"splitStatements\": false, \"sql\": \"do $$ begin raise exception 'restore the"
                + " backup'; end $$\"}}]");
    assertThat(changelog.all("c.json", json("").replace(", \"rollback\": []", "")).get(0).fix())
        .isEqualTo(
            "add \"rollback\": [{\"sqlFile\": {\"path\": \"….rollback.sql\", \"splitStatements\":"
                + " false}}]");
    assertThat(changelog.all("c.json", json("{\"sql\": {\"sql\": \"select 1\"}}")).get(0).fix())
        .contains("\"rollback\": [{\"sql\": {");
  }

  private List<String> rollback(ChangelogFormat format, String changes) throws IOException {
    String name = "c." + format.name().toLowerCase(java.util.Locale.ROOT);
    String text =
        switch (format) {
          case XML ->
              """
              <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                  xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                <changeSet id="1" author="t"><sql>select 1</sql><rollback>%s</rollback></changeSet>
              </databaseChangeLog>
              """
                  .formatted(changes);
          case JSON -> json(changes);
          default ->
              """
              databaseChangeLog:
                - changeSet:
                    id: 1
                    author: t
                    changes: [{sql: {sql: select 1}}]
                    rollback: %s
              """
                  .formatted(changes);
        };
    new WrittenChangelog(folder).write(name, text);
    Changelog changelog = Changelog.open(folder.resolve(name));
    return changelog.parsedOrder().get(0).getRollback().getChanges().stream()
        .map(change -> ((RawSQLChange) change).getSql())
        .toList();
  }

  /** What a rule says in SQL is read back, and what it says in words stays as it is. */
  @ParameterizedTest
  @EnumSource(names = {"YAML", "XML", "JSON"})
  void sql_alone_becomes_changes_and_words_stay(ChangelogFormat format) throws IOException {
    String fix = "revoke all on public.t from \"a;b\"; alter policy p on t using (a < 'it''s; <');";

    assertThat(rollback(format, format.ifSql(fix)))
        .containsExactly(
            "revoke all on public.t from \"a;b\"", "alter policy p on t using (a < 'it''s; <')");
    assertThat(format.ifSql("revoke all on t from a; the privilege itself stays."))
        .isEqualTo("revoke all on t from a; the privilege itself stays.");
    assertThat(format.ifSql("let the policy ask for less;"))
        .isEqualTo("let the policy ask for less;");
    assertThat(ChangelogFormat.SQL.ifSql(fix)).isEqualTo(fix);
  }

  private static String json(String rollback) {
    return """
        {"databaseChangeLog": [
          {"logicalFilePath": "c.json"},
          {"changeSet": {"id": "1", "author": "t",
            "changes": [{"sql": {"sql": "create table t ()"}}], "rollback": [%s]}}
        ]}
        """
        .formatted(rollback);
  }
}
