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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that a changeset permits, and what its rollback does with them. */
final class FreedomIT {

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

  private static final String SHOP =
      """
      create schema shop;
      create type shop.mood as enum ('calm', 'cross');
      create domain shop.percent as integer check (value between 0 and 100);
      create table shop.parents (id bigint primary key);
      create table shop.t (
          id bigint generated always as identity primary key,
          note text not null,
          code varchar(10) constraint t_code_key unique,
          total numeric(8, 2) default 1 constraint t_total_check check (total > 0),
          state text not null default 'new' constraint t_state_check check (state in ('new', 'done')),
          at date,
          mood shop.mood,
          rate shop.percent,
          parent bigint constraint t_parent_fkey references shop.parents (id),
          small integer,
          start time,
          stop time,
          constraint t_order_check check (start < stop)
      );
      create unique index t_mood_at_idx on shop.t (mood, at);
      create table shop.log (id bigint, day date not null) partition by range (day);
      create table shop.log_2024 partition of shop.log for values from ('2024-01-01') to ('2025-01-01');
      """;

  private static final String FAILS =
      """
      alter table shop.t alter column note drop not null                | alter table shop.t alter column note set not null                 | shop.t: a row whose note is null
      alter table shop.t alter column code type varchar(20)             | alter table shop.t alter column code type varchar(10)             | shop.t: a row whose code is 'xxxxxxxxxxx'
      alter table shop.t alter column code type text                    | alter table shop.t alter column code type varchar(10)             | shop.t: a row whose code is 'xxxxxxxxxxx'
      alter table shop.t alter column small type bigint                 | alter table shop.t alter column small type integer                | shop.t: a row whose small is '2147483648'
      alter table shop.t alter column total type numeric(10, 2)         | alter table shop.t alter column total type numeric(8, 2)          | shop.t: a row whose total is '1000000'
      alter table shop.t alter column mood type text                    | alter table shop.t alter column mood type shop.mood using mood::shop.mood | shop.t: a row whose mood is 'pgrehearse'
      alter table shop.t drop constraint t_total_check                  | alter table shop.t add constraint t_total_check check (total > 0) | shop.t: a row that the check refused before: ((total > (0)::numeric))
      alter table shop.t drop constraint t_state_check, add constraint t_state_check check (state in ('new', 'done', 'gone')) | alter table shop.t drop constraint t_state_check, add constraint t_state_check check (state in ('new', 'done')) | shop.t: a row that the check refused before: ((state = ANY (ARRAY['new'::text, 'done'::text])))
      alter domain shop.percent drop constraint percent_check           | alter domain shop.percent add constraint percent_check check (value between 0 and 100) | shop.t: a row whose rate the check refused before: (((VALUE >= 0) AND (VALUE <= 100)))
      alter table shop.t drop constraint t_code_key                     | alter table shop.t add constraint t_code_key unique (code)        | shop.t: a second row with the same code (UNIQUE (code))
      drop index shop.t_mood_at_idx                                     | create unique index t_mood_at_idx on shop.t (mood, at)            | shop.t: a second row with the same mood, at (unique index on mood, at)
      alter table shop.t drop constraint t_parent_fkey                  | alter table shop.t add constraint t_parent_fkey foreign key (parent) references shop.parents (id) | shop.t: a row whose parent refers to nothing (FOREIGN KEY (parent) REFERENCES shop.parents(id))
      alter type shop.mood add value 'glad'                             | create type shop.m as enum ('calm', 'cross'); drop index shop.t_mood_at_idx; alter table shop.t alter column mood type shop.m using mood::text::shop.m; drop type shop.mood; alter type shop.m rename to mood; create unique index t_mood_at_idx on shop.t (mood, at) | shop.t: a row whose mood is 'glad'
      """;

  private static final String COPES =
      """
      alter table shop.t alter column note drop not null                | update shop.t set note = '' where note is null; alter table shop.t alter column note set not null
      alter table shop.t alter column note drop not null                | do $$ begin if exists (select from shop.t where note is null) then raise exception 'give each a note first'; end if; end $$ ; alter table shop.t alter column note set not null
      alter table shop.t alter column code type text                    | do $$ begin if exists (select from shop.t where length(code) > 10) then raise exception 'shorten these first'; end if; end $$ ; alter table shop.t alter column code type varchar(10) using left(code, 10)
      alter table shop.t alter column code type varchar(5)              | alter table shop.t alter column code type varchar(10) using left(code, 10)
      alter table shop.t rename constraint t_state_check to state_known | alter table shop.t rename constraint state_known to t_state_check
      alter table shop.t drop constraint t_parent_fkey, add constraint t_parent_fkey foreign key (parent) references shop.parents (id) on delete cascade | alter table shop.t drop constraint t_parent_fkey, add constraint t_parent_fkey foreign key (parent) references shop.parents (id)
      alter table shop.t alter column state set default 'done'          | alter table shop.t alter column state set default 'new'
      create table shop.log_2025 partition of shop.log for values from ('2025-01-01') to ('2026-01-01') | drop table shop.log_2025
      alter table shop.t add column other text                          | alter table shop.t drop column other
      alter table shop.t rename column code to sku                      | alter table shop.t rename column sku to code
      alter table shop.t rename column mood to humour                   | alter table shop.t rename column humour to mood
      alter table shop.t rename column total to sum                     | alter table shop.t rename column sum to total
      alter table shop.t rename column parent to above                  | alter table shop.t rename column above to parent
      """;

  private static final String ROUNDS =
      """
      total | numeric(8, 4) | numeric(8, 2) | 0.005
      small | numeric       | integer       | 0.5
      at    | timestamp     | date          | 2001-02-03 04:05:06
      """;

  private static final String CUTS =
      """
      code  | text         | varchar(10) using left(code, 10)                         | xxxxxxxxxxx
      code  | varchar(20)  | varchar(10) using code::varchar(10)                      | xxxxxxxxxxx
      small | bigint       | integer using least(small, 2147483647)::integer          | 2147483648
      total | numeric(10,2)| numeric(8, 2) using least(total, 999999)                 | 1000000
      mood  | text         | shop.mood using case when mood = 'cross' then mood::shop.mood else 'calm' end | pgrehearse
      """;

  private static final String ROWS =
      """
      insert into shop.parents values (1);
      insert into shop.t (note, code, at, mood, rate, parent, small, start, stop)
      values ('a', 'a', '2024-01-01', 'calm', 5, 1, 1, '08:00', '09:00');
      """;

  /** By the cases that they are of. */
  private static final Map<String, List<ManyShops>> SHOPS =
      Map.of(
          FAILS, halves(changes(FAILS)),
          COPES, halves(changes(COPES)),
          ROUNDS, List.of(new ManyShops(SHOP, ROWS, alterations(ROUNDS))),
          CUTS, List.of(new ManyShops(SHOP, ROWS, alterations(CUTS))));

  private static Stream<List<String>> columns(String cases) {
    return cases.lines().map(line -> Stream.of(line.split("\\|")).map(String::strip).toList());
  }

  private static Stream<Arguments> arguments(String cases) {
    return columns(cases).map(columns -> Arguments.of(columns.toArray()));
  }

  static Stream<Arguments> fails() {
    return arguments(FAILS);
  }

  static Stream<Arguments> copes() {
    return arguments(COPES);
  }

  static Stream<Arguments> rounds() {
    return arguments(ROUNDS);
  }

  static Stream<Arguments> cuts() {
    return arguments(CUTS);
  }

  private static List<ManyShops.Change> changes(String cases) {
    return columns(cases).map(line -> new ManyShops.Change(line.get(0), line.get(1))).toList();
  }

  private static List<ManyShops.Change> alterations(String cases) {
    return columns(cases).map(line -> alteration(line.get(0), line.get(1), line.get(2))).toList();
  }

  private static ManyShops.Change alteration(String column, String wide, String narrow) {
    String alter = "alter table shop.t alter column %s type %s";
    return new ManyShops.Change(alter.formatted(column, wide), alter.formatted(column, narrow));
  }

  /** Some changes meet rows that were there, and some none. */
  private static List<ManyShops> halves(List<ManyShops.Change> changes) {
    Map<Boolean, List<ManyShops.Change>> halves =
        changes.stream()
            .collect(Collectors.partitioningBy(change -> change.forward().length() % 2 == 0));
    return List.of(
        new ManyShops(SHOP, ROWS, halves.get(true)), new ManyShops(SHOP, "", halves.get(false)));
  }

  private ManyShops.Told play(String cases, ManyShops.Change change) throws IOException {
    ManyShops shops =
        SHOPS.get(cases).stream().filter(each -> each.has(change)).findFirst().orElseThrow();
    return shops.of(change, server, home);
  }

  @ParameterizedTest
  @MethodSource("fails")
  void a_rollback_that_fails_on_what_the_change_permits_is_told_with_the_row(
      String change, String rollback, String row) throws IOException {
    ManyShops.Told told = play(FAILS, new ManyShops.Change(change, rollback));

    assertThat(TemporarySystem.inWords(told(told.findings())))
        .as(told.skipped())
        .singleElement()
        .asString()
        .startsWith("error rollback-failed-with-rows 010_change at shop.sql")
        .endsWith("\n  - " + row);
  }

  @ParameterizedTest
  @MethodSource("copes")
  void a_rollback_that_copes_is_left_alone(String change, String rollback) throws IOException {
    ManyShops.Told told = play(COPES, new ManyShops.Change(change, rollback));

    assertThat(TemporarySystem.inWords(told(told.findings()))).isEmpty();
    assertThat(told.skipped()).doesNotContain("rows");
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void a_rollback_that_rounds_in_silence_is_told(
      String column, String wide, String narrow, String value) throws IOException {
    ManyShops.Told told = play(ROUNDS, alteration(column, wide, narrow));

    List<Finding> rounded =
        told(told.findings()).stream()
            .filter(finding -> finding.rule().equals("rollback-changes-rows"))
            .toList();
    assertThat(rounded).hasSize(1);
    assertThat(rounded.get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(rounded.get(0).message())
        .endsWith("\n  - shop.t: a row whose %s is '%s'".formatted(column, value));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void a_rollback_that_cuts_or_caps_in_silence_is_an_error(
      String column, String wide, String narrow, String value) throws IOException {
    ManyShops.Told told = play(CUTS, alteration(column, wide, narrow));

    assertThat(TemporarySystem.inWords(told(told.findings())))
        .as(told.skipped())
        .singleElement()
        .asString()
        .startsWith("error rollback-changes-rows 010_change at shop.sql")
        .endsWith("\n  - shop.t: a row whose %s is '%s'".formatted(column, value));
  }

  @Test
  void what_liquibase_writes_back_to_a_shorter_type_cuts() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude(
                "create schema shop; create table shop.t (id bigint primary key, code"
                    + " varchar(10))");
    system.changelog(
        "shop.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: shop.yaml
          - changeSet:
              id: 010_longer
              author: alice
              changes:
                - modifyDataType: {schemaName: shop, tableName: t, columnName: code, newDataType: varchar(20)}
              rollback:
                - modifyDataType: {schemaName: shop, tableName: t, columnName: code, newDataType: varchar(10)}
        """);

    assertThat(told(system.rehearse(server).findings()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("rollback-changes-rows");
              assertThat(finding.message()).endsWith("shop.t: a row whose code is 'xxxxxxxxxxx'");
            });
  }

  @Test
  void what_was_not_tried_is_told() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude(
                """
                create schema shop;
                create table shop.t (id bigint primary key, note text not null);
                create function shop.refuse() returns trigger
                language plpgsql set search_path = ''
                as $$ begin raise exception 'nobody writes here'; end $$;
                create trigger refuse before insert on shop.t
                for each row execute function shop.refuse();
                """);
    system.changelog(
        "shop.sql",
        changelog(
            "alter table shop.t alter column note drop not null",
            "alter table shop.t alter column note set not null"));

    RehearsalResult result = system.rehearse(server);

    assertThat(TemporarySystem.inWords(told(result.findings()))).isEmpty();
    assertThat(result.skipped().toString())
        .contains("rows written in between into shop.t", "no row could be made")
        .contains("010_change: shop.t: a row whose note is null");
  }

  private static String changelog(String change, String rollback) {
    return """
    --liquibase formatted sql logicalFilePath:shop.sql

    --changeset alice:010_change splitStatements:false rollbackSplitStatements:false
    %s;
    --rollback %s;
    """
        .formatted(change, rollback);
  }

  /** Without what clients would notice of the change itself. */
  private static List<Finding> told(List<Finding> findings) {
    return findings.stream().filter(f -> !f.rule().equals("breaks-clients")).toList();
  }
}
