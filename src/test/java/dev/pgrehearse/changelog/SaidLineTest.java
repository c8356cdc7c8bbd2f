package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SaidLineTest {

  private static final List<String> YAML =
      """
      # orders
      databaseChangeLog:
        - changeSet:
            id: "1"
            author: a
        - changeSet:
            author: b
            changes:
              - creatTable: { tableNam: x }
        - changeSet: { id: 3, author: c }
      """
          .lines()
          .toList();

  @Test
  void what_liquibase_quotes_is_looked_for() {
    SaidLine line = new SaidLine(YAML);

    assertThat(line.of("Unknown change type 'creatTable'. Check for spelling.")).isEqualTo(9);
    assertThat(line.of("Unexpected node: tableNam")).isEqualTo(9);
    assertThat(line.of("Could not find databaseChangeLog node")).isEqualTo(2);
    assertThat(line.of("Something else is 'wrong here'")).isZero();
  }

  @Test
  void a_changeset_that_lacks_something_is_found_by_what_the_others_have() {
    assertThat(new SaidLine(YAML).ofChangesetWithout("id")).isEqualTo(6);
    assertThat(new SaidLine(YAML).ofChangesetWithout("author")).isZero();
    assertThat(
            new SaidLine(
                    List.of("<changeSet id=\"1\">", "</changeSet>", "<changeSet author=\"a\">"))
                .ofChangesetWithout("id"))
        .isEqualTo(3);
  }

  @Test
  void a_rollback_comment_that_does_not_end_is_the_last() {
    assertThat(
            new SaidLine(List.of("/* liquibase rollback", "*/", "  /* liquibase rollback", "x"))
                .of("Liquibase rollback comment is not closed."))
        .isEqualTo(3);
  }

  @Test
  void an_empty_file_has_no_line() {
    assertThat(new SaidLine(List.of()).of("Could not find databaseChangeLog node")).isZero();
  }
}
