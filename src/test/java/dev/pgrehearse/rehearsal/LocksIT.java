package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.lock.LockMode;
import dev.pgrehearse.lock.RelationEffect;
import dev.pgrehearse.lock.TracedStatement;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of locks in a whole rehearsal, where rows decide; played once, asked by all. */
final class LocksIT {

  private static final Set<String> RULES =
      Set.of(
          "table-rewrite",
          "scan-under-lock",
          "index-not-concurrent",
          "work-after-lock",
          "many-rows-at-once",
          "several-big-tables");

  private static final String PRELUDE =
      """
      create table public.orders (
          id bigint generated always as identity primary key,
          total numeric(10, 2),
          state text,
          code varchar(20),
          quantity int
      );
      create index orders_code_idx on public.orders (code);
      create table public.notes (id bigint primary key, body int);
      create table public.tiny (id bigint primary key, body int);
      create table public.nothing (id bigint primary key, body int);
      create table public."Odd Ones" (id bigint primary key, "Body" int);
      insert into public.orders (total, state, code, quantity)
      select i, 'new', 'c' || i, i from generate_series(1, 9) as i;
      insert into public.notes select i, i from generate_series(1, 9) as i;
      insert into public.tiny select i, i from generate_series(1, 9) as i;
      insert into public."Odd Ones" select i, i from generate_series(1, 9) as i;
      """;

  private static final String CHANGELOG =
      """
      databaseChangeLog:
        - logicalFilePath: db.yaml
        - changeSet:
            id: type
            author: t
            changes:
              - modifyDataType: {schemaName: public, tableName: orders, columnName: total, newDataType: "numeric(12, 3)"}
            rollback:
              - modifyDataType: {schemaName: public, tableName: orders, columnName: total, newDataType: "numeric(10, 2)"}
        - changeSet:
            id: not-null
            author: t
            changes:
              - addNotNullConstraint: {schemaName: public, tableName: orders, columnName: state}
        - changeSet:
            id: index
            author: t
            changes:
              - createIndex: {schemaName: public, tableName: orders, indexName: orders_state_idx, columns: [{column: {name: state}}]}
        - changeSet:
            id: wider
            author: t
            changes:
              - modifyDataType: {schemaName: public, tableName: orders, columnName: code, newDataType: varchar(40)}
            rollback:
              - sql: {sql: "select 1"}
        - changeSet:
            id: unknown
            author: t
            changes:
              - sql: {sql: alter table public.notes alter column body type bigint}
            rollback:
              - sql: {sql: alter table public.notes alter column body type int}
        - changeSet:
            id: tiny
            author: t
            changes:
              - sql: {sql: alter table public.tiny alter column body type bigint}
            rollback:
              - sql: {sql: alter table public.tiny alter column body type int}
        - changeSet:
            id: nothing
            author: t
            changes:
              - sql: {sql: alter table public.nothing alter column body type bigint}
            rollback:
              - sql: {sql: alter table public.nothing alter column body type int}
        - changeSet:
            id: made
            author: t
            changes:
              - sql:
                  splitStatements: false
                  sql: |
                    create table public.fresh (id bigint primary key, order_id bigint references public.orders (id), n int);
                    insert into public.fresh values (1, null, 1), (2, null, 2);
            rollback:
              - sql: {sql: drop table public.fresh}
        - changeSet:
            id: made-and-changed
            author: t
            changes:
              - sql:
                  splitStatements: false
                  sql: |
                    alter table public.fresh alter column n type bigint;
                    update public.fresh set n = 3;
                    create index fresh_n_idx on public.fresh (n);
            rollback:
              - sql: {sql: "drop index public.fresh_n_idx; alter table public.fresh alter column n type int"}
        - changeSet:
            id: executed
            author: t
            changes:
              - sql:
                  splitStatements: false
                  sql: do $$ begin execute 'alter table public."Odd Ones" alter column "Body" type bigint'; end $$
            rollback:
              - sql: {sql: alter table public."Odd Ones" alter column "Body" type int}
        - changeSet:
            id: one-string
            author: t
            changes:
              - sql:
                  splitStatements: false
                  sql: |
                    set local lock_timeout = '2s';
                    alter table public.orders add column flag text;

                    -- Each has one.
                    update public.orders
                    set flag = 'old';
            rollback:
              - sql: {sql: alter table public.orders drop column flag}
        - changeSet:
            id: concurrent
            author: t
            runInTransaction: false
            changes:
              - sql: {sql: create index concurrently orders_quantity_idx on public.orders (quantity)}
            rollback:
              - sql: {sql: drop index concurrently public.orders_quantity_idx}
        - changeSet:
            id: no-transaction
            author: t
            runInTransaction: false
            changes:
              - sql: {sql: alter table public.orders alter column quantity type bigint}
            rollback:
              - sql: {sql: alter table public.orders alter column quantity type int}
        - changeSet:
            id: way-back
            author: t
            changes:
              - sql: {sql: drop index public.orders_code_idx}
            rollback:
              - sql: {sql: create index orders_code_idx on public.orders (code)}
      """;

  @TempDir private static Path home;

  private static RehearsalResult result;

  @BeforeAll
  static void play() throws IOException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17))) {
      result =
          new TemporarySystem(home)
              .changelog("db.yaml", CHANGELOG)
              .prelude(PRELUDE)
              .declares(
                  """
                  deployment: {platform: plain}
                  rows:
                    public.orders: 2000000
                    public."Odd Ones": 150000
                    public.tiny: 99999
                  """)
              .rehearse(server);
    }
  }

  @Test
  void sql_that_liquibase_writes_is_told_at_its_changeset() {
    assertThat(told("type")).containsExactly("error table-rewrite db.yaml:3");
    assertThat(told("not-null")).containsExactly("error scan-under-lock db.yaml:10");
    assertThat(told("index")).containsExactly("error index-not-concurrent db.yaml:15");
  }

  @Test
  void what_only_looks_costly_is_not_told() {
    assertThat(told("wider")).isEmpty();
    assertThat(told("concurrent")).isEmpty();
  }

  @Test
  void rows_decide() {
    assertThat(told("unknown")).containsExactly("warning table-rewrite db.yaml:31");
    assertThat(told("tiny")).isEmpty();
    assertThat(told("nothing")).isEmpty();
  }

  @Test
  void a_table_that_the_changelog_makes_is_not_told() {
    assertThat(told("made")).isEmpty();
    assertThat(told("made-and-changed")).isEmpty();
  }

  @Test
  void sql_made_by_execute_is_told_where_it_is_run() {
    assertThat(told("executed")).containsExactly("error table-rewrite db.yaml:77");
  }

  @Test
  void of_a_string_of_statements_the_very_one_is_told() {
    assertThat(told("one-string")).containsExactly("error work-after-lock db.yaml:91");
  }

  @Test
  void locks_outside_of_a_transaction_are_seen() {
    assertThat(told("no-transaction")).containsExactly("error table-rewrite db.yaml:108");
    assertThat(modes("concurrent", true)).containsExactly("public.orders SHARE_UPDATE_EXCLUSIVE");
    assertThat(modes("concurrent", false)).containsExactly("public.orders SHARE_UPDATE_EXCLUSIVE");
  }

  @Test
  void the_way_back_is_told_where_the_way_forward_is_not() {
    assertThat(told("way-back")).containsExactly("error index-not-concurrent db.yaml:117");
  }

  @Test
  void a_message_says_how_big_the_table_is_and_who_says_so() {
    Finding finding =
        result.findings().stream()
            .filter(f -> f.changeset().equals("not-null") && RULES.contains(f.rule()))
            .findFirst()
            .orElseThrow();

    assertThat(finding.message())
        .isEqualTo(
            """
            public.orders (2,000,000 rows, as verification/shop/rehearsal.yaml:6 says): this \
            statement reads every row to check it, and meanwhile nobody reads or writes the table.""");
    assertThat(finding.fix())
        .startsWith(
            """
            Prove it first, without stopping anybody, each in a changeset of its own: \
            alter table public.orders add constraint orders_state_not_null check (state is not null) \
            not valid; alter table public.orders validate constraint orders_state_not_null;""");
  }

  private static List<String> told(String changeset) {
    return result.findings().stream()
        .filter(finding -> finding.changeset().equals(changeset) && RULES.contains(finding.rule()))
        .map(f -> "%s %s %s".formatted(f.severity().word(), f.rule(), f.location()))
        .sorted()
        .toList();
  }

  private static List<String> modes(String changeset, boolean forward) {
    return result.changesets().stream()
        .filter(played -> played.changeset().id().equals(changeset))
        .map(RehearsedChangeset::trace)
        .flatMap(trace -> (forward ? trace.forward() : trace.back()).stream())
        .map(TracedStatement::effects)
        .flatMap(List::stream)
        .map(LocksIT::mode)
        .toList();
  }

  private static String mode(RelationEffect effect) {
    return effect.relation() + " " + effect.strongest().map(LockMode::name).orElse("-");
  }
}
