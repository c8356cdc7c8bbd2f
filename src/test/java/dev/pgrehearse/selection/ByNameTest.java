package dev.pgrehearse.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --only} and {@code --from}; no repository is needed for either. */
final class ByNameTest {

  @TempDir private Path temporary;
  private Project shop;

  @BeforeEach
  void write() throws IOException {
    shop = Shop.at(temporary);
  }

  @ParameterizedTest
  @CsvSource({
    "20_more/2_grants, 20_more/2_grants",
    "3_views, 20_more/3_views",
    "more/3_views, 20_more/3_views",
    "views, 20_more/3_views",
    "changelog/shop/20_more.yaml::20_more/2_grants, 20_more/2_grants",
    "changelog/shop/20_more.yaml::20_more/2_grants::me, 20_more/2_grants"
  })
  void a_changeset_is_named_by_its_id_or_the_end_of_it(String name, String id) {
    Selection selection = only(name);

    assertThat(Project.inWords(selection)).containsExactly(id + ": it was asked for");
    assertThat(selection.leftOut())
        .containsExactly(
            "%d changesets of the main changelog before %s"
                .formatted(selection.main().before().size(), id));
    assertThat(selection.isWhole()).isFalse();
    assertThat(selection.basis()).isEmpty();
  }

  @Test
  void several_are_chosen_in_the_order_of_the_changelog() {
    Selection selection = only("20_more/2_grants", "extra/1_orders", "10_base/1_orders");

    assertThat(Project.inWords(selection))
        .containsExactly(
            "10_base/1_orders: it was asked for",
            "20_more/2_grants: it was asked for",
            "extra extra/1_orders: it was asked for");
    assertThat(selection.main().before()).isEmpty();
    assertThat(selection.main().following()).hasSize(4);
    assertThat(selection.summary()).isEqualTo("3 of 8 changesets of shop, as asked for");
  }

  @Test
  void one_that_is_named_twice_is_chosen_once() {
    assertThat(Project.inWords(only("3_views", "20_more/3_views")))
        .containsExactly("20_more/3_views: it was asked for");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1_orders | '1_orders' may be any of 2 changesets; write which: 10_base/1_orders,"
            + " extra/1_orders",
        "3_veiws | there is no changeset '3_veiws'; did you mean 20_more/3_views?",
        "20_more | there is no changeset '20_more'; did you mean 20_more/4_tag?",
        "iews | there is no changeset 'iews'",
        "something else | there is no changeset 'something else'",
        "'' | there is no changeset ''"
      })
  void a_name_that_says_nothing_or_too_much_is_refused(String name, String message) {
    assertThatThrownBy(() -> only(name)).isInstanceOf(SelectionException.class).hasMessage(message);
  }

  @Test
  void the_same_id_in_several_files_is_told_apart_by_the_file() throws IOException {
    shop.write(
        "changelog/shop/20_more.yaml",
        "databaseChangeLog:\n" + Shop.changeset("1", "more") + Shop.changeset("21", "more"));
    shop.write("changelog/extra.yaml", "databaseChangeLog:\n" + Shop.changeset("1", "extra"));

    assertThatThrownBy(() -> only("1"))
        .isInstanceOf(SelectionException.class)
        .hasMessage(
            "'1' may be any of 2 changesets; write which:"
                + " changelog/shop/20_more.yaml::1::me, extra.yaml::1::me");
    assertThat(Project.inWords(only("extra.yaml::1"))).containsExactly("extra 1: it was asked for");
  }

  @ParameterizedTest
  @CsvSource({
    "20_more/2_grants, 20_more/2_grants, 5",
    "2_lines, 10_base/2_lines, 7",
    "more, 20_more/1_policies, 6",
    "policies, 20_more/1_policies, 6",
    "last, 20_more/3_views, 4",
    "v2, 20_more/4_tag, 3",
    "10_base/1_orders, 10_base/1_orders, 8"
  })
  void from_a_changeset_a_tag_or_a_label_on(String start, String first, int chosen) {
    Selection selection = from(start);

    assertThat(selection.main().first().get().id()).isEqualTo(first);
    assertThat(selection.chosen()).isEqualTo(chosen);
    assertThat(selection.options().get("extra").chosen()).hasSize(2);
    assertThat(selection.main().following()).isEmpty();
    assertThat(selection.summary())
        .isEqualTo("%d of 8 changesets of shop, from %s on".formatted(chosen, first));
  }

  @ParameterizedTest
  @CsvSource({"extra, 2", "extra/2_grants, 1"})
  void from_within_an_option_nothing_of_the_main_changelog(String start, int chosen) {
    Selection selection = from(start);

    assertThat(selection.main().isEmpty()).isTrue();
    assertThat(selection.main().before()).hasSize(6);
    assertThat(selection.chosen()).isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v3 | there is no changeset, tag or label 'v3'; did you mean v2?",
        "mroe | there is no changeset, tag or label 'mroe'; did you mean more?",
        "1_orders | '1_orders' may be any of 2 changesets; write which: 10_base/1_orders,"
            + " extra/1_orders"
      })
  void a_start_that_says_nothing_or_too_much_is_refused(String start, String message) {
    assertThatThrownBy(() -> from(start))
        .isInstanceOf(SelectionException.class)
        .hasMessage(message);
  }

  @Test
  void everything_is_chosen_where_no_part_is_asked_for() {
    Selection selection = shop.selector("shop").select(new Choice.Whole());

    assertThat(selection.isWhole()).isTrue();
    assertThat(selection.chosen()).isEqualTo(8);
    assertThat(selection.whole()).isEmpty();
    assertThat(selection.summary()).isEqualTo("all of shop");
  }

  @Test
  void only_nothing_is_nothing_to_ask_for() {
    assertThatThrownBy(() -> new Choice.Only(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name at least one changeset");
  }

  private Selection only(String... names) {
    return shop.selector("shop").select(new Choice.Only(List.of(names)));
  }

  private Selection from(String start) {
    return shop.selector("shop").select(new Choice.From(start));
  }
}
