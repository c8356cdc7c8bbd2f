package dev.pgrehearse.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TableSizesTest {

  private static final TablesBefore BEFORE =
      new TablesBefore(
          Map.of(1L, "public.orders", 2L, "public.events", 3L, "public.events_1"),
          Map.of(1L, true, 2L, true, 3L, true),
          Map.of(3L, 2L));

  @Test
  void a_table_that_has_moved_is_known_by_the_name_it_had_and_by_the_one_it_has() {
    assertThat(sizes("public.orders").of(table(1, "sales.orders")).isBig()).isTrue();
    assertThat(sizes("sales.orders").of(table(1, "sales.orders")).isBig()).isTrue();
    assertThat(sizes("sales.other").of(table(1, "sales.orders"))).isEqualTo(TableSize.UNKNOWN);
  }

  @Test
  void a_partition_is_as_big_as_the_whole_unless_its_own_size_is_said() {
    assertThat(sizes("public.events").of(table(3, "public.events_1")).isBig()).isTrue();
    assertThat(
            new TableSizes(
                    BEFORE,
                    Map.of(
                        "public.events", TableSize.of(1_000_000, "stats"),
                        "public.events_1", TableSize.of(10, "stats")),
                    true,
                    false)
                .of(table(3, "public.events_1"))
                .counts())
        .isFalse();
  }

  @Test
  void a_table_that_is_made_here_is_new_whatever_is_said() {
    assertThat(sizes("public.fresh").of(table(9, "public.fresh"))).isEqualTo(TableSize.NEW);
  }

  private static TableSizes sizes(String name) {
    return new TableSizes(BEFORE, Map.of(name, TableSize.of(1_000_000, "stats")), true, false);
  }

  private static RelationEffect table(long oid, String name) {
    return new RelationEffect(
        oid, name, Set.of(), Optional.empty(), false, false, List.of(), 0, 0, 0, 0);
  }
}
