package dev.pgrehearse.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpecTest {

  private static final String REHEARSAL =
      """
      title: A shop
      changelog: changelog/shop.yaml
      identities:
        alice:
          role: authenticated
          claims: { sub: "1", admin: true, level: 3 }
      """;

  @TempDir private Path home;

  @BeforeEach
  void writeGoodSpec() throws IOException {
    write("changelog/shop.yaml", "databaseChangeLog: []");
    write("verification/shop/rehearsal.yaml", REHEARSAL);
  }

  @Test
  void a_good_spec_is_read() throws IOException {
    checks(
        """
        phase: base
        checks:
          - name: alice_sees_one
            because: she has one
            as: alice
            steps:
              - { sql: select 1, rows: [[1, null, true]] }
              - { as: migration, sql: insert into x values (1), sqlstate: "23505", constraint: x_pkey }
        """);

    SystemSpec spec = new Spec(home).read("shop");

    assertThat(spec.title()).isEqualTo("A shop");
    Check check = spec.checks().get(0);
    assertThat(check.steps().get(0).identity().claims())
        .containsEntry("sub", "1")
        .containsEntry("admin", true)
        .containsEntry("level", 3L);
    assertThat(check.steps().get(0).expectation())
        .isEqualTo(
            new Expectation.Rows(
                java.util.List.of(
                    java.util.List.of(Optional.of("1"), Optional.empty(), Optional.of("true")))));
    assertThat(check.steps().get(1).identity()).isEqualTo(Identity.MIGRATION);
    assertThat(check.steps().get(1).location()).hasToString("verification/shop/checks/base.yaml:8");
  }

  @Test
  void an_unknown_system_names_the_known_ones() {
    assertThatThrownBy(() -> new Spec(home).read("shp"))
        .hasMessage(
            "there is no system 'shp'; known: shop. A system is a folder verification/<system>/"
                + " with a rehearsal.yaml.");
  }

  @Test
  void an_unknown_key_is_refused_with_the_known_ones() throws IOException {
    write("verification/shop/rehearsal.yaml", REHEARSAL + "fixture: rows.sql\n");
    refused(
        "verification/shop/rehearsal.yaml:7",
        "unknown key 'fixture', did you mean 'fixtures'; known here: changelog, deployment, fixtures,"
            + " fixtures_after, identities, irreversible, legacy, loses, options, owners, phase_fixtures,"
            + " refuses, roles, rows, tenants, title, volume");
  }

  @Test
  void a_wrong_type_is_refused_where_it_stands() throws IOException {
    write("verification/shop/rehearsal.yaml", REHEARSAL + "options: legacy\n");
    refused("verification/shop/rehearsal.yaml:7", "'options' must be a list");
    write("verification/shop/rehearsal.yaml", REHEARSAL + "volume: [1]\n");
    refused("verification/shop/rehearsal.yaml:7", "'volume' must be a mapping of keys to values");
    write("verification/shop/rehearsal.yaml", "title: [a]\nchangelog: changelog/shop.yaml\n");
    refused("verification/shop/rehearsal.yaml:1", "'title' must be a text");
  }

  @Test
  void a_missing_key_is_named() throws IOException {
    write("verification/shop/rehearsal.yaml", "title: A shop\n");
    refused("verification/shop/rehearsal.yaml:1", "the key 'changelog' is missing");
  }

  @Test
  void a_key_that_stands_twice_is_refused() throws IOException {
    write("verification/shop/rehearsal.yaml", REHEARSAL + "title: again\n");
    refused("verification/shop/rehearsal.yaml:7", "the key 'title' stands twice");
  }

  @Test
  void a_file_that_is_not_there_is_named() throws IOException {
    write("verification/shop/rehearsal.yaml", REHEARSAL + "fixtures: rows.sql\n");
    refused(
        "verification/shop/rehearsal.yaml:7",
        "'fixtures' names verification/shop/rows.sql, which is not there");
  }

  @Test
  void malformed_yaml_is_refused_with_its_line() throws IOException {
    write("verification/shop/rehearsal.yaml", "title: [a\nchangelog: b\n");
    refused(
        "verification/shop/rehearsal.yaml:2",
        "this is not valid YAML: expected ',' or ']', but got :");
  }

  @Test
  void an_empty_file_and_one_that_is_no_mapping_are_refused() throws IOException {
    write("verification/shop/rehearsal.yaml", "");
    refused("verification/shop/rehearsal.yaml", "this file is empty");
    write("verification/shop/rehearsal.yaml", "- a\n");
    refused("verification/shop/rehearsal.yaml:1", "this must be a mapping of keys to values");
  }

  @Test
  void a_check_has_one_expectation() throws IOException {
    check("    sql: select 1\n    as: alice\n    count: 1\n    value: 1\n");
    refused(
        "verification/shop/checks/base.yaml:3",
        "a statement has one expectation, not count and value");
  }

  @Test
  void a_sqlstate_is_five_characters() throws IOException {
    check("    sql: select 1\n    as: alice\n    sqlstate: 235\n");
    refused(
        "verification/shop/checks/base.yaml:7",
        "'sqlstate' must be five digits or capital letters in quotes, e.g. \"23505\"");
  }

  @Test
  void where_versions_differ_one_of_several_sqlstates_will_do() throws IOException {
    check("    sql: select 1\n    as: alice\n    sqlstate: ['23503', '23001']\n");
    assertThat(new Spec(home).read("shop").checks().get(0).steps().get(0).expectation())
        .isEqualTo(
            new Expectation.Refused(
                java.util.List.of("23503", "23001"), Optional.empty(), Optional.empty()));
    check("    sql: select 1\n    as: alice\n    sqlstate: []\n");
    refused(
        "verification/shop/checks/base.yaml:7", "'sqlstate' must be one code or a list of them");
  }

  @Test
  void a_constraint_goes_with_a_sqlstate() throws IOException {
    check("    sql: select 1\n    as: alice\n    constraint: x\n");
    refused(
        "verification/shop/checks/base.yaml:3", "'constraint' and 'message' go with 'sqlstate'");
  }

  @Test
  void a_check_cannot_become_the_superuser_who_opened_its_connection() throws IOException {
    check("    as: alice\n    sql: SET session  authorization default\n");
    refused(
        "verification/shop/checks/base.yaml:6",
        "a_check changes the session's authorization; say who sends a statement with 'as'");
  }

  @Test
  void an_unknown_identity_names_the_known_ones() throws IOException {
    check("    sql: select 1\n    as: mallory\n");
    refused(
        "verification/shop/checks/base.yaml:6",
        "unknown identity 'mallory'; known: alice, migration. Identities are listed in"
            + " rehearsal.yaml.");
  }

  @Test
  void a_check_says_who_sends_it() throws IOException {
    check("    sql: select 1\n");
    refused("verification/shop/checks/base.yaml:3", "a_check: 'as' is missing, who sends this?");
  }

  @Test
  void a_check_has_statements_of_one_kind_and_at_least_one() throws IOException {
    check("    as: alice\n    sql: select 1\n    steps: [{ sql: select 1 }]\n");
    refused(
        "verification/shop/checks/base.yaml:3", "a_check has both 'sql' and 'steps'; write one");
    check("    as: alice\n    steps: []\n");
    refused(
        "verification/shop/checks/base.yaml:3",
        "a_check has no steps: a check must check something");
    checks("phase: base\nchecks: []\n");
    refused("verification/shop/checks/base.yaml:1", "a file of checks must hold at least one");
  }

  @Test
  void a_count_is_a_whole_number_and_rows_are_lists() throws IOException {
    check("    sql: select 1\n    as: alice\n    count: few\n");
    refused("verification/shop/checks/base.yaml:7", "'count' must be a whole number");
    check("    sql: select 1\n    as: alice\n    rows: [1, 2]\n");
    refused("verification/shop/checks/base.yaml:7", "'rows' must be a list");
  }

  @Test
  void two_checks_of_one_name_are_refused() throws IOException {
    check("    sql: select 1\n    as: alice\n");
    write(
        "verification/shop/checks/other.yaml",
        Files.readString(home.resolve("verification/shop/checks/base.yaml")));
    refused(
        "verification/shop/checks/other.yaml:3",
        "the check a_check stands already at verification/shop/checks/base.yaml:3");
  }

  @Test
  void a_name_is_a_fact_in_snake_case() throws IOException {
    checks("phase: base\nchecks:\n  - name: Alice sees\n    because: x\n    sql: select 1\n");
    refused("verification/shop/checks/base.yaml:3", "'name' must be a fact in snake_case");
  }

  private void check(String rest) throws IOException {
    checks("phase: base\nchecks:\n  - name: a_check\n    because: it must\n" + rest);
  }

  private void checks(String text) throws IOException {
    write("verification/shop/checks/base.yaml", text);
  }

  private void refused(String location, String message) {
    SpecException e = catchThrowableOfType(SpecException.class, () -> new Spec(home).read("shop"));
    assertThat(e).isNotNull().hasMessage(message);
    assertThat(e.location()).hasToString(location);
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
