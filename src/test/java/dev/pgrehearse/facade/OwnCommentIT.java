package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.reissue.FacadeReissue;
import dev.pgrehearse.facade.view.FacadeComment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table's comment says to people and programs, its facade's says too. */
final class OwnCommentIT extends FreshDatabase {

  private static final Names NAMES = new Names(Set.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@omit",
        "@omit\nNobody outside sees these.",
        "Plain words.\n\nIn two paragraphs; with 'quotes' and a \\ in them.",
        "Facade of the building.",
        "Facade of dom.others.\n\nFacade of dom.more.",
        "Ends with a newline\n",
        "A ${parameter} and -- dashes\r\nand a carriage return",
        " Not shown as stored: nothing.",
      })
  void the_comment_of_a_table_stays_in_front_on_its_facade_and_goes_back_as_it_was(String own)
      throws SQLException {
    database.apply("comment on table public.tickets is " + Names.literal(own));
    Fingerprint before = database.fingerprint();
    MovePlan plan = moved(Move.of("public", "tickets", "dom", "tickets"));
    assertThat(comment("public.tickets")).isEqualTo(own + "\n\nFacade of dom.tickets.");
    assertThat(comment("dom.tickets")).isEqualTo(own);
    assertThat(FacadeComment.read(comment("public.tickets")))
        .hasValue(new FacadeComment(own, "dom.tickets", List.of()));
    database.apply(plan.rollback());
    assertThat(before.differencesTo(database.fingerprint())).isEmpty();
  }

  @Test
  void without_a_comment_the_mark_is_all_there_is() throws SQLException {
    database.apply("comment on table public.tickets is null");
    moved(Move.of("public", "tickets", "dom", "tickets"));
    assertThat(comment("public.tickets")).isEqualTo("Facade of dom.tickets.");
  }

  @Test
  void a_facade_that_is_made_anew_keeps_it() throws SQLException {
    database.apply("comment on table public.tickets is E'@omit\\nOurs.'");
    moved(Move.of("public", "tickets", "dom", "tickets"));
    database.apply("alter table dom.tickets add column extra integer");
    Fingerprint before = database.fingerprint();
    FacadeReissue reissue;
    try (Connection connection = database.migration()) {
      reissue =
          FacadeReissue.of(
              connection, new QualifiedName("public", "tickets"), List.of(), List.of("extra"));
    }
    assertThat(reissue.refusals()).isEmpty();
    database.apply(reissue.forward());
    assertThat(comment("public.tickets"))
        .isEqualTo("@omit\nOurs.\n\nFacade of dom.tickets. Not shown as stored: extra.");
    database.apply(reissue.rollback());
    assertThat(before.differencesTo(database.fingerprint())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Facade of dom.t.",
        "Facade of dom.t. Not shown as stored: a, \"B c\".",
        "Facade of \"Dom\".\"a.b \"\"c\".",
        "Own.\n\nFacade of dom.t. Not shown as stored: a.",
      })
  void a_mark_is_read_back_as_it_was_written(String text) {
    assertThat(FacadeComment.read(text).orElseThrow().text(NAMES)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mine.", "The Facade of dom.t.", "Own.\nFacade of dom.t."})
  void what_has_no_mark_is_no_facade(String text) {
    assertThat(FacadeComment.read(text)).isEmpty();
  }

  private String comment(String relation) throws SQLException {
    try (Connection connection = database.migration()) {
      return VariedDatabase.query(
              connection, "select obj_description('%s'::regclass, 'pg_class')".formatted(relation))
          .get(0);
    }
  }
}
