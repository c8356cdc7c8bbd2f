package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlScriptTest {
  private static final Path FILE = Path.of("fixtures.sql");

  @Test
  void statements_end_at_semicolons_and_know_their_line() {
    assertThat(split("select 1;\n\n-- why\nselect\n  2;\n/* ; */ select 3"))
        .containsExactly(
            new SqlStatement("select 1", 1),
            new SqlStatement("select\n  2", 4),
            new SqlStatement("select 3", 6));
  }

  @Test
  void a_script_of_comments_alone_has_no_statement() {
    assertThat(split("-- nothing\n/* at /* all */ ; */\n;;")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ';'",
        "select 'it''s; fine'",
        "select e'\\';'",
        "select \"a;b\" from t",
        "select $$ ; $$",
        "select $a$ ; $$ ; $b$ ; $a$",
        "select 1 -- ; no end\n + 1",
        "select 1 /* ; /* ; */ ; */ + 1",
        "create rule r as on insert to t do (select 1; select 2)",
        "create function f() returns int begin atomic select 1; select 2; end",
        "create or replace procedure p() begin atomic select case when true then 1 end; end",
        "create function f() returns int language sql as $$ begin; $$",
        "select a$b$c, d$b$ from t",
        "select 1e5, 'a' || E'\\n;'",
      })
  void a_semicolon_inside_is_not_an_end(String statement) {
    assertThat(split(statement + ";\nselect 'next';"))
        .extracting(SqlStatement::text)
        .containsExactly(statement, "select 'next'");
  }

  @Test
  void begin_and_end_of_a_transaction_are_statements() {
    assertThat(split("begin; select 1; end; begin; commit;")).hasSize(5);
  }

  @Test
  void a_command_of_psql_is_refused_with_its_line() {
    assertThatThrownBy(() -> split("select 1;\n\\set who alice\nselect 2;"))
        .isInstanceOf(SqlScriptException.class)
        .hasMessage(
            """
            fixtures.sql:2: "\\set who alice" is a command of psql, not SQL; write what it does as \
            SQL""");
  }

  @Test
  void what_pg_dump_writes_for_the_safety_of_psql_is_passed_over() {
    assertThat(split("\\restrict a1B2\n\nselect 1;\n\n\\unrestrict a1B2\n"))
        .containsExactly(new SqlStatement("select 1", 3));
  }

  @Test
  void the_rows_of_a_copy_go_to_where_a_backslash_with_a_period_ends_them() {
    List<SqlStatement> statements =
        split("select 1;\n\ncopy t (a, b) from stdin;\n1\t;2\n\\\\.\n\\.\n\nselect 2;");

    assertThat(statements)
        .containsExactly(
            new SqlStatement("select 1", 1),
            new SqlStatement("copy t (a, b) from stdin", 3, Optional.of("1\t;2\n\\\\.\n")),
            new SqlStatement("select 2", 8));
    assertThat(split("copy t from stdin;\n\\.\n").get(0).rows()).contains("");
  }

  @Test
  void rows_of_a_copy_that_do_not_end_are_refused_with_its_line() {
    assertThatThrownBy(() -> split("select 1;\n\ncopy t (a, b) from stdin;\n1\t2\n"))
        .isInstanceOf(SqlScriptException.class)
        .hasMessage("fixtures.sql:3: the rows of this copy do not end: a line with \\. is missing");
  }

  @Test
  void a_file_that_is_not_there_or_not_utf_8_is_named(@TempDir Path folder) throws IOException {
    Path none = folder.resolve("none.sql");
    assertThatThrownBy(() -> SqlScript.read(none)).hasMessage(none + ":1: no such file");
    Path latin = Files.write(folder.resolve("latin.sql"), new byte[] {(byte) 0xe4, 'x'});
    assertThatThrownBy(() -> SqlScript.read(latin))
        .hasMessage(latin + ":1: this is not UTF-8; save the file as UTF-8");
  }

  private static List<SqlStatement> split(String script) {
    return SqlSplitter.split(FILE, script);
  }
}
