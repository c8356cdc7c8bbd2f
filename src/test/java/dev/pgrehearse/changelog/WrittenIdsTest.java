package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Ids looked up are the ids that one pattern finds which reads all of the file. */
class WrittenIdsTest {

  @Property(tries = 3000)
  void ids_of_a_formatted_file_stand_on_their_changeset_lines(
      @ForAll("headers") List<String> lines, @ForAll("ids") String id) {
    assertThat(new WrittenIds(lines).linesOf(id))
        .isEqualTo(
            search(
                lines,
                "(?i:\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]*):)[\"']?%s[\"']?(\\s.*)?"
                    .formatted(Pattern.quote(id))));
  }

  private static List<Integer> search(List<String> lines, String pattern) {
    Pattern written = Pattern.compile(pattern);
    return IntStream.rangeClosed(1, lines.size())
        .filter(number -> written.matcher(lines.get(number - 1)).matches())
        .boxed()
        .toList();
  }

  @Provide
  Arbitrary<String> ids() {
    Arbitrary<String> usual = Arbitraries.of("1", "10", "make", "Make it", "make", "a:b", "o'f");
    Arbitrary<String> rare =
        Arbitraries.of(
            "", " ", "'", "\"", " 1", "\"1\"", "'q", "Ä", "x".repeat(64), "x".repeat(70));
    return Arbitraries.frequencyOf(
        Tuple.of(4, usual), Tuple.of(1, rare), Tuple.of(1, rare.map(id -> "1" + id)));
  }

  @Provide
  Arbitrary<List<String>> headers() {
    return lines("--changeset ", "  -- CHANGESET\t", "alice", "\"a:b\"", "\" \"", ":");
  }

  private Arbitrary<List<String>> lines(String... words) {
    Arbitrary<String> word = Arbitraries.of(words);
    Arbitrary<String> mark = Arbitraries.of("\"", "'", " ", "\t", ":", ",", "}", "x", "_", "");
    Arbitrary<String> usual =
        combined(word, ids(), Arbitraries.of("", " ", ",", "\"", "' x", "}", "/>", "2", " id: 1"));
    Arbitrary<String> any =
        Arbitraries.frequencyOf(Tuple.of(3, word), Tuple.of(2, ids()), Tuple.of(2, mark))
            .list()
            .ofMaxSize(8)
            .map(pieces -> String.join("", pieces));
    return Arbitraries.frequencyOf(Tuple.of(1, usual), Tuple.of(1, any)).list().ofMaxSize(12);
  }

  private static Arbitrary<String> combined(
      Arbitrary<String> word, Arbitrary<String> id, Arbitrary<String> end) {
    return word.list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .flatMap(
            words -> id.flatMap(it -> end.map(behind -> String.join("", words) + it + behind)));
  }
}
