package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postgresql.util.ServerErrorMessage;

final class FailedLineTest {

  private static final String TWO =
      """
      create table a (id int);

      -- the second; with a semicolon in its comment
      alter table nowhere add b int;
      """;

  @Test
  void the_statement_is_the_one_with_the_quoted_word_at_the_position() {
    int position = TWO.indexOf("nowhere") - TWO.indexOf(';');
    assertThat(line(TWO, "42P01", "relation \"nowhere\" does not exist", position)).isEqualTo(4);
  }

  @Test
  void carriage_returns_are_not_counted_because_liquibase_does_not_send_them() {
    int position = TWO.indexOf("nowhere") - TWO.indexOf(';');
    assertThat(
            line(
                TWO.replace("\n", "\r\n"),
                "42P01",
                "relation \"nowhere\" does not exist",
                position))
        .isEqualTo(4);
  }

  @Test
  void a_byte_order_mark_is_not_counted() {
    assertThat(line("\uFEFFselect\nnothing;", "42703", "column \"nothing\" does not exist", 8))
        .isEqualTo(2);
  }

  @Test
  void a_position_after_characters_outside_the_basic_plane_is_right() {
    String sql = "select '😀😀😀',\nnothing";
    assertThat(line(sql, "42703", "column \"nothing\" does not exist", 15)).isEqualTo(2);
  }

  @Test
  void a_dollar_quoted_body_with_semicolons_is_one_statement() {
    String sql =
        """
        create function f() returns int language plpgsql as $$
        begin
            return 1;
        end
        $$;
        selct 1;
        """;
    int position = sql.indexOf("selct") - sql.lastIndexOf("$$;") - 2;
    assertThat(line(sql, "42601", "syntax error at or near \"selct\"", position)).isEqualTo(6);
  }

  @Test
  void a_statement_that_liquibase_has_split_and_trimmed_is_found_too() {
    assertThat(line("select 1;\n\n\nselct 2;", "42601", "syntax error at or near \"selct\"", 1))
        .isEqualTo(4);
  }

  @Test
  void a_syntax_error_at_the_end_of_input_is_at_the_end_of_a_statement() {
    assertThat(line("select 1;\nselect (\n", "42601", "syntax error at end of input", 11))
        .isEqualTo(3);
    assertThat(line("select (", "42601", "syntax error at end of input", 9)).isEqualTo(1);
  }

  @Test
  void quoted_identifiers_literals_and_operators_are_recognised() {
    assertThat(line("select 1;\nselect \"No\";", "42703", "column \"No\" does not exist", 9))
        .isEqualTo(2);
    assertThat(
            line(
                "select 1;\nselect 'x'::int;",
                "22P02",
                "invalid input syntax for type integer: \"x\"",
                9))
        .isEqualTo(2);
    assertThat(
            line(
                "select 1;\nselect 'a' + 1::box;",
                "42883",
                "operator does not exist: unknown + box",
                13))
        .isEqualTo(2);
  }

  @Test
  void without_a_position_the_only_statement_with_the_name_is_meant() {
    String sql = "create table a (id int);\n\n-- again\ncreate table b (id int);";
    assertThat(line(sql, "42P07", "relation \"b\" already exists", 0)).isEqualTo(4);
  }

  @Test
  void an_error_about_rows_is_not_pinned_on_the_statement_that_defines_the_constraint() {
    String sql = "alter table a add constraint a_check check (x > 0);\ninsert into a values (0);";
    assertThat(line(sql, "23514", "new row violates check constraint \"a_check\"", 0)).isZero();
  }

  @Test
  void a_raise_in_the_only_do_block_is_counted_from_its_body() {
    String sql = "select 1;\n-- stop\ndo $$\nbegin\n    raise exception 'no';\nend\n$$;\nselect 2;";
    ServerErrorMessage error =
        message("P0001", "no", 0, "PL/pgSQL function inline_code_block line 3 at RAISE");
    assertThat(new FailedLine(sql).of(error)).isEqualTo(5);
  }

  @Test
  void what_cannot_be_told_is_0() {
    assertThat(line("select 1;\nselect 2;", "57014", "canceling statement", 0)).isZero();
    assertThat(line("select 1;\nselect 2;", "42601", "something else", 3)).isZero();
    assertThat(line("", "42601", "something else", 3)).isZero();
  }

  private static int line(String sql, String state, String text, int position) {
    return new FailedLine(sql).of(message(state, text, position, ""));
  }

  /** In the form that Postgres sends it. */
  private static ServerErrorMessage message(String state, String text, int position, String where) {
    return new ServerErrorMessage(
        "SERROR\0C%s\0M%s\0%s%s\0"
            .formatted(
                state,
                text,
                position > 0 ? "P" + position + "\0" : "",
                where.isEmpty() ? "" : "W" + where + "\0"));
  }
}
