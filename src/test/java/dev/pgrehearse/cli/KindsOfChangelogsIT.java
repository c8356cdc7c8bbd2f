package dev.pgrehearse.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.server.ExistingServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changelogs as people have them, many in one: what is fine, what does not apply, and what does not
 * come back. Each of the three is rehearsed once, and all that is said of it counts.
 */
final class KindsOfChangelogsIT {

  private static final String XML =
      """
      <databaseChangeLog %s
          xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
      %s
      </databaseChangeLog>
      """;

  private static ExistingServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    server = ExistingServer.start(17);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void what_liquibase_copes_with_is_no_finding() throws IOException {
    write(
        "root.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: root.yaml
          - property: {name: suffix, value: of_today}
          - include: {file: delimiter.sql}
          - include: {file: marked.sql}
          - include: {file: names.xml}
          - changeSet:
              id: rows_of_a_file
              author: ann
              changes:
                - createTable:
                    tableName: parcel
                    columns:
                      - column: {name: parcel_id, type: uuid, constraints: {primaryKey: true}}
                      - column: {name: label, type: jsonb}
                - loadData: {file: parcels.csv, tableName: parcel, usePreparedStatements: false}
              rollback: [{dropTable: {tableName: parcel}}]
          - changeSet:
              id: a_schema_by_its_parameter
              author: ann
              changes:
                - sql: {sql: "create table ${database.defaultSchemaName}.bin_${tenant} (bin_id bigint primary key)"}
              rollback: [{sql: {sql: "drop table bin_${tenant}"}}]
          - changeSet:
              id: for_either
              author: ann
              dbms: mysql
              changes: [{sql: {sql: "create table shelf (n int) engine = innodb"}}]
          - changeSet:
              id: for_either
              author: ann
              dbms: postgresql
              changes: [{createTable: {tableName: shelf, columns: [{column: {name: shelf_id, type: serial, constraints: {primaryKey: true}}}]}}]
          - changeSet:
              id: an_old_text
              author: ann
              changes: [{sqlFile: {path: old.sql, encoding: ISO-8859-1}}]
              rollback: [{sql: {sql: alter table shelf drop column place}}]
          - changeSet:
              id: a_command_of_the_build
              author: ann
              changes: [{executeCommand: {executable: touch, args: [{arg: {value: here}}]}}]
              rollback: [{empty: {}}]
          - include: {file: bodies.sql}
        """);
    write(
        "delimiter.sql",
        """
        --liquibase formatted sql logicalFilePath:delimiter.sql
        --changeset ann:own_delimiter endDelimiter:// splitStatements:true
        create function public.twice(n integer) returns integer language plpgsql set search_path = '' as $$
        begin
          if n is null then return 0; end if;
          return n * 2;
        end $$//
        --rollback drop function public.twice(integer);

        --changeset ann:delimiter_on_a_line endDelimiter:GO
        create table public.crate (crate_id bigint primary key, cargo text)
        GO
        --rollback drop table public.crate
        """);
    write(
        "marked.sql",
        """
        \uFEFF--liquibase formatted sql logicalFilePath:marked.sql
        --changeset ann:of_windows
        create table public.pallet (pallet_id bigint primary key,
          note text);
        --rollback drop table public.pallet;
        """
            .replace("\n", "\r\n"));
    write(
        "names.xml",
        XML.formatted(
            "objectQuotingStrategy=\"QUOTE_ALL_OBJECTS\" logicalFilePath=\"names.xml\"",
            """
            <changeSet id="blanks_and_capitals" author="ann">
              <createTable tableName="Goods In">
                <column name="Goods Id" type="bigint"><constraints primaryKey="true"/></column>
                <column name="order" type="text"/>
              </createTable>
              <createIndex tableName="Goods In" indexName="Goods By Order"><column name="order"/></createIndex>
            </changeSet>"""));
    write(
        "parcels.csv",
        """
        \uFEFFparcel_id,label
        8d7f0a54-0000-4000-8000-000000000001,"{""to"": ""Zoë""}"
        8d7f0a54-0000-4000-8000-000000000002,NULL
        """);
    write("old.sql", "alter table shelf add column place text default 'Köln';", ISO_8859_1);
    write(
        "bodies.sql",
        """
        --liquibase formatted sql logicalFilePath:bodies.sql
        --changeset ann:standard_body
        create function public.half(n integer) returns integer language sql
            begin atomic select n / 2; end;
        --rollback drop function public.half(integer);

        --changeset ann:braces_in_a_body splitStatements:false
        create function public.stamp() returns text language sql set search_path = ''
            as $$ select 'stamped ${suffix}'::text $$;
        --rollback drop function public.stamp();

        --changeset ann:a_path_for_itself splitStatements:false
        create schema yard;
        set search_path = yard;
        create table lorry (lorry_id bigint primary key);
        --rollback drop schema yard cascade;

        --changeset ann:the_usual_path
        create table lorry (lorry_id bigint primary key);
        --rollback drop table public.lorry;
        """);

    CommandRun run = rehearse("root.yaml", "-Dtenant=acme");

    assertThat(told()).as(run.out() + run.err()).isEmpty();
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("13 changesets, 26 round trips", "not checked  executeCommand of a_command_of_");
    assertThat(folder.resolve("here")).doesNotExist();
  }

  @Test
  void what_does_not_apply_is_found_and_the_rest_goes_on() throws IOException {
    write(
        "before.sql",
        """
        create table public.invoice (invoice_id bigint primary key, lines integer, vat integer);
        insert into public.invoice select n, n from generate_series(1, 9) as n;
        create view public.invoice_lines as select lines from public.invoice;
        create view public.invoice_ids as select invoice_id from public.invoice;
        create type public.state as enum ('open', 'paid');
        """);
    write(
        "root.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: root.yaml
          - include: {file: cut.sql}
          - include: {file: refused.sql}
          - changeSet:
              id: a_view_stands_on_it
              author: bob
              changes: [{modifyDataType: {tableName: invoice, columnName: lines, newDataType: bigint}}]
              rollback: [{modifyDataType: {tableName: invoice, columnName: lines, newDataType: int}}]
          - changeSet:
              id: a_column_of_a_view_renamed
              author: bob
              changes: [{createView: {viewName: invoice_ids, replaceIfExists: true, selectQuery: select invoice_id as id from invoice}}]
              rollback: [{createView: {viewName: invoice_ids, replaceIfExists: true, selectQuery: select invoice_id from invoice}}]
          - changeSet:
              id: old_rows_have_none
              author: bob
              changes: [{addColumn: {tableName: invoice, columns: [{column: {name: payer, type: text, constraints: {nullable: false}}}]}}]
          - changeSet:
              id: stops_on_purpose
              author: bob
              changes: [{stop: {message: not before the move}}]
              rollback: [{empty: {}}]
          - changeSet:
              id: by_a_class
              author: bob
              changes: [{customChange: {class: shop.Renumber}}]
              rollback: [{empty: {}}]
          - changeSet:
              id: is_played_all_the_same
              author: bob
              changes: [{createTable: {tableName: receipt, columns: [{column: {name: receipt_id, type: bigint, constraints: {primaryKey: true}}}]}}]
        """);
    write(
        "cut.sql",
        """
        --liquibase formatted sql logicalFilePath:cut.sql
        --changeset bob:if_in_a_body
        create function public.vat(n integer) returns integer language plpgsql as $$
        begin
          if n > 9 then return 9; end if;
          return n;
        end $$;
        --rollback drop function public.vat(integer);

        --changeset bob:only_begin_and_end
        create function public.none() returns void language plpgsql as $$
        begin
          perform 1;
        end;
        $$;
        --rollback drop function public.none();
        """);
    write(
        "refused.sql",
        """
        --liquibase formatted sql logicalFilePath:refused.sql
        --changeset bob:a_label_at_once splitStatements:false
        alter type public.state add value 'void';
        create table public.voided (at public.state default 'void');
        --rollback drop table public.voided;

        --changeset bob:of_psql
        \\set vat 19
        update public.invoice set vat = :vat;
        --rollback update public.invoice set vat = null;

        --changeset bob:commits_by_itself splitStatements:false
        create procedure public.fill() language plpgsql set search_path from current as $$
        begin
          update public.invoice set vat = lines;
          commit;
        end $$;
        --rollback drop procedure public.fill();

        --changeset bob:in_a_transaction
        call public.fill();
        --rollback update public.invoice set vat = null;

        --changeset bob:of_a_superuser splitStatements:false
        create function public.seen() returns event_trigger language plpgsql set search_path = '' as $$ begin null; end $$;
        create event trigger seen on ddl_command_end execute function public.seen();
        --rollback drop event trigger seen;

        --changeset bob:of_an_extension
        create extension postgis;
        --rollback drop extension postgis;
        """);

    CommandRun run = rehearse("root.yaml", "--prelude", folder.resolve("before.sql").toString());

    assertThat(told())
        .as(run.out() + run.err())
        .containsExactlyInAnyOrder(
            "error body-cut-in-pieces if_in_a_body",
            "error changeset-failed if_in_a_body",
            "error changeset-failed only_begin_and_end",
            "error changeset-failed a_label_at_once",
            "error changeset-failed of_psql",
            "error changeset-failed in_a_transaction",
            "error changeset-failed of_a_superuser",
            "error changeset-failed of_an_extension",
            "error changeset-failed a_view_stands_on_it",
            "error changeset-failed a_column_of_a_view_renamed",
            "error changeset-failed old_rows_have_none",
            "error changeset-failed stops_on_purpose",
            "warning missing-extension by_a_class");
    assertThat(run.out())
        .contains("body-cut-in-pieces  2 places: ", "(only_begin_and_end)")
        .contains("--postgres docker:IMAGE", "--migration-role superuser");
  }

  @Test
  void what_does_not_come_back_is_found() throws IOException {
    write(
        "before.sql",
        """
        create table public.job (
            job_id bigint generated by default as identity primary key,
            state text default 'new',
            phone text,
            ended timestamptz not null,
            spare text
        );
        create table public.pay (pay_id bigint primary key, wage numeric(10, 4));
        create view public.jobs as select job_id, state from public.job;
        create type public.mood as enum ('ok', 'bad');
        create table public.land (code text primary key, name text not null);
        create table public.kept (kept_id bigint primary key);
        create schema app;
        create table app.old (old_id bigint primary key, a integer);
        create view app.seen as select old_id from app.old;
        """);
    write(
        "rows.sql",
        """
        insert into public.job (state, phone, ended) values ('x', null, now()), ('y', '1', now());
        insert into public.pay values (1, 1.2345), (2, 2);
        insert into public.land values ('DE', 'Germany'), ('IT', 'Italy');
        insert into public.kept values (7);
        insert into app.old values (1, 1);
        """);
    write("lands.csv", "code;name\nDE;Deutschland\nFR;France\n");
    write(
        "root.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: root.yaml
          - changeSet:
              id: there_was_another_default
              author: eve
              changes: [{addDefaultValue: {tableName: job, columnName: state, defaultValue: queued}}]
          - changeSet:
              id: nulls_are_filled
              author: eve
              changes: [{addNotNullConstraint: {tableName: job, columnName: phone, columnDataType: text, defaultNullValue: ''}}]
          - changeSet:
              id: there_was_another_view
              author: eve
              changes: [{createView: {viewName: jobs, replaceIfExists: true, selectQuery: "select job_id, state, phone from job"}}]
          - changeSet:
              id: a_label_stays
              author: eve
              changes: [{sql: {sql: alter type mood add value 'great'}}]
              rollback: [{empty: {}}]
          - changeSet:
              id: nulls_are_written
              author: eve
              changes: [{dropNotNullConstraint: {tableName: job, columnName: ended, columnDataType: timestamptz}}]
          - changeSet:
              id: digits_are_cut
              author: eve
              changes: [{modifyDataType: {tableName: pay, columnName: wage, newDataType: "numeric(10, 2)"}}]
              rollback: [{modifyDataType: {tableName: pay, columnName: wage, newDataType: "numeric(10, 4)"}}]
          - changeSet:
              id: rows_of_others_too
              author: eve
              changes: [{loadUpdateData: {tableName: land, file: lands.csv, primaryKey: code, separator: ";"}}]
          - changeSet:
              id: marked_as_ran
              author: eve
              preConditions: [{onFail: MARK_RAN}, {not: [{tableExists: {tableName: kept}}]}]
              changes:
                - createTable: {tableName: kept, columns: [{column: {name: kept_id, type: bigint}}]}
                - insert: {tableName: kept, columns: [{column: {name: kept_id, valueNumeric: 1}}]}
          - changeSet:
              id: a_schema_forgotten
              author: eve
              changes: [{renameView: {schemaName: app, oldViewName: seen, newViewName: shown}}]
          - changeSet:
              id: with_options
              author: eve
              changes: [{createTable: {tableName: log, columns: [{column: {name: log_id, type: bigint, autoIncrement: true, constraints: {primaryKey: true}}}, {column: {name: line, type: text}}]}}]
              modifySql: [{dbms: postgresql, append: {value: " with (fillfactor = 70)"}}]
          - changeSet:
              id: a_column_at_its_end
              author: eve
              changes: [{dropColumn: {tableName: job, columnName: spare}}]
              rollback: [{addColumn: {tableName: job, columns: [{column: {name: spare, type: text}}]}}]
          - changeSet:
              id: each_time
              author: eve
              runAlways: true
              changes: [{sql: {sql: create index job_ended_idx on job (ended)}}]
              rollback: [{sql: {sql: drop index job_ended_idx}}]
          - changeSet:
              id: back_to_how_it_was_made
              author: eve
              changes: [{dropTable: {tableName: log}}]
              rollback: [{changeSetId: with_options, changeSetAuthor: eve}]
        """);

    CommandRun run =
        rehearse(
            "root.yaml",
            "--prelude",
            folder.resolve("before.sql").toString(),
            "--fixtures",
            folder.resolve("rows.sql").toString());

    assertThat(told())
        .as(run.out() + run.err())
        .containsExactlyInAnyOrder(
            "warning scan-under-lock nulls_are_filled",
            "warning table-rewrite digits_are_cut",
            "warning index-not-concurrent each_time",
            "error rollback-differs there_was_another_default",
            "error rollback-changes-rows nulls_are_filled",
            "error rollback-differs there_was_another_view",
            "error rollback-differs a_label_stays",
            "error rollback-failed-with-rows nulls_are_written",
            "error rollback-changes-rows digits_are_cut",
            "error rollback-changes-rows rows_of_others_too",
            "error rollback-missing marked_as_ran",
            "error rollback-failed a_schema_forgotten",
            "error update-again-failed each_time",
            "error rollback-differs back_to_how_it_was_made");
    assertThat(run.out())
        .contains("In the rollback: [{sql: {sql: \"alter table public.job alter column state set");
  }

  /** Of the run before: what a person has to look at. */
  private List<String> told() throws IOException {
    List<String> told = new ArrayList<>();
    JsonNode report = new ObjectMapper().readTree(folder.resolve("report/report.json").toFile());
    for (JsonNode finding : report.path("findings")) {
      if (!finding.path("severity").asText().equals("info")) {
        told.add(
            "%s %s %s"
                .formatted(
                    finding.path("severity").asText(),
                    finding.path("rule").asText(),
                    finding.path("changeset").asText()));
      }
    }
    return List.copyOf(new TreeSet<>(told));
  }

  private CommandRun rehearse(String changelog, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "rehearse",
                "--quiet",
                "--postgres",
                server.url(),
                "--changelog",
                folder.resolve(changelog).toString(),
                "--report",
                folder.resolve("report").toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private void write(String name, String text) throws IOException {
    write(name, text, UTF_8);
  }

  private void write(String name, String text, Charset charset) throws IOException {
    Files.writeString(folder.resolve(name), text, charset);
  }
}
