package dev.pgrehearse.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgrehearse.changelog.ChangelogException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClosingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select 1;~create policy p on t using (a = (b);| 2 | this ( is not closed",
        "create policy p on t using (a = b));| 1 | this ) closes nothing",
        "select a[1;| 1 | this [ is not closed",
        "select (a];| 1 | this ( is not closed",
        "select 1;~~select 'a;~select 2;| 3 | this string is not closed",
        "select $a$ $$;| 1 | this string is not closed",
        "select \"a;| 1 | this quoted name is not closed",
        "select 1; /* a~b| 1 | this comment is not closed"
      })
  void what_does_not_end_is_refused_where_it_begins(String sql, int line, String message) {
    refused(sql.replace('~', '\n'), line, message);
  }

  @Test
  void parentheses_as_deep_as_nobody_reads_are_refused() {
    refused(
        "create policy p on t\n    using (" + "(".repeat(20_000) + "true" + ")".repeat(20_001),
        2,
        "parentheses nest deeper than 500 here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select '(', \"(\", $$ ( $$, E'\\'(' -- (\n /* ( */;",
        "create or replace rule r as on insert to v do instead (insert into t values (1); select 1);",
        "-- first\ncreate rule r as on delete to v do also (delete from t; notify n);",
        "select array[(1), (2)], (select 1);"
      })
  void what_ends_is_not(String sql) {
    assertThatCode(() -> new Closing("a.sql", sql).require()).doesNotThrowAnyException();
  }

  private static void refused(String sql, int line, String message) {
    ChangelogException e =
        catchThrowableOfType(ChangelogException.class, () -> new Closing("a.sql", sql).require());
    assertThat(e).hasMessage(message);
    assertThat(e.location()).hasToString("a.sql:" + line);
  }
}
