package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.reissue.FacadeReissue;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Functions that take a row of a table are there for a row of its facade as well. */
final class RowFunctionsIT extends FreshDatabase {

  private static final Move BOOKS = Move.of("public", "books", "dom", "books");

  /** Everything that a client can ask of a row. */
  private static final List<String> QUERIES =
      List.of(
          "select b.shown from public.books as b order by b.id",
          "select public.shown(b) from public.books as b order by b.id",
          "select public.priced(b, 3) from public.books as b order by b.id",
          "select public.priced(b, times => 2, currency => 'USD') from public.books as b order by b.id",
          "select b.id, m.word from public.books as b, public.words(b) as m order by 1, 2",
          "select b.id, m.id, m.title from public.books as b, public.next(b) as m order by b.id",
          "select (public.first(b)).title from public.books as b order by b.id",
          "select b.secret_length from public.books as b order by b.id",
          "select n, public.careful(b) from generate_series(1, 4) as n"
              + " left join public.books as b on b.id = n order by n",
          "select n, public.counted(b) from generate_series(1, 4) as n"
              + " left join public.books as b on b.id = n order by n",
          "select id from public.books as b where public.careful(b) = 'Birds!' order by id",
          "select public.both(b, b) from public.books as b order by b.id",
          "select public.same_name(1), public.same_name(b) from public.books as b order by b.id");

  @BeforeEach
  void library() throws SQLException {
    database.asSuperuser("create extension if not exists hstore schema extensions");
    database.apply(
        """
        create table public.books (
            id bigint primary key,
            gone text,
            title text,
            "The Price" numeric not null default 1
        );
        alter table public.books drop column gone;
        insert into public.books values (1, 'Trees', 2), (2, 'Birds', 3), (3, null, 4);
        create table dom.secrets (book bigint, secret text);
        insert into dom.secrets values (1, 'abc'), (2, 'abcd');
        create function public.shown(b public.books)
        returns text language sql stable as $$ select $1.title || ' (' || $1.id || ')' $$;
        create function public.priced(b public.books, times integer, currency text default 'EUR')
        returns text language plpgsql immutable parallel safe as $$
        begin
            return b."The Price" * times || ' ' || currency;
        end $$;
        create function public.words(public.books)
        returns table (word text, place integer) language sql stable rows 3 as $$
            select w.word, w.place::integer
            from pg_catalog.unnest(array['a', $1.title]) with ordinality as w (word, place)
        $$;
        create function public.next(public.books)
        returns setof public.books language sql stable rows 1 as $$
            select b.* from public.books as b where b.id = $1.id + 1
        $$;
        create function public.first(public.books)
        returns public.books language sql stable as $$
            select b.* from public.books as b order by b.id limit 1
        $$;
        create function public.secret_length(public.books)
        returns integer language sql stable security definer set search_path = '' as $$
            select pg_catalog.length(s.secret) from dom.secrets as s where s.book = $1.id
        $$;
        create function public.careful(public.books)
        returns text language sql immutable strict as $$ select $1.title || '!' $$;
        create function public.counted(public.books)
        returns integer language plpgsql strict as $$ begin return 1; end $$;
        create function public.both(public.books, other public.books)
        returns boolean language sql immutable as $$ select $1.id = $2.id $$;
        create function public.same_name(public.books)
        returns integer language sql immutable as $$ select 1 $$;
        create function public.same_name(bigint)
        returns integer language sql immutable as $$ select 2 $$;
        create function public.of_somebody_else(text)
        returns text language sql immutable as $$ select $1 $$;
        revoke all on all tables in schema public from anon, authenticated, service_role;
        grant select on table public.books to authenticated;
        grant execute on all functions in schema public to authenticated;
        revoke all on function public.same_name(public.books) from public;
        grant execute on function public.same_name(public.books) to anon, authenticated;
        comment on function public.shown(public.books) is '@name label';
        revoke all on schema dom from public, anon, authenticated, service_role;
        """);
  }

  /** Who may enter neither the new schema nor the one of the secrets. */
  @Test
  void clients_get_the_same_for_each_row_there_and_back() throws SQLException {
    List<List<String>> before = asked();
    assertThat(before).doesNotContain(List.of());
    Fingerprint fingerprint = database.fingerprint();
    MovePlan plan = moved(BOOKS);
    assertThat(asked()).isEqualTo(before);
    assertThat(overloads())
        .hasSize(10)
        .contains(
            "public.shown(public.books) s",
            "public.priced(public.books,integer,text) i",
            "public.\"both\"(public.books,public.books) i")
        .noneMatch(overload -> overload.contains("of_somebody_else"));
    database.apply(plan.rollback());
    assertThat(overloads()).isEmpty();
    assertThat(fingerprint.differencesTo(database.fingerprint())).isEmpty();
    assertThat(asked()).isEqualTo(before);
  }

  @Test
  void the_facade_with_triggers_and_with_other_names_gives_the_same() throws SQLException {
    List<List<String>> before = asked();
    moved(new Move("public", "books", "dom", "works", Map.of("The Price", "price"), true));
    // What names a column in its text has the new name to learn, which is another notice.
    database.apply(
        """
        create or replace function public.priced(b dom.works, times integer, currency text default 'EUR')
        returns text language plpgsql immutable parallel safe as $$
        begin
            return b.price * times || ' ' || currency;
        end $$;
        """);
    assertThat(asked()).isEqualTo(before);
  }

  @Test
  void what_postgres_put_into_the_statement_it_puts_there_still() throws SQLException {
    moved(BOOKS);
    assertThat(plan("select public.shown(b) from public.books as b"))
        .contains("t.title")
        .doesNotContain("shown(");
    assertThat(plan("select public.careful(b) from public.books as b"))
        .contains("CASE WHEN")
        .doesNotContain("careful(ROW");
    assertThat(plan("select w.word from public.books as b, public.words(b) as w"))
        .contains("unnest(")
        .doesNotContain("words(");
  }

  @Test
  void an_index_on_what_is_put_into_the_statement_serves_the_facade() throws SQLException {
    database.apply(
        """
        create function public.tag(public.books)
        returns text language sql immutable as $$ select pg_catalog.lower($1.title) $$;
        create index books_tag_idx on public.books (public.tag(books));
        """);
    moved(BOOKS);
    assertThat(plan("select b.id from public.books as b where b.tag = 'trees'"))
        .contains("books_tag_idx");
  }

  @Test
  void whoever_may_call_the_one_may_call_the_other() throws SQLException {
    moved(BOOKS);
    assertThat(
            rows(
                """
                select string_agg(x.grantee::regrole::text, ' ' order by x.grantee::regrole::text)
                from pg_proc as p
                cross join aclexplode(p.proacl) as x
                where p.oid = 'public.same_name(public.books)'::regprocedure
                    and x.grantee <> p.proowner
                """))
        .containsExactly("anon authenticated");
    assertThat(
            rows("select obj_description('public.shown(public.books)'::regprocedure, 'pg_proc')"))
        .containsExactly("Overload for rows of public.books.\n@name label");
  }

  @Test
  void it_is_told_which_are_made_and_which_are_not_and_why() throws SQLException {
    database.apply(
        """
        create table public.shelves (id bigint primary key);
        create function public.many(public.books[]) returns integer language sql as 'select 1';
        create function public.put(public.books, public.shelves) returns integer
        language sql as 'select 1';
        create function public.split(public.books, out title text, out id bigint)
        language sql as 'select $1.title, $1.id';
        create procedure public.keep(public.books) language sql as 'select 1';
        create function public.anything(public.books) returns setof record
        language sql as 'select 1';
        """);
    MovePlan plan = moved(BOOKS);
    List<Finding> notices = notices(plan);
    assertThat(notices.stream().filter(each -> each.severity() == Severity.INFO))
        .singleElement()
        .satisfies(
            made ->
                assertThat(made.message())
                    .contains("public.shown(public.books)", "the move makes one more"));
    assertThat(
            notices.stream()
                .filter(each -> each.severity() == Severity.WARNING)
                .map(each -> each.message().replaceFirst("^public.books: (\\S+)\\(.* for ", "$1 ")))
        .containsExactlyInAnyOrder(
            "public.many it takes an array of rows",
            "public.put it takes rows of others too",
            "public.split it gives its result by arguments",
            "public.keep it is no function",
            "public.anything what it gives has no type of its own");
  }

  @Test
  void what_the_facade_hides_or_computes_is_looked_up_by_the_key() throws SQLException {
    // These give rows that the facade shows otherwise, and are refused.
    database.apply("drop function public.next(public.books), public.first(public.books)");
    List<String> queries =
        QUERIES.stream().filter(query -> !query.matches(".*(next|first)\\(b\\).*")).toList();
    List<List<String>> before = asked(queries);
    Fingerprint fingerprint = database.fingerprint();
    MovePlan plan =
        moved(
            shaped(
                new Move.Shape(
                    Map.of(),
                    Map.of("title", "t.title || ' (book)'"),
                    Set.of("The Price"),
                    Map.of("shelf", "text default 'none'"))));
    assertThat(asked(queries)).isEqualTo(before);
    assertThat(notices(plan).get(0).fix()).endsWith("is null in what an insert gives back");
    assertThat(overloads()).contains("public.priced(public.books,integer,text) s");
    database.apply(plan.rollback());
    assertThat(fingerprint.differencesTo(database.fingerprint())).isEmpty();
  }

  @Test
  void a_facade_that_hides_a_column_and_the_key_gets_none() throws SQLException {
    Move hiding = shaped(new Move.Shape(Map.of(), Map.of(), Set.of("id"), Map.of()));
    database.apply("alter table public.books alter column id set default 7");
    assertThat(notices(moved(hiding)))
        .hasSize(10)
        .allMatch(
            each ->
                each.message()
                    .endsWith(
                        "for the facade shows neither all columns as they are stored nor a key to"
                            + " look them up by"));
    assertThat(overloads()).isEmpty();
  }

  private static Move shaped(Move.Shape shape) {
    return new Move("public", "books", "dom", "books", Map.of(), false, shape);
  }

  @Test
  void a_table_without_such_functions_has_no_notice() throws SQLException {
    database.apply("create table public.shelves (id bigint primary key)");
    assertThat(notices(moved(Move.of("public", "shelves", "dom", "shelves")))).isEmpty();
  }

  /** A function of somebody's that has the name of a key stays what it is. */
  @Test
  void an_embed_does_not_take_the_name() throws SQLException {
    database.apply(
        """
        create table public.loans (id bigint primary key, book_id bigint references public.books);
        create function public.book_id(public.loans)
        returns bigint language sql stable as $$ select 1::bigint $$;
        """);
    moved(BOOKS);
    MovePlan plan = moved(Move.of("public", "loans", "dom", "loans"));
    assertThat(plan.notices()).extracting(Finding::rule).contains("facade-embed-taken");
    assertThat(overloads()).contains("public.book_id(public.loans) s");
  }

  @Test
  void a_facade_that_is_made_anew_takes_them_along() throws SQLException {
    database.apply("drop function public.next(public.books), public.first(public.books)");
    moved(BOOKS);
    List<String> before = overloads();
    Fingerprint fingerprint = database.fingerprint();
    database.apply("alter table dom.books add column note text");
    try (Connection connection = database.migration()) {
      FacadeReissue reissue =
          FacadeReissue.of(
              connection, new QualifiedName("public", "books"), List.of("note"), List.of());
      assertThat(reissue.refusals()).isEmpty();
      database.apply(reissue.forward());
      assertThat(overloads()).isEqualTo(before);
      database.apply(reissue.rollback());
    }
    database.apply("alter table dom.books drop column note");
    assertThat(overloads()).isEqualTo(before);
    assertThat(fingerprint.differencesTo(database.fingerprint())).isEmpty();
  }

  private static List<Finding> notices(MovePlan plan) {
    return plan.notices().stream().filter(each -> each.rule().equals("facade-row-type")).toList();
  }

  private List<List<String>> asked() throws SQLException {
    return asked(QUERIES);
  }

  private List<List<String>> asked(List<String> queries) throws SQLException {
    List<List<String>> answers = new ArrayList<>();
    for (String query : queries) {
      answers.add(rows("set search_path = 'public'; set role authenticated; " + query));
    }
    return answers;
  }

  private String plan(String query) throws SQLException {
    return String.join(
        "\n", rows("set enable_seqscan = off; explain (verbose, costs off) " + query));
  }

  private List<String> overloads() throws SQLException {
    return rows(
        """
        set search_path = '';
        select p.oid::regprocedure || ' ' || p.provolatile::text
        from pg_catalog.pg_proc as p
        where pg_catalog.obj_description(p.oid, 'pg_proc') like 'Overload for rows of %'
        order by 1
        """
            .replace("::regprocedure", "::pg_catalog.regprocedure::text"));
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.migration();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      boolean hasRows = statement.execute(sql);
      while (!hasRows) {
        hasRows = statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        while (row.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getString(i));
          }
          found.add(String.join(" | ", values.stream().map(String::valueOf).toList()));
        }
      }
    }
    return found;
  }
}
