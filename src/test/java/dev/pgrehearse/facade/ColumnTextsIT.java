package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Move.Shape;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Functions that know a table's columns by name, where these change with the move. */
final class ColumnTextsIT {
  private static Server server;
  private static VariedDatabase database;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(17));
    database = VariedDatabase.on(server, PrivilegeRegime.CLOSED);
    database.apply(
        """
        create table public.cards (
            id bigint primary key,
            title text,
            "Due on" date,
            changed_at timestamptz,
            cost integer default 1
        );

        create function public.touch_card()
        returns trigger
        language plpgsql
        set search_path = ''
        as $$
        begin
            -- new.title in a comment says nothing.
            new.changed_at := pg_catalog.now();
            new."Due on" := old."Due on";

            return new;
        end
        $$;

        create trigger _100_touch_card
        before update on public.cards
        for each row
        execute function public.touch_card();

        create function public.log_cards()
        returns trigger
        language plpgsql
        set search_path = ''
        as $$
        begin
            perform s.cost
            from gone as s;

            return null;
        end
        $$;

        create trigger _900_log_cards
        after delete on public.cards
        referencing old table as gone
        for each statement
        execute function public.log_cards();

        create function public.card_label(a_card public.cards)
        returns text
        language sql
        stable
        set search_path = ''
        as $$
            select a_card.title
        $$;

        create function public.all_cards()
        returns setof public.cards
        language sql
        stable
        set search_path = ''
        as $$
            select c.*
            from public.cards as c
        $$;

        create function public.cards_by_number()
        returns setof public.cards
        language sql
        stable
        begin atomic
            select *
            from public.cards;
        end;
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void a_column_that_a_trigger_function_takes_from_its_row_is_not_renamed() throws SQLException {
    assertThat(plan(Map.of("changed_at", "touched_at"), Shape.SAME).refusals())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("facade-renamed-in-trigger");
              assertThat(finding.message())
                  .isEqualTo(
                      "public.touch_card() is run by a trigger of public.cards and says"
                          + " new.changed_at, which the row has under another name after the move:"
                          + " the writes that fire it would fail (42703)");
              assertThat(finding.fix())
                  .isEqualTo(
                      "move it without renaming changed_at; rename the column later, in a changeset"
                          + " that writes the function anew, and reissue the facade");
            });
    assertThat(plan(Map.of("Due on", "due"), Shape.SAME).refusals())
        .extracting(Finding::message)
        .containsExactly(
            "public.touch_card() is run by a trigger of public.cards and says new.\"Due on\","
                + " old.\"Due on\", which the row has under another name after the move: the writes"
                + " that fire it would fail (42703)");
  }

  @Test
  void a_text_that_may_know_the_old_name_of_a_column_is_named() throws SQLException {
    MovePlan move = plan(Map.of("title", "caption", "cost", "price"), Shape.SAME);
    assertThat(move.refusals()).isEmpty();
    assertThat(messages(move, "facade-column-text"))
        .containsExactly(
            "public.card_label(public.cards), public.log_cards(): the text names cost or title,"
                + " which the rows of public.cards that it is given have as price or caption after the"
                + " move");
    assertThat(messages(move, "facade-row-type-result"))
        .contains(
            "public.cards: public.all_cards(), public.cards_by_number(): gives rows of the table, and"
                + " whoever calls it meets the new names of columns: caption, price");
  }

  @Test
  void a_function_that_gives_rows_of_the_table_cannot_read_them_from_a_facade_of_other_columns()
      throws SQLException {
    Shape hidden = new Shape(Map.of(), Map.of(), Set.of("cost"), Map.of());
    assertThat(plan(Map.of(), hidden).notices())
        .filteredOn(notice -> notice.message().contains("all_cards"))
        .extracting(Finding::rule)
        .contains("facade-function-reissued");
    Shape more = new Shape(Map.of(), Map.of("label", "t.title || '!'"), Set.of(), Map.of());
    assertThat(plan(Map.of(), more).refusals())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("facade-row-type-shape");
              assertThat(finding.message())
                  .isEqualTo(
                      "public.all_cards() gives rows of public.cards and names the table in its text:"
                          + " through the facade it would find other columns than these rows have"
                          + " (42P13, 42804)");
            });
    Shape other = new Shape(Map.of(), Map.of("cost", "t.id::integer"), Set.of(), Map.of());
    MovePlan move = plan(Map.of(), other);
    assertThat(move.refusals()).isEmpty();
  }

  @Test
  void two_columns_do_not_get_one_name() throws SQLException {
    assertThat(plan(Map.of("title", "x", "cost", "x"), Shape.SAME).refusals())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("facade-column-taken");
              assertThat(finding.message())
                  .isEqualTo("cost and title of public.cards are both to be called x");
            });
  }

  private static MovePlan plan(Map<String, String> renames, Shape shape) throws SQLException {
    return database
        .plan(new Move("public", "cards", "dom", "cards", renames, false, shape))
        .moves()
        .get(0);
  }

  private static List<String> messages(MovePlan move, String rule) {
    return move.notices().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::message)
        .toList();
  }
}
