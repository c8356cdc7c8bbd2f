package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Near or far, and however often it is asked: what is found is the first line that has it. */
class LineMapTest {

  @Property(tries = 500)
  void a_line_of_sql_is_the_next_line_that_contains_it(
      @ForAll("lines") List<String> some,
      @ForAll("lines") List<String> sql,
      @ForAll @IntRange(max = 600) int from) {
    List<String> file = repeated(some, 500);
    LineMap map = new LineMap(file);
    String text = String.join("\n", sql);
    for (int start : new int[] {0, 1, from, from / 2, from}) {
      assertThat(map.of(text, start)).isEqualTo(search(file, text, start));
    }
  }

  @Property(tries = 500)
  void an_index_finds_the_first_line_that_contains_a_text(
      @ForAll("lines") List<String> file,
      @ForAll("line") String text,
      @ForAll @IntRange(min = 1, max = 40) int from) {
    assertThat(new LineIndex(file).firstWith(text, from)).isEqualTo(next(file, text, from));
  }

  @Example
  void a_line_that_is_nowhere_takes_the_place_of_the_one_before() {
    List<String> file = new ArrayList<>(List.of("--changeset a:1", "select 1;"));
    IntStream.range(0, 300).forEach(i -> file.add("insert into ${schema}.t values (" + i + ");"));
    file.add("select 2;");
    String sql = "select 1;\ninsert into shop.t values (0);\n\nselect 2;";
    assertThat(new LineMap(file).of(sql, 1)).containsExactly(2, 2, 2, 303);
  }

  @Example
  void a_line_is_found_at_any_distance_and_at_the_end_of_the_file() {
    List<String> file = new ArrayList<>(Collections.nCopies(299, "create table t ();"));
    file.add("truncate t; -- far away");
    for (int from = 1; from <= 300; from++) {
      assertThat(new LineMap(file).of("truncate t; -- far away\nx", from))
          .containsExactly(300, 300);
    }
    assertThat(new LineMap(file).of("truncate t; -- far away\nx", 301)).containsExactly(301, 301);
  }

  @Example
  void the_next_rollback_is_found_from_any_line_and_else_the_line_itself() {
    LineMap map =
        new LineMap(List.of("--changeset a:1", "--rollback x", "select 1", "<rollback>", "b"));
    assertThat(IntStream.rangeClosed(0, 6).map(map::rollbackFrom))
        .containsExactly(2, 2, 2, 4, 4, 5, 6);
  }

  private static List<Integer> search(List<String> file, String sql, int from) {
    List<Integer> numbers = new ArrayList<>();
    int next = from;
    int last = from;
    for (String line : sql.split("\n", -1)) {
      int found = line.isBlank() ? 0 : next(file, line.strip(), Math.max(1, next));
      last = found > 0 ? found : last;
      next = found > 0 ? found + 1 : next;
      numbers.add(last);
    }
    return numbers;
  }

  private static int next(List<String> file, String text, int from) {
    return IntStream.rangeClosed(from, file.size())
        .filter(number -> file.get(number - 1).contains(text))
        .findFirst()
        .orElse(0);
  }

  /** A file in which some lines are near and some are far. */
  private static List<String> repeated(List<String> lines, int size) {
    List<String> file = new ArrayList<>(lines);
    while (file.size() < size) {
      file.add("insert into t values (" + file.size() % 7 + ", 'filled in');");
    }
    file.addAll(lines);
    return file;
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return line().list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<String> line() {
    return Arbitraries.of(
            "insert into t ",
            "values (1, 'a');",
            "values (2, 'a');",
            "ab",
            ")",
            " ",
            "\t",
            "ä€",
            "12345678")
        .list()
        .ofMaxSize(4)
        .map(pieces -> String.join("", pieces));
  }
}
