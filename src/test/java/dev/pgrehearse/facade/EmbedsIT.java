package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.reissue.FacadeReissue;
import dev.pgrehearse.finding.Finding;
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

/** The functions by which clients embed along keys: which there are, whose, and until when. */
final class EmbedsIT extends FreshDatabase {

  private static final Move SHELVES = Move.of("public", "shelves", "dom", "shelves");
  private static final Move BOOKS = Move.of("public", "books", "dom", "books");

  @BeforeEach
  void library() throws SQLException {
    database.apply(
        """
        create table public.shelves (id bigint primary key, room text);
        create table public.books (
            id bigint primary key,
            shelf_id bigint references public.shelves,
            title text,
            note text
        );
        revoke all on table public.shelves, public.books from anon, authenticated, service_role;
        grant select on table public.books to authenticated;
        grant select on table public.shelves to anon;
        """);
  }

  @Test
  void both_ends_of_a_key_have_them_for_their_readers_alone() throws SQLException {
    moved(SHELVES);
    assertThat(functions())
        .containsExactly(
            "books_shelf_id_fkey(books) setof shelves: authenticated",
            "shelf_id(books) setof shelves: authenticated");
    moved(BOOKS);
    assertThat(functions())
        .containsExactly(
            "books_shelf_id_fkey(books) setof shelves: authenticated",
            "shelf_id(books) setof shelves: authenticated",
            "books_shelf_id_fkey(shelves) setof books: anon");
  }

  @Test
  void default_privileges_let_nobody_else_call_them() throws SQLException {
    database.apply(
        """
        create role embeds_watcher;
        alter default privileges in schema public grant execute on functions
            to anon, service_role, embeds_watcher;
        """);
    try {
      moved(SHELVES);
      assertThat(functions()).hasSize(2).allMatch(function -> function.endsWith(": authenticated"));
    } finally {
      database.asSuperuser("drop owned by embeds_watcher; drop role embeds_watcher;");
    }
  }

  @Test
  void they_go_back_with_their_tables() throws SQLException {
    Fingerprint before = database.fingerprint();
    List<MovePlan> done = new ArrayList<>(List.of(moved(BOOKS), moved(SHELVES)));
    database.apply(done.get(1).rollback());
    assertThat(functions()).containsExactly("books_shelf_id_fkey(shelves) setof books: anon");
    database.apply(done.get(0).rollback());
    assertThat(before.differencesTo(database.fingerprint())).isEmpty();
  }

  @Test
  void a_key_that_is_made_after_the_move_gets_them_when_the_facade_is_written_anew()
      throws SQLException {
    moved(SHELVES);
    moved(BOOKS);
    database.apply(
        "alter table dom.books add column second_id bigint"
            + " constraint books_second_fkey references dom.shelves");
    List<String> before = functions();
    try (Connection connection = database.migration()) {
      QualifiedName books = new QualifiedName("public", "books");
      FacadeReissue reissue = FacadeReissue.of(connection, books, List.of("second_id"), List.of());
      assertThat(reissue.refusals()).isEmpty();
      database.apply(reissue.forward());
      assertThat(functions())
          .containsAll(before)
          .contains(
              "second_id(books) setof shelves: authenticated",
              "books_second_fkey(books) setof shelves: authenticated",
              "books_second_fkey(shelves) setof books: anon")
          .hasSize(before.size() + 3);
      assertThat(FacadeReissue.of(connection, books, List.of(), List.of()).nothingToDo()).isTrue();
      database.apply(reissue.rollback());
      assertThat(functions()).isEqualTo(before);
    }
  }

  /** The columns are as they were: nothing but the functions is written. */
  @Test
  void a_key_of_columns_that_are_shown_already_gets_nothing_else() throws SQLException {
    database.apply("alter table public.books add column second_id bigint");
    moved(SHELVES);
    moved(BOOKS);
    database.apply(
        "alter table dom.books add constraint books_second_fkey foreign key (second_id)"
            + " references dom.shelves");
    List<String> before = functions();
    try (Connection connection = database.migration()) {
      FacadeReissue reissue =
          FacadeReissue.of(
              connection, new QualifiedName("public", "shelves"), List.of(), List.of());
      assertThat(reissue.forward())
          .startsWith(
              "-- Clients embed public.shelves by its keys of today.\nset local lock_timeout")
          .doesNotContain("create or replace view");
      database.apply(reissue.forward());
      assertThat(functions()).hasSize(before.size() + 3);
      database.apply(reissue.rollback());
      assertThat(functions()).isEqualTo(before);
    }
  }

  /** The table's new home is asked for by nobody, and what moves next finds them again. */
  @Test
  void they_are_nothing_that_a_later_move_warns_of() throws SQLException {
    moved(SHELVES);
    assertThat(database.plan(BOOKS).moves().get(0).notices().stream().map(Finding::rule))
        .doesNotContain("facade-row-type", "facade-function-reissued", "facade-function-kept");
  }

  @Test
  void a_key_that_clients_do_not_see_is_told_before_the_move() throws SQLException {
    Move hidden =
        new Move(
            "public",
            "books",
            "dom",
            "books",
            Map.of(),
            false,
            new Move.Shape(Map.of(), Map.of(), Set.of("shelf_id"), Map.of()));
    MovePlan plan = moved(hidden);
    assertThat(embedNotices(plan)).containsExactly("facade-embed-lost");
    assertThat(functions()).isEmpty();
    assertThat(embedNotices(database.plan(SHELVES).moves().get(0))).contains("facade-embed-lost");
  }

  @Test
  void who_may_read_some_columns_only_is_told_of() throws SQLException {
    assertThat(embedNotices(database.plan(SHELVES).moves().get(0))).isEmpty();
    database.apply("grant select (id, shelf_id) on table public.books to service_role;");
    MovePlan plan = moved(SHELVES);
    assertThat(embedNotices(plan)).containsExactly("facade-embed-part");
    assertThat(functions()).allMatch(function -> function.endsWith(": authenticated service_role"));
  }

  @Test
  void a_renamed_column_keeps_the_name_that_clients_embed_by() throws SQLException {
    moved(new Move("public", "books", "dom", "books", Map.of("shelf_id", "place_id"), false));
    moved(SHELVES);
    assertThat(functions()).contains("shelf_id(books) setof shelves: authenticated");
    assertThat(titles("select s.room from public.books as b, public.shelf_id(b) as s"))
        .containsExactly("attic");
  }

  @Test
  void somebody_elses_function_is_left_and_told() throws SQLException {
    database.apply(
        """
        create function public.shelf_id(public.books)
        returns bigint
        language sql
        stable
        as $$ select 1::bigint $$;
        """);
    MovePlan plan = moved(SHELVES);
    assertThat(embedNotices(plan)).containsExactly("facade-embed-taken");
    assertThat(functions())
        .containsExactly("books_shelf_id_fkey(books) setof shelves: authenticated");
  }

  @Test
  void a_name_that_means_two_keys_or_a_relation_of_a_key_has_none() throws SQLException {
    database.apply(
        """
        create table public.rooms (id bigint primary key);
        alter table public.books
            add constraint books_room_fkey foreign key (shelf_id) references public.rooms;
        create table public.loans (
            id bigint primary key,
            books bigint references public.books
        );
        """);
    for (String name : List.of("rooms", "shelves", "books")) {
      moved(Move.of("public", name, "dom", name));
    }
    assertThat(functions().stream().map(function -> function.replaceFirst(" .*", "")))
        .containsExactly(
            "books_room_fkey(books)",
            "books_shelf_id_fkey(books)",
            "books_shelf_id_fkey(shelves)",
            "books_room_fkey(rooms)",
            "loans_books_fkey(loans)");
  }

  @Test
  void operators_outside_of_the_catalog_are_qualified() throws SQLException {
    database.asSuperuser(
        "create schema if not exists extensions; create extension if not exists citext schema"
            + " extensions");
    database.apply(
        """
        create table public.words (word extensions.citext primary key);
        create table public.uses (id bigint primary key, word extensions.citext references public.words);
        insert into public.words values ('Tree');
        insert into public.uses values (1, 'tree');
        """);
    moved(Move.of("public", "words", "dom", "words"));
    assertThat(
            titles(
                """
                set search_path = '';
                select w.word::text from public.uses as u, public.word(u) as w"""))
        .containsExactly("Tree");
  }

  @Test
  void a_facade_that_is_made_anew_keeps_them_there_and_back() throws SQLException {
    moved(SHELVES);
    moved(BOOKS);
    List<String> before = functions();
    Fingerprint fingerprint = database.fingerprint();
    FacadeReissue reissue;
    try (Connection connection = database.migration()) {
      reissue =
          FacadeReissue.of(
              connection, new QualifiedName("public", "books"), List.of(), List.of("note"));
    }
    assertThat(reissue.refusals()).isEmpty();
    database.apply(reissue.forward());
    assertThat(functions()).isEqualTo(before);
    assertThat(
            titles("select b.title from public.shelves as s, public.books_shelf_id_fkey(s) as b"))
        .containsExactly("Trees");
    database.apply(reissue.rollback());
    assertThat(fingerprint.differencesTo(database.fingerprint())).isEmpty();
  }

  private static List<String> embedNotices(MovePlan plan) {
    return plan.notices().stream()
        .map(Finding::rule)
        .filter(rule -> rule.startsWith("facade-embed"))
        .distinct()
        .toList();
  }

  private List<String> titles(String sql) throws SQLException {
    database.apply(
        """
        insert into public.shelves values (1, 'attic') on conflict do nothing;
        insert into public.books (id, shelf_id, title) values (1, 1, 'Trees') on conflict do nothing;
        """);
    return rows(sql);
  }

  private List<String> functions() throws SQLException {
    return rows(
        """
        select format(
            '%s(%s) setof %s: %s',
            p.proname,
            c.relname,
            (select r.relname from pg_class as r where r.reltype = p.prorettype),
            (
                select string_agg(x.grantee::regrole::text, ' ' order by x.grantee::regrole::text)
                from aclexplode(p.proacl) as x
                where x.grantee <> p.proowner
            )
        )
        from pg_proc as p
        join pg_class as c on c.reltype = p.proargtypes[0]
        where obj_description(p.oid, 'pg_proc') like 'Embed of the key %'
            and c.relname in ('books', 'shelves', 'rooms', 'loans')
        order by
            case c.relname when 'books' then 1 when 'shelves' then 2 when 'rooms' then 3 else 4 end,
            p.proname
        """);
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.migration();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      boolean rows = statement.execute(sql);
      if (!rows) {
        statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }
}
