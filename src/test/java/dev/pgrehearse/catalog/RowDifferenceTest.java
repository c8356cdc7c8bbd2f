package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.catalog.RowDigests.TableDigest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class RowDifferenceTest {

  @Test
  void rows_that_changed_went_or_came_are_said_in_words() {
    RowDigests before =
        digests(
            Map.of(
                "a.changed", new TableDigest(3, "1"),
                "a.fewer", new TableDigest(2, "2"),
                "a.gone", new TableDigest(1, "3"),
                "a.gone_empty", new TableDigest(0, "0"),
                "a.same", new TableDigest(5, "4")),
            Map.of());
    RowDigests after =
        digests(
            Map.of(
                "a.changed", new TableDigest(3, "9"),
                "a.fewer", new TableDigest(1, "8"),
                "a.new", new TableDigest(7, "7"),
                "a.same", new TableDigest(5, "4")),
            Map.of());
    assertThat(before.differencesTo(after))
        .extracting(RowDifference::sentence)
        .containsExactly(
            "table a.changed: still 3 rows, but not with the same values",
            "table a.fewer: 2 rows before, 1 row after",
            "table a.gone: gone with 1 row");
    assertThat(before.differencesTo(before)).isEmpty();
  }

  @Test
  void a_sequence_may_go_forward_and_not_back() {
    RowDigests before = digests(Map.of(), Map.of("a.back", 9L, "a.forth", 9L, "a.gone", 9L));
    RowDigests after = digests(Map.of(), Map.of("a.back", 8L, "a.forth", 10L));
    assertThat(before.differencesTo(after))
        .extracting(RowDifference::sentence)
        .containsExactly("sequence a.back: went back from 9 to 8");
  }

  @Test
  void keys_that_are_not_there_later_are_lost() {
    RowKeys before =
        keys(
            Map.of(
                "a.gone", List.of("id 1", "id 2"),
                "a.kept", List.of("id 1"),
                "a.less", List.of("id 1", "id 2"),
                "a.twice", List.of("v 1", "v 1#2")));
    RowKeys after =
        keys(
            Map.of(
                "a.kept", List.of("id 1", "id 3"),
                "a.less", List.of("id 2", "id 3"),
                "a.twice", List.of("v 1", "v 2")));
    assertThat(before.lostIn(after))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a.gone", 2L, "a.less", 1L, "a.twice", 1L));
    assertThat(before.lostIn(before)).isEmpty();
  }

  @Test
  void where_the_key_itself_is_another_rows_are_counted() {
    RowKeys byId = keys(Map.of("a.t", List.of("id 1", "id 2", "id 3")));
    assertThat(byId.lostIn(keys(Map.of("a.t", List.of("id,v 7", "id,v 8", "id,v 9"))))).isEmpty();
    assertThat(byId.lostIn(keys(Map.of("a.t", List.of("id,v 7", "id,v 8")))))
        .containsExactlyEntriesOf(Map.of("a.t", 1L));
    assertThat(byId.lostIn(keys(Map.of("a.t", List.of()))))
        .containsExactlyEntriesOf(Map.of("a.t", 3L));
  }

  private static RowDigests digests(Map<String, TableDigest> tables, Map<String, Long> sequences) {
    return new RowDigests(new TreeMap<>(tables), new TreeMap<>(sequences));
  }

  private static RowKeys keys(Map<String, List<String>> keys) {
    SortedMap<String, SortedSet<String>> sorted = new TreeMap<>();
    keys.forEach((table, rows) -> sorted.put(table, new TreeSet<>(rows)));
    return new RowKeys(sorted);
  }
}
