package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which changeset answers for advice, until when, and what is said where somebody agreed to it. */
final class AdviceWatchIT {

  private static final String SCHEMA =
      """
      create schema app;

      grant usage on schema app to anon;
      """;

  private static final String NOTES =
      """
      create table app.notes (note_id bigint generated always as identity primary key, title text);

      grant select on app.notes to anon;
      """;

  private static final String POLICY =
      """
      alter table app.notes enable row level security;

      create policy select_all
      on app.notes
      as permissive
      for select
      to anon
      using (true);
      """;

  private static final String NOTES_OPEN = changeset("010_notes", NOTES, "drop table app.notes;");

  private static final String NOTES_CLOSED_FROM_THE_FIRST =
      changeset("010_notes", NOTES + POLICY, "drop table app.notes;");

  private static final String CLOSING =
      changeset(
          "020_close",
          POLICY,
          "drop policy select_all on app.notes; alter table app.notes disable row level security;");

  private static final String REOPENING =
      changeset(
          "030_reopen",
          "alter table app.notes disable row level security; drop policy select_all on app.notes;",
          POLICY.replace('\n', ' '));

  private static final String TAGS =
      changeset(
          "040_tags",
          "create table app.tags (tag_id bigint generated always as identity primary key);",
          "drop table app.tags;");

  private static final String GIVING =
      changeset(
          "050_give",
          "grant select on app.notes to anon with grant option;",
          "revoke grant option for select on app.notes from anon;");

  private static final String TAKING =
      changeset(
          "060_take",
          "revoke grant option for select on app.notes from anon;",
          "grant select on app.notes to anon with grant option;");

  private static Server server;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void what_a_later_changeset_mends_is_told_of_the_first_with_the_name_of_the_later()
      throws IOException {
    assertThat(played(shop(SCHEMA, NOTES_OPEN, CLOSING)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("rls-disabled");
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.changeset()).isEqualTo("010_notes");
              assertThat(finding.location()).hasToString("shop.sql:3");
              assertThat(finding.message())
                  .startsWith("table app.notes: row level security is off")
                  .endsWith("\n  (until 020_close mends it: each changeset is committed)");
            });
  }

  @Test
  void what_counts_at_the_end_only_is_not_told_where_a_later_changeset_mends_it()
      throws IOException {
    assertThat(played(shop(SCHEMA, NOTES_CLOSED_FROM_THE_FIRST, GIVING)))
        .extracting(Finding::rule, Finding::changeset)
        .containsExactly(tuple("grant-option-held", "050_give"));
    assertThat(played(shop(SCHEMA, NOTES_CLOSED_FROM_THE_FIRST, GIVING, TAKING))).isEmpty();
  }

  @Test
  void what_was_there_before_the_changelog_is_not_its_doing() throws IOException {
    assertThat(played(shop(SCHEMA + NOTES, TAGS))).isEmpty();
  }

  @Test
  void what_moves_with_its_flaw_is_not_the_doing_of_who_moves_it() throws IOException {
    String elsewhere =
        changeset(
            "015_move",
            """
            create schema archive;
            grant usage on schema archive to anon;
            alter table app.notes set schema archive;
            alter table archive.notes rename to old_notes;
            """,
            "alter table archive.old_notes rename to notes; alter table archive.notes set schema app;"
                + " drop schema archive;");
    assertThat(played(shop(SCHEMA + NOTES, elsewhere))).isEmpty();
    assertThat(played(shop(SCHEMA, NOTES_OPEN, elsewhere)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("rls-disabled");
              assertThat(finding.changeset()).isEqualTo("010_notes");
              assertThat(finding.message()).doesNotContain("until");
            });
  }

  @Test
  void what_is_mended_and_comes_back_is_the_doing_of_who_brings_it_back() throws IOException {
    assertThat(played(shop(SCHEMA + NOTES, CLOSING, REOPENING)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("rls-disabled");
              assertThat(finding.changeset()).isEqualTo("030_reopen");
              assertThat(finding.message()).doesNotContain("until");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"table app.notes", "app.notes"})
  void what_somebody_agreed_to_is_not_told(String object) throws IOException {
    assertThat(played(shop(SCHEMA, NOTES_OPEN).beside("access.yaml", accepts(object)))).isEmpty();
  }

  @Test
  void a_waiver_of_what_is_mended_later_is_needed() throws IOException {
    assertThat(
            played(
                shop(SCHEMA, NOTES_OPEN, CLOSING)
                    .beside("access.yaml", accepts("table app.notes"))))
        .isEmpty();
  }

  @Test
  void a_waiver_of_another_object_hides_nothing_and_is_told_itself() throws IOException {
    List<Finding> findings =
        played(shop(SCHEMA, NOTES_OPEN).beside("access.yaml", accepts("table app.tags")));
    assertThat(findings)
        .extracting(Finding::rule)
        .containsExactly("rls-disabled", "declaration-unused");
    Finding unused = findings.get(1);
    assertThat(unused.severity()).isEqualTo(Severity.WARNING);
    assertThat(unused.location()).hasToString("verification/shop/access.yaml:2");
    assertThat(unused.message())
        .isEqualTo(
            "the waiver of rls-disabled on table app.tags is declared in the spec and was not"
                + " observed");
    assertThat(unused.fix())
        .isEqualTo("Take it out of access.yaml, or find out why it no longer happens.");
  }

  @Test
  void a_waiver_of_what_was_there_before_the_changelog_is_not_needed() throws IOException {
    assertThat(played(shop(SCHEMA + NOTES, TAGS).beside("access.yaml", accepts("table app.notes"))))
        .extracting(Finding::rule)
        .containsExactly("declaration-unused");
  }

  private static String changeset(String id, String sql, String rollback) {
    return """
        --changeset alice:%s splitStatements:false
        %s
        --rollback %s

        """
        .formatted(id, sql.strip(), rollback);
  }

  private static String accepts(String object) {
    return """
        accepts:
          - { rule: rls-disabled, on: %s, because: The notes are on the front page. }
        """
        .formatted(object);
  }

  private TemporarySystem shop(String prelude, String... changesets) throws IOException {
    return new TemporarySystem(home)
        .prelude(prelude)
        .changelog(
            "shop.sql",
            "--liquibase formatted sql logicalFilePath:shop.sql\n\n" + String.join("", changesets));
  }

  private static List<Finding> played(TemporarySystem system) throws IOException {
    return system.rehearse(server).findings().stream()
        .filter(finding -> !finding.rule().equals("breaks-clients"))
        .toList();
  }
}
