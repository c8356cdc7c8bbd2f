package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.refusal.RecordedSql;
import dev.pgrehearse.finding.Cause;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who looks keys up in the catalog, dumps by name or counts by name is told before the move. */
final class KeyNoticesIT extends FreshDatabase {

  private static final Move TOPICS = Move.of("public", "topics", "dom", "topics");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create table public.schema_migrations (version varchar primary key);"
            + " create table public.ar_internal_metadata (key varchar primary key, value varchar)"
            + "|WARNING|Rails uses this database (public.ar_internal_metadata,"
            + " public.schema_migrations): it takes a model's key from pg_index",
        "create table public.schema_migrations (version varchar primary key)"
            + "|WARNING|Rails uses this database (public.schema_migrations): ",
        "create table public.django_migrations (id int, app text, name text, applied timestamptz)"
            + "|WARNING|Django uses this database (public.django_migrations): annotate",
        "create table public.alembic_version (version_num varchar(32) primary key)"
            + "|WARNING|SQLAlchemy uses this database (public.alembic_version): reflection",
        "create table public._prisma_migrations (id text, checksum text, migration_name text)"
            + "|WARNING|Prisma uses this database (public._prisma_migrations): ",
        "create table public.migrations (id serial, timestamp bigint, name varchar)"
            + "|WARNING|TypeORM uses this database (public.migrations): ",
        "create table public.typeorm_metadata (type varchar, name varchar, value text)"
            + "|WARNING|TypeORM uses this database (public.typeorm_metadata): ",
        "create schema postgraphile_watch"
            + "|WARNING|PostGraphile uses this database (schema postgraphile_watch): ",
        "comment on table public.tickets is E'@omit\\nOurs.'"
            + "|WARNING|PostGraphile uses this database (the comment of public.tickets): ",
        "create schema hdb_catalog|WARNING|Hasura uses this database (schema hdb_catalog): ",
        "create table public.\"SequelizeMeta\" (name varchar primary key)"
            + "|INFO|Sequelize uses this database (public.\"SequelizeMeta\"): ",
        "create table public.knex_migrations"
            + " (id serial, name varchar, batch int, migration_time timestamptz)"
            + "|INFO|Knex uses this database (public.knex_migrations): ",
        "create table public.databasechangelog"
            + " (id text, author text, filename text, dateexecuted timestamp, md5sum text)"
            + "|INFO|Flyway or Liquibase uses this database (public.databasechangelog): ",
        "create table public.flyway_schema_history"
            + " (installed_rank int, version text, script text, checksum int)"
            + "|INFO|Flyway or Liquibase uses this database (public.flyway_schema_history): ",
      })
  void a_client_that_has_left_signs_is_told_what_breaks_there(
      String signs, Severity severity, String message) throws SQLException {
    database.apply(signs);
    assertThat(keys(plan(TOPICS)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(severity);
              assertThat(finding.message()).startsWith("public.topics: " + message);
              assertThat(finding.fix()).contains("docs/clients/");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "create table public.schema_migrations (version bigint primary key, dirty boolean)",
        "create table public.schema_migrations (version bigint, inserted_at timestamp)",
        "create table public.schema_migrations (version varchar(255) primary key)",
        "create table public.migrations (id serial, migration varchar, batch int)",
        "create table public.migrations (id int, timestamp bigint, name text, done boolean)",
        "create table public.alembic_version (note text)",
        "create view public.ar_internal_metadata as select '1' as key, '2' as value",
        "create schema elsewhere; create table elsewhere.schema_migrations (version varchar)",
        "comment on table public.tickets is 'Ask support@example.org.'",
        "comment on table public.tickets is '@graphql({\"totalCount\": {\"enabled\": true}})'",
      })
  void what_is_somebody_elses_is_no_sign(String others) throws SQLException {
    database.apply(others);
    assertThat(keys(plan(TOPICS)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.INFO);
              assertThat(finding.message())
                  .startsWith("public.topics: a view has no key in the catalog");
            });
  }

  @Test
  void without_a_key_there_is_none_to_look_up() throws SQLException {
    database.apply("create schema hdb_catalog; create table public.loose (id integer, note text)");
    assertThat(keys(plan(Move.of("public", "loose", "dom", "loose")))).isEmpty();
  }

  @Test
  void what_every_move_is_told_is_one_finding_with_its_places() throws SQLException {
    List<Finding> found =
        database.plan(TOPICS, Move.of("public", "tickets", "dom", "tickets")).moves().stream()
            .flatMap(move -> move.notices().stream())
            .toList();
    for (String rule : List.of("facade-key-lookup", "facade-dump")) {
      assertThat(Cause.of(found.stream().filter(finding -> finding.rule().equals(rule)).toList()))
          .singleElement()
          .satisfies(
              cause ->
                  assertThat(cause.places()).containsExactly("public.topics", "public.tickets"));
    }
  }

  @Test
  void rails_is_told_the_key_of_each_model() throws SQLException {
    database.apply(
        """
        create table public.schema_migrations (version varchar primary key);
        create table public.seats (hall integer, "Seat" integer, primary key ("Seat", hall));
        """);
    assertThat(keys(plan(TOPICS)).get(0).fix()).startsWith("in the model: self.primary_key = :id;");
    assertThat(keys(plan(Move.of("public", "seats", "dom", "seats"))).get(0).fix())
        .startsWith("in the model: self.primary_key = [:\"Seat\", :hall];")
        .endsWith(
            "; or give its login the search_path dom, public, on which it finds the table itself");
    assertThat(keys(plan(Move.of("public", "seats", "dom", "chairs"))).get(0).fix())
        .doesNotContain("search_path");
  }

  @Test
  void postgraphile_is_given_the_comment_with_what_its_constraints_said() throws SQLException {
    database.apply(
        """
        create table public.authors (id integer primary key, name text unique);
        create table public.books (
            id integer primary key,
            author_id integer constraint books_author_fkey references public.authors
        );
        comment on table public.books is E'@name tome\\nOn paper.';
        comment on constraint books_author_fkey on public.books is
            E'@fieldName writer\\n@foreignFieldName works\\nWho wrote it.';
        """);
    moved(Move.of("public", "authors", "dom", "authors"));
    MovePlan plan = moved(Move.of("public", "books", "dom", "books"));
    Finding finding = keys(plan).get(0);
    assertThat(finding.message()).contains("PostGraphile", "the comment of public.books");
    String fix = finding.fix();
    String statement = fix.substring(fix.indexOf("comment on"), fix.lastIndexOf("; docs/clients"));
    database.apply(statement);
    try (Connection connection = database.migration()) {
      assertThat(VariedDatabase.query(connection, commentOf("public.books")))
          .containsExactly(
              """
              @primaryKey id
              @foreignKey (author_id) references public.authors (id)|@fieldName writer\
              |@foreignFieldName works
              @name tome
              On paper.

              Facade of dom.books.""");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT a.attname FROM ( SELECT indrelid, indkey, generate_subscripts(indkey, $1) idx FROM"
            + " pg_index WHERE indrelid = $2::regclass AND indisprimary ) i JOIN pg_attribute a ON"
            + " a.attrelid = i.indrelid|true",
        "select constraint_name from information_schema.table_constraints where table_name = $1|true",
        "select * from \"information_schema\".key_column_usage|true",
        "SELECT c2.relname, i.indisprimary, i.indisunique, i.indisclustered FROM"
            + " pg_catalog.pg_class c, pg_catalog.pg_class c2, pg_catalog.pg_index i|false",
        "select table_name from information_schema.tables|false",
        "select table_constraints from public.reports|false",
      })
  void a_statement_that_asks_for_keys_is_named(String sql, boolean asks) throws SQLException {
    FacadePlan plan = recorded(new RecordedSql("shop (clients/shop.yaml:4)", sql));
    assertThat(keys(plan.moves().get(0)))
        .filteredOn(finding -> finding.severity() == Severity.WARNING)
        .hasSize(asks ? 1 : 0)
        .allSatisfy(
            finding ->
                assertThat(finding.message())
                    .startsWith(
                        "public.topics: a view has no key in the catalog, and keys are looked up"
                            + " there by shop (clients/shop.yaml:4) with"));
  }

  @Test
  void a_sequence_that_clients_count_with_is_told_and_with_who_is_known_to() throws SQLException {
    Move tickets = Move.of("public", "tickets", "dom", "tickets");
    String goes =
        "public.tickets: its sequence public.tickets_id_seq goes with it, and nothing stays behind"
            + " for it (42P01)";
    assertThat(messages(plan(tickets), "facade-sequence-used")).isEmpty();
    for (RecordedSql sent :
        List.of(
            new RecordedSql("a", "select nextval('tickets_id_seq')"),
            new RecordedSql("a", "select nextval('public.tickets_id_seq'::regclass)"),
            new RecordedSql("a", "select last_value from tickets_id_seq"),
            new RecordedSql("a", "select setval($1, 3)", List.of("tickets_id_seq")))) {
      assertThat(messages(recorded(tickets, sent).moves().get(0), "facade-sequence-used"))
          .containsExactly("%s, and it is used by a with \"%s\"".formatted(goes, sent.sql()));
    }
    assertThat(
            messages(
                recorded(tickets, new RecordedSql("a", "select nextval($1)")).moves().get(0),
                "facade-sequence-used"))
        .containsExactly(
            goes + "; which sequence these ask for is not recorded: a with \"select nextval($1)\"");
    for (RecordedSql harmless :
        List.of(
            new RecordedSql("a", "select nextval('other.tickets_id_seq')"),
            new RecordedSql("a", "select nextval($1)", List.of("invoices_id_seq")),
            new RecordedSql("a", "select 'my_tickets_id_seq'"))) {
      assertThat(messages(recorded(tickets, harmless).moves().get(0), "facade-sequence-used"))
          .isEmpty();
    }
    moved(tickets);
    try (Connection connection = database.migration()) {
      assertThat(VariedDatabase.state(connection, "select nextval('public.tickets_id_seq')"))
          .isEqualTo("42P01");
    }
  }

  @Test
  void dumps_by_name_are_told_where_the_rows_are() throws SQLException {
    assertThat(plan(TOPICS).notices())
        .filteredOn(finding -> finding.rule().equals("facade-dump"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.INFO);
              assertThat(finding.message())
                  .isEqualTo(
                      "public.topics: pg_dump -t public.topics and pg_dump -n public dump the view,"
                          + " hold none of its rows, and say nothing");
              assertThat(finding.fix())
                  .isEqualTo("have jobs that dump by table or schema name the schema dom too");
            });
  }

  private static String commentOf(String relation) {
    return "select obj_description('%s'::regclass, 'pg_class')".formatted(relation);
  }

  private MovePlan plan(Move move) throws SQLException {
    return database.plan(move).moves().get(0);
  }

  private FacadePlan recorded(RecordedSql sent) throws SQLException {
    return recorded(TOPICS, sent);
  }

  private FacadePlan recorded(Move move, RecordedSql sent) throws SQLException {
    try (Connection connection = database.migration()) {
      return FacadePlan.of(connection, List.of(move), List.of(sent));
    }
  }

  private static List<Finding> keys(MovePlan plan) {
    return plan.notices().stream()
        .filter(finding -> finding.rule().equals("facade-key-lookup"))
        .toList();
  }

  private static List<String> messages(MovePlan plan, String rule) {
    return plan.notices().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::message)
        .toList();
  }
}
