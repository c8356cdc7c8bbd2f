package dev.pgrehearse.selection;

import static dev.pgrehearse.selection.Shop.SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is selected when files under {@code verification/} change. */
final class SpecChangesTest {

  private static final String REHEARSAL = SPEC + "rehearsal.yaml";

  @TempDir private Path temporary;
  private Project shop;

  @BeforeEach
  void commit() throws IOException {
    shop = Shop.at(temporary);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SPEC + "legacy.sql",
        SPEC + "fixtures.sql",
        "verification/platform/roles.sql",
        "verification/platform/more.sql"
      })
  void what_everything_stands_on_selects_everything(String file) throws IOException {
    shop.write(file, "select 1;");

    Selection selection = changed();

    assertThat(selection.isWhole()).isTrue();
    assertThat(selection.whole()).containsExactly(file + " changed");
    assertThat(selection.main().before()).isEmpty();
    assertThat(selection.chosen()).isEqualTo(8);
    assertThat(selection.summary()).startsWith("all of shop, compared with HEAD (");
    assertThat(selection.summary()).endsWith("): " + file + " changed");
  }

  @Test
  void several_reasons_are_counted() throws IOException {
    shop.write(SPEC + "legacy.sql", "select 1;").write(SPEC + "fixtures.sql", "select 1;");

    assertThat(changed().summary())
        .endsWith(": verification/shop/legacy.sql changed and 1 more reasons");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verification/platform/README.md",
        SPEC + "notes.txt",
        SPEC + "checks/README.md",
        SPEC + "mutants.yaml",
        "verification/other/rehearsal.yaml"
      })
  void what_a_rehearsal_does_not_read_selects_nothing(String file) throws IOException {
    shop.write(file, "harmless: []\n");

    assertThat(changed().isEmpty()).isTrue();
    assertThat(changed().summary()).endsWith("; files that differ: 1");
  }

  @Test
  void words_for_readers_in_rehearsal_yaml_select_nothing() throws IOException {
    shop.edit(REHEARSAL, "title: A shop", "# It sells.\ntitle: Another shop");

    assertThat(changed().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "claims: { sub: a } | claims: { sub: b }",
        "fixtures: fixtures.sql | fixtures: volume.sql",
        "legacy: legacy.sql | legacy: volume.sql",
        "changelog: changelog/shop.yaml | changelog: changelog/shop/10_base.yaml"
      })
  void who_and_on_what_selects_everything(String from, String to) throws IOException {
    shop.write(
            SPEC + "checks/more.yaml",
            "phase: base\nchecks:\n  - { name: a, because: b, as: alice, sql: select 1, count: 1 }\n")
        .commit();
    shop.edit(REHEARSAL, from, to);

    assertThat(changed().whole()).contains(REHEARSAL + " changed");
  }

  @Test
  void a_new_system_is_selected_whole() throws IOException {
    shop.write(
        "verification/second/rehearsal.yaml", "title: Second\nchangelog: changelog/extra.yaml\n");

    assertThat(shop.changed("second").whole())
        .containsExactly("verification/second/rehearsal.yaml is new");
  }

  @Test
  void what_is_agreed_for_a_changeset_selects_it() throws IOException {
    shop.edit(
        REHEARSAL,
        "options:",
        """
        irreversible:
          - { changeset: 20_more/2_grants, because: it is so }
        loses:
          - { changeset: extra/1_orders, relation: public.x, because: it is so }
        options:""");

    assertThat(words())
        .containsExactly(
            "20_more/2_grants: what is agreed for it changed in verification/shop/rehearsal.yaml",
            "extra extra/1_orders: what is agreed for it changed in"
                + " verification/shop/rehearsal.yaml");
  }

  @Test
  void an_option_that_is_new_is_selected_whole_and_the_rest_is_not() throws IOException {
    shop.write("changelog/second.yaml", "databaseChangeLog:\n" + Shop.changeset("second/1", "s"));
    shop.edit(
        REHEARSAL, "options:", "options:\n  - { name: second, changelog: changelog/second.yaml }");

    assertThat(words())
        .containsExactly("second second/1: option second is new; second.yaml is new");
  }

  @Test
  void an_option_that_is_gone_is_said() throws IOException {
    String yaml = shop.tree().read(REHEARSAL);
    shop.edit(
        SPEC + "access.yaml",
        "options:\n  extra:\n    relations:\n      public.extras:\n        alice: { select: all }\n",
        "");
    shop.write(
        REHEARSAL,
        yaml.substring(0, yaml.indexOf("options:")).replace("  extra: fixtures/extra.sql\n", ""));

    assertThat(changed().gone()).containsExactly("option extra");
  }

  @Test
  void the_start_of_an_option_selects_the_option() throws IOException {
    shop.write(SPEC + "extra-legacy.sql", "select 1;");

    assertThat(words())
        .containsExactly(
            "extra extra/1_orders: verification/shop/extra-legacy.sql changed",
            "extra extra/2_grants: verification/shop/extra-legacy.sql changed");
  }

  @Test
  void rows_after_a_phase_select_from_its_end_on() throws IOException {
    shop.write(SPEC + "fixtures/base.sql", "select 1;");

    Selection selection = changed();

    assertThat(Project.ids(selection))
        .containsExactly(
            "10_base/2_lines",
            "20_more/1_policies",
            "20_more/2_grants",
            "20_more/3_views",
            "20_more/4_tag");
    assertThat(selection.options().get("extra").chosen()).hasSize(2);
    assertThat(words().get(0))
        .isEqualTo(
            "10_base/2_lines: the rows put in after base (verification/shop/fixtures/base.sql)"
                + " changed");
  }

  @Test
  void rows_after_a_phase_of_an_option_select_its_end() throws IOException {
    shop.write(SPEC + "fixtures/extra.sql", "select 1;");

    assertThat(words())
        .containsExactly(
            "extra extra/2_grants: the rows put in after extra"
                + " (verification/shop/fixtures/extra.sql) changed");
  }

  @Test
  void rows_after_a_phase_that_had_none_select_from_its_end_on() throws IOException {
    shop.edit(REHEARSAL, "  extra: f", "  last: fixtures/extra.sql\n  extra: f");

    assertThat(words().get(0))
        .isEqualTo("20_more/4_tag: the rows put in after last changed in " + REHEARSAL);
  }

  @Test
  void a_check_selects_its_phase() throws IOException {
    shop.edit(SPEC + "checks/base.yaml", "select 2", "select 22");

    Selection selection = changed();

    assertThat(words())
        .containsExactly(
            "10_base/1_orders: check alice_sees_two at verification/shop/checks/base.yaml:4"
                + " changed",
            "10_base/2_lines: check alice_sees_two at verification/shop/checks/base.yaml:4"
                + " changed");
    assertThat(selection.checks()).hasSize(1);
    assertThat(selection.checks().get(0).check().name()).isEqualTo("alice_sees_two");
    assertThat(selection.checks().get(0).option()).isEmpty();
    assertThat(selection.checks().get(0).from().get().id()).isEqualTo("10_base/1_orders");
    assertThat(selection.checks().get(0).end().get().id()).isEqualTo("10_base/2_lines");
    assertThat(selection.summary()).endsWith("; also changed checks: 1");
  }

  @Test
  void a_new_check_is_the_only_one_of_its_file() throws IOException {
    shop.edit(
        SPEC + "checks/base.yaml",
        "checks:\n",
        "checks:\n  - { name: new_one, because: it is, as: alice, sql: select 5, count: 1 }\n");

    assertThat(changed().checks())
        .extracting(check -> check.reason())
        .containsExactly("check new_one at verification/shop/checks/base.yaml:3 is new");
  }

  @Test
  void where_a_check_stands_and_why_is_not_what_it_does() throws IOException {
    shop.edit(SPEC + "checks/base.yaml", "it is hers", "nobody else's");
    shop.edit(SPEC + "checks/base.yaml", "checks:\n", "# All of them:\n\nchecks:\n");
    shop.rename(SPEC + "checks/more.yaml", SPEC + "checks/moved.yaml");

    assertThat(changed().isEmpty()).isTrue();
    assertThat(changed().gone()).isEmpty();
  }

  @Test
  void a_check_that_is_gone_is_said() throws IOException {
    shop.delete(SPEC + "checks/more.yaml");

    assertThat(changed().isEmpty()).isTrue();
    assertThat(changed().gone())
        .containsExactly(
            "check alice_sees_more, which stood at verification/shop/checks/more.yaml:3",
            "check it_is_quick, which stood at verification/shop/checks/more.yaml:4");
    assertThat(changed().summary())
        .contains("; gone: check alice_sees_more, which stood at verification/shop/checks/more");
  }

  @Test
  void the_phase_of_a_whole_file_is_a_change_of_its_checks() throws IOException {
    shop.edit(SPEC + "checks/base.yaml", "phase: base", "phase: base\nthroughout: true");

    assertThat(changed().checks()).hasSize(2);
  }

  @Test
  void checks_that_could_not_be_read_then_are_new() throws IOException {
    shop.edit(SPEC + "checks/base.yaml", "count: 1", "cuont: 1").commit();
    shop.edit(SPEC + "checks/base.yaml", "cuont: 1", "count: 1");

    assertThat(changed().checks()).hasSize(2);
  }

  @Test
  void a_check_on_many_rows_selects_no_changeset() throws IOException {
    shop.edit(SPEC + "checks/more.yaml", "select 4", "select 44");

    Selection selection = changed();

    assertThat(words()).isEmpty();
    assertThat(selection.isEmpty()).isFalse();
    assertThat(selection.volume())
        .containsExactly("check it_is_quick at verification/shop/checks/more.yaml:4 changed");
    assertThat(selection.checks().get(0).from()).isEmpty();
  }

  @Test
  void many_rows_select_no_changeset() throws IOException {
    shop.write(SPEC + "volume.sql", "select 1;");

    assertThat(words()).isEmpty();
    assertThat(changed().volume()).containsExactly("verification/shop/volume.sql changed");

    shop.commit().edit(REHEARSAL, "rows: 10", "rows: 20");

    assertThat(changed().volume()).containsExactly("volume changed in " + REHEARSAL);
  }

  @Test
  void expected_access_selects_no_changeset_and_asks_for_the_matrix() throws IOException {
    shop.edit(SPEC + "access.yaml", "insert: own", "insert: own + shared");
    shop.edit(SPEC + "access.yaml", "select: all", "select: own");
    shop.edit(SPEC + "access.yaml", "some-rule", "other-rule");

    Selection selection = changed();

    assertThat(words()).isEmpty();
    assertThat(selection.isEmpty()).isFalse();
    assertThat(selection.access())
        .containsExactly(
            "expected access of public.extras in option extra changed",
            "expected access of public.lines changed",
            "what is accepted of other-rule on public.orders changed",
            "what is accepted of some-rule on public.orders changed");
    assertThat(selection.summary())
        .matches("0 of 8 changesets of shop, compared with HEAD .*; also expected access");
  }

  @Test
  void access_yaml_said_otherwise_is_the_same() throws IOException {
    shop.edit(
        SPEC + "access.yaml",
        "  public.orders:\n    alice: { select: own }\n",
        "  # hers\n  public.orders: { alice: { select: own } }\n");

    assertThat(changed().isEmpty()).isTrue();
  }

  @Test
  void access_yaml_that_is_new_or_gone() throws IOException {
    shop.rename(SPEC + "access.yaml", "elsewhere.yaml");

    assertThat(changed().gone()).containsExactly("verification/shop/access.yaml");
    assertThat(changed().isEmpty()).isTrue();

    shop.commit().rename("elsewhere.yaml", SPEC + "access.yaml");

    assertThat(changed().access()).containsExactly("verification/shop/access.yaml is new");
  }

  @Test
  void what_clients_send_selects_no_changeset() throws IOException {
    shop.edit(SPEC + "clients/app.yaml", "select 1", "select 2");

    assertThat(words()).isEmpty();
    assertThat(changed().clients())
        .containsExactly("what clients send changed in verification/shop/clients/app.yaml");

    shop.edit(
        SPEC + "clients/app.yaml",
        "- { as: alice, sql: select 2 }",
        "# Still:\n  - { as: alice, sql: select 1 }");

    assertThat(changed().clients()).isEmpty();
  }

  @Test
  void a_client_that_is_new_or_gone() throws IOException {
    shop.rename(SPEC + "clients/app.yaml", SPEC + "clients/new.yaml");

    assertThat(changed().clients())
        .containsExactly("what clients send changed in verification/shop/clients/new.yaml");
    assertThat(changed().gone()).containsExactly("verification/shop/clients/app.yaml");
  }

  @Test
  void an_option_has_changes_of_its_own() throws IOException {
    shop.edit("changelog/extra.yaml", "2_grants\n", "2_grants\n      context: demo\n");

    Selection selection = changed();

    assertThat(words())
        .containsExactly(
            "extra extra/2_grants: its entry in extra.yaml:10 changed (contextFilter)");
    assertThat(selection.main().isEmpty()).isTrue();
    assertThat(selection.main().before()).hasSize(6);
    assertThat(selection.main().following()).isEmpty();
    assertThat(selection.leftOut())
        .containsExactly(
            "all 6 changesets of the main changelog",
            "1 changeset of option extra before extra/2_grants");
  }

  @Test
  void several_changes_at_once() throws IOException {
    shop.edit(SPEC + "checks/base.yaml", "select 2", "select 22");
    shop.edit("changelog/shop/10_base.yaml", "2_lines\n", "2_lines\n      context: demo\n");
    shop.edit(SPEC + "access.yaml", "insert: own", "insert: all");

    Selection selection = changed();

    assertThat(selection.main().first().get().id()).isEqualTo("10_base/1_orders");
    assertThat(words().get(1))
        .isEqualTo(
            "10_base/2_lines: its entry in changelog/shop/10_base.yaml:10 changed (contextFilter);"
                + " check alice_sees_two at verification/shop/checks/base.yaml:4 changed");
    assertThat(selection.main().following()).hasSize(4);
    assertThat(selection.leftOut()).isEmpty();
    assertThat(selection.summary())
        .matches("2 of 8 changesets .*; also changed checks: 1, expected access");
  }

  private Selection changed() {
    return shop.changed("shop");
  }

  private List<String> words() {
    return Project.inWords(changed());
  }
}
