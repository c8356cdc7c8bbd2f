package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What is open for one commit is open; what nobody can come to is not. */
final class OpeningsIT {

  private static final String NOTES =
      """
      create schema app;
      grant usage on schema app to anon, authenticated;
      create table app.notes (
          id bigint generated always as identity primary key,
          owner_id uuid not null,
          api_key text
      );
      create index notes_owner_id_idx on app.notes (owner_id);
      alter table app.notes enable row level security;
      alter table app.notes force row level security;
      create policy own on app.notes for select to authenticated
          using (owner_id = (select auth.uid()));
      grant select on app.notes to authenticated;
      create table app.teams (id bigint primary key, owner_id uuid not null);
      create index teams_owner_id_idx on app.teams (owner_id);
      """;

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
  void row_level_security_that_is_off_for_one_commit_is_told_with_who_mends_it()
      throws IOException {
    List<Finding> findings =
        errors(
            change(
                "off",
                "alter table app.notes disable row level security;",
                "alter table app.notes enable row level security;"),
            change(
                "on",
                "alter table app.notes enable row level security;",
                "alter table app.notes disable row level security;"));
    assertThat(words(findings)).containsExactly("policy-without-rls off table app.notes");
    assertThat(findings.get(0).message())
        .endsWith("\n  (until on mends it: each changeset is committed)");
  }

  @Test
  void policies_that_let_everybody_pass_for_one_commit_are_told() throws IOException {
    String open =
        """
        create policy %s on app.notes for update to authenticated using (%s) with check (%s);
        grant update on app.notes to authenticated;
        """;
    String back = "revoke update on app.notes from authenticated; drop policy %1$s on app.notes;";
    String mend =
        """
        alter policy %1$s on app.notes
            using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
        """;
    String reopen = "alter policy %1$s on app.notes using (%2$s) with check (%2$s);";
    for (String condition :
        List.of(
            "true",
            "owner_id = (select current_setting('app.me')::uuid)",
            "(select auth.jwt()) -> 'user_metadata' ->> 'admin' = 'yes'")) {
      assertThat(
              words(
                  errors(
                      change(
                          "open", open.formatted("p", condition, condition), back.formatted("p")),
                      change("mend", mend.formatted("p"), reopen.formatted("p", condition)))))
          .singleElement()
          .asString()
          .matches("policy-(always-true|trusts-\\S+) open policy p on app.notes");
    }
  }

  @Test
  void rows_of_users_that_everybody_reads_for_one_commit_are_told() throws IOException {
    String own = "owner_id = (select auth.uid())";
    String alter = "alter policy own on app.notes using (%s);";
    String anew =
        "drop policy own on app.notes; "
            + "create policy own on app.notes for select to authenticated using (%s);";
    for (String form : List.of(alter, anew)) {
      for (String open : List.of("true", "1 = 1 or owner_id is null")) {
        assertThat(
                words(
                    findings(
                        change("open", form.formatted(open), form.formatted(own)),
                        change("mend", form.formatted(own), form.formatted(open)))))
            .contains("policy-reads-everything open policy own on app.notes");
      }
      assertThat(
              words(
                  findings(
                      change("other", form.formatted("id > 7"), form.formatted(own)),
                      change("back", form.formatted(own), form.formatted("id > 7")))))
          .isEmpty();
    }
  }

  @Test
  void a_table_that_everybody_reads_as_ever_is_not_told() throws IOException {
    String policy =
        """
        create table app.kinds (id bigint primary key, name text);
        alter table app.kinds enable row level security;
        alter table app.kinds force row level security;
        revoke all on table app.kinds from public, anon, authenticated, service_role;
        create policy all_of_them on app.kinds for select to authenticated using (true);
        grant select on app.kinds to authenticated;
        """;
    assertThat(
            words(
                findings(
                    change("kinds", policy, "drop table app.kinds;"),
                    change(
                        "known",
                        "alter policy all_of_them on app.kinds using (id is not null);",
                        "alter policy all_of_them on app.kinds using (true);"))))
        .isEmpty();
  }

  @Test
  void a_role_that_no_policy_binds_for_one_commit_is_told() throws IOException {
    assertThat(
            words(
                errors(
                    change(
                        "open",
                        "create role shop_reader nologin bypassrls; grant shop_reader to authenticated;",
                        "drop role shop_reader;"),
                    change(
                        "mend",
                        "alter role shop_reader nobypassrls;",
                        "alter role shop_reader bypassrls;"))))
        .containsExactly("bypassrls-granted open role shop_reader");
  }

  @Test
  void a_secret_that_is_readable_for_one_commit_is_told() throws IOException {
    assertThat(
            words(
                findings(
                    change(
                        "open",
                        """
                        create policy all_of_it on app.notes for select to anon using (id > 0);
                        grant select on app.notes to anon;
                        """,
                        "revoke select on app.notes from anon; drop policy all_of_it on app.notes;"),
                    change(
                        "mend",
                        """
                        revoke select on app.notes from anon;
                        grant select (id) on app.notes to anon;
                        """,
                        """
                        revoke select (id) on app.notes from anon;
                        --rollback grant select on app.notes to anon;"""))))
        .containsExactly("sensitive-column-exposed open column app.notes.api_key");
  }

  @Test
  void what_nobody_can_come_to_is_no_opening_until_it_is_granted() throws IOException {
    String policy =
        change(
            "policy",
            "create policy own on app.teams for select to authenticated using (id = id or true);",
            "drop policy own on app.teams;");
    String mended =
        change(
            "mended",
            """
            alter table app.teams enable row level security;
            alter table app.teams force row level security;
            alter policy own on app.teams using (owner_id = (select auth.uid()));
            """,
            """
            alter policy own on app.teams using (id = id or true); \
            alter table app.teams no force row level security; \
            alter table app.teams disable row level security;""");
    String granted =
        change(
            "granted",
            "grant select on app.teams to authenticated;",
            "revoke select on app.teams from authenticated;");
    assertThat(findings(policy, mended, granted)).isEmpty();
    assertThat(words(errors(policy, granted, mended)))
        .containsExactly("policy-without-rls granted table app.teams");
  }

  @Test
  void what_is_mended_and_opened_again_is_told_both_times() throws IOException {
    String off = "alter table app.notes disable row level security;";
    String on = "alter table app.notes enable row level security;";
    assertThat(
            words(errors(change("off", off, on), change("on", on, off), change("again", off, on))))
        .containsExactly(
            "policy-without-rls off table app.notes", "policy-without-rls again table app.notes");
  }

  @Test
  void a_table_of_the_same_columns_mends_nothing() throws IOException {
    assertThat(
            words(
                errors(
                    change(
                        "open",
                        """
                        create table app.words_old (id bigint, word text);
                        grant select on app.words_old to anon;
                        """,
                        "drop table app.words_old;"),
                    change(
                        "unrelated",
                        """
                        create table app.words (id bigint primary key, word text);
                        alter table app.words enable row level security;
                        """,
                        "drop table app.words;"))))
        .containsExactly("rls-disabled open table app.words_old");
  }

  @Test
  void a_rollback_that_leaves_an_opening_does_not_leave_what_was_before() throws IOException {
    List<Finding> findings =
        errors(
            change(
                "off_and_on",
                "alter table app.notes disable row level security; "
                    + "alter table app.notes enable row level security;",
                "alter table app.notes disable row level security;"));
    assertThat(findings).extracting(Finding::rule).contains("rollback-differs");
    assertThat(findings.get(0).message()).contains("app.notes").contains("row level security");
  }

  @Test
  void a_bare_table_where_default_privileges_give_it_away_is_open() throws IOException {
    List<Finding> findings =
        findings(
            change(
                "bare",
                "create table public.bare (id bigint generated always as identity primary key);",
                "drop table public.bare;"));
    assertThat(words(findings)).containsExactly("rls-disabled bare table public.bare");
    assertThat(findings.get(0).message())
        .endsWith("\n  (only under the open regime of default privileges)");
  }

  @Test
  void a_bare_view_and_a_definer_where_default_privileges_give_them_away_are_open()
      throws IOException {
    assertThat(
            words(
                errors(
                    change(
                        "view",
                        "create view public.v as select id from app.notes;",
                        "drop view public.v;"),
                    change(
                        "definer",
                        """
                        create function public.f(a bigint, b text) returns bigint language sql
                        security definer set search_path = '' return a;
                        revoke execute on function public.f(bigint, text) from public;
                        """,
                        "drop function public.f(bigint, text);"))))
        .containsExactly(
            "view-without-security-invoker view view public.v",
            "definer-executable-by-anon definer function public.f(bigint, text)");
  }

  @Test
  void a_sequence_of_a_column_says_nothing_by_itself() throws IOException {
    String closed =
        """
        create table public.%1$s (id %2$s primary key);
        revoke all on public.%1$s from public, anon, authenticated, service_role;
        alter table public.%1$s enable row level security;
        """;
    assertThat(
            findings(
                change(
                    "identity",
                    closed.formatted("i", "bigint generated by default as identity"),
                    "drop table public.i;"),
                change("serial", closed.formatted("s", "bigserial"), "drop table public.s;")))
        .isEmpty();
    assertThat(
            words(
                findings(
                    change(
                        "serial",
                        closed.formatted("s", "bigserial")
                            + "grant insert on public.s to service_role;",
                        "drop table public.s;"))))
        .containsExactly("regime-access-differs serial who may do what");
  }

  private static String change(String id, String sql, String rollback) {
    return """
        --changeset alice:%s splitStatements:false
        %s
        --rollback %s

        """
        .formatted(id, sql.strip(), rollback);
  }

  private List<Finding> findings(String... changesets) throws IOException {
    return new TemporarySystem(home)
            .prelude(NOTES)
            .changelog(
                "shop.sql",
                "--liquibase formatted sql logicalFilePath:shop.sql\n\n"
                    + String.join("", changesets))
            .rehearse(server)
            .findings()
            .stream()
            .filter(finding -> finding.severity() != Severity.INFO)
            .toList();
  }

  private List<Finding> errors(String... changesets) throws IOException {
    return findings(changesets).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  /** Rule, changeset and object. */
  private static List<String> words(List<Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                finding.rule()
                    + " "
                    + finding.changeset()
                    + " "
                    + finding.message().replaceFirst("(?s)(: | depends).*", ""))
        .toList();
  }
}
