package dev.pgrehearse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlStatementTest {

  @Test
  void comments_and_the_inside_of_quotes_are_gone() {
    assertThat(SqlStatement.split("SELECT 'a;b', $x$;$x$ /* ; /* ; */ */ FROM \"Shop\".\"t\" -- ;"))
        .extracting(SqlStatement::normal)
        .containsExactly("select '' , $$ from \"Shop\".t");
  }

  @Test
  void a_backslash_escapes_only_in_an_escape_string() {
    assertThat(SqlStatement.split("select E'\\';'; select '\\'; select 3"))
        .extracting(SqlStatement::normal)
        .containsExactly("select ''", "select ''", "select 3");
  }

  @Test
  void the_body_of_a_standard_function_is_one_statement() {
    assertThat(
            SqlStatement.split(
                "create function f() returns int begin atomic select case when true then 1 end; end;"
                    + " select 2"))
        .extracting(SqlStatement::offset)
        .containsExactly(0, 84);
  }

  @Test
  void a_parameter_is_no_dollar_quote() {
    assertThat(SqlStatement.split("select $1; select a$b$c; select 3"))
        .extracting(SqlStatement::normal)
        .containsExactly("select $ 1", "select a$b$c", "select 3");
  }

  @Test
  void what_never_ends_is_not_closed() {
    assertThat(new SqlLexer("select 'a").closed()).isFalse();
    assertThat(new SqlLexer("select $$a").closed()).isFalse();
    assertThat(new SqlLexer("select /* a /* b */").closed()).isFalse();
    assertThat(new SqlLexer("select \"a").closed()).isFalse();
    assertThat(new SqlLexer("select 'a' -- b'").closed()).isTrue();
    assertThat(new SqlLexer("select 'a' /* b */").closed()).isTrue();
  }
}
