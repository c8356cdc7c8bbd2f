package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways of going wrong that a rule's one bad example leaves out, in formatted SQL. */
class LintVariantsTest {

  @TempDir Path folder;

  @Test
  void a_value_with_blanks_and_a_blank_behind_the_colon_are_dropped() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1 labels:one, two runInTransaction: false
                select 2 as n from public.t;
                --rollback drop table public.t;
                """))
        .containsExactly("unknown-attribute@2", "unknown-attribute@2");
  }

  @Test
  void every_directive_inside_a_body_is_found() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1 splitStatements:false stripComments:false
                create function f() returns void language plpgsql as $$
                begin
                -- comment on what follows
                  -- rollback is up to the caller
                -- preconditions are met
                -- property a:b c:d
                -- include the rest
                null;
                end $$;
                /*
                --rollback drop table t;
                */
                --rollback drop function f();
                """))
        .containsExactly(
            "directive-inside-body@5",
            "directive-inside-body@6",
            "directive-inside-body@7",
            "directive-inside-body@8",
            "directive-inside-body@9",
            "directive-inside-body@13");
  }

  @Test
  void a_changeset_line_inside_a_body_ends_it() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1 splitStatements:false stripComments:false
                create function f() returns void language plpgsql as $$
                begin
                -- changeset of:today
                null;
                end $$;
                --rollback drop function f();
                """))
        .contains("directive-inside-body@5");
  }

  @Test
  void a_view_loses_its_option_in_a_rollback_too() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1
                create view "shop".v with (security_barrier, security_invoker = true) as select 1 as n;
                --rollback drop view shop.v;
                --changeset alice:2
                create or replace view shop.v with (security_invoker = on) as select 2 as n;
                --rollback create or replace view shop.v as select 1 as n;
                """))
        .containsExactly("view-loses-security-invoker@7");
  }

  @Test
  void several_statements_one_by_one_outside_a_transaction_are_a_risk() throws IOException {
    assertThat(
            new WrittenChangelog(folder)
                .all(
                    "shop.sql",
                    WrittenChangelog.HEADER
                        + """
                        --changeset alice:1 runInTransaction:false
                        drop index concurrently a;
                        drop index concurrently b;
                        --rollback create index concurrently a on t (a);
                        """))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity().word()).isEqualTo("warning");
              assertThat(finding.message())
                  .isEqualTo(
                      "this changeset runs several statements outside a transaction: when a later one"
                          + " fails the earlier ones stay, and the next update runs them again");
              assertThat(finding.fix())
                  .isEqualTo(
                      "give each statement a changeset of its own with runInTransaction:false");
            });
  }

  @Test
  void a_setting_outside_a_transaction_leaks_or_does_nothing() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1 runInTransaction:false
                set local lock_timeout = '2s';
                drop index concurrently a;
                --rollback create index concurrently a on t (a);
                --changeset alice:2
                set statement_timeout to '1h';
                drop table u;
                --rollback create table u ();
                """))
        .containsExactly("set-leaks@3", "set-leaks@7");
  }

  @Test
  void comments_of_a_body_are_stripped_by_default_which_is_good_to_know() throws IOException {
    assertThat(
            new WrittenChangelog(folder)
                .all(
                    "shop.sql",
                    WrittenChangelog.HEADER
                        + """
                        --changeset alice:1
                        create function f() returns integer language sql as $$
                        select 1 -- one
                        $$;
                        --rollback drop function f();
                        """))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity().word()).isEqualTo("info");
              assertThat(finding.message())
                  .isEqualTo(
                      "Liquibase strips the comments inside this body: the function in the database"
                          + " is not the one in the file");
            });
  }

  @Test
  void ignored_lines_without_an_end_swallow_the_file() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1
                drop table t;
                --rollback create table t ();
                --ignoreLines:start
                drop table u;
                --changeset alice:2
                drop table v;
                """))
        .containsExactly("unaccounted-line@5");
  }

  @Test
  void statements_behind_a_delimiter_of_their_own_are_seen() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1 endDelimiter:@@
                drop table u @@
                vacuum t @@
                --rollback create table u ();
                """))
        .containsExactly("concurrently-in-transaction@4");
  }

  private List<String> sql(String changesets) throws IOException {
    return new WrittenChangelog(folder).findings("shop.sql", WrittenChangelog.HEADER + changesets);
  }
}
