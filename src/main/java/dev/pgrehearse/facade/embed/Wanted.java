package dev.pgrehearse.facade.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The embeds that the rows of one relation need.
 *
 * @param found by the names of their functions
 * @param lost names that clients could embed by and can no more, each with the columns they miss
 */
record Wanted(SortedMap<String, Embed> found, SortedMap<String, String> lost) {

  /** A key seen from one of its ends. */
  private record Way(Key key, boolean up, Exposed target) {}

  /**
   * Those of one table's keys. A name that means two keys is ambiguous to PostgREST on tables too
   * and gets none; what a table's own name says, PostgREST finds behind a view as well.
   *
   * @param keys that leave it or come to it, with the other end, where clients have that
   */
  static Wanted of(long table, Exposed origin, Map<Key, Exposed> keys) {
    TreeMap<String, List<Way>> ways = new TreeMap<>();
    keys.forEach(
        (key, other) -> {
          boolean up = key.child() == table;
          Way way = new Way(key, up, other);
          put(ways, key.name(), way);
          if (up && key.childColumns().size() == 1) {
            String column = key.childColumns().get(0);
            put(ways, origin.columns().getOrDefault(column, column), way);
          }
        });
    keys.values().forEach(other -> ways.remove(other.name().name()));
    TreeMap<String, Embed> found = new TreeMap<>();
    TreeMap<String, String> lost = new TreeMap<>();
    ways.forEach(
        (name, meant) -> {
          Way way = meant.get(0);
          if (meant.stream().distinct().count() == 1
              && !way.key().ofItself()
              && way.target().facade()) {
            embed(name, origin, way)
                .ifPresentOrElse(
                    embed -> found.put(name, embed),
                    () -> lost.put(name, way.target().name().name()));
          }
        });
    return new Wanted(found, lost);
  }

  private static void put(Map<String, List<Way>> ways, String name, Way way) {
    ways.computeIfAbsent(name, key -> new ArrayList<>()).add(way);
  }

  /** Absent where clients do not see the columns of the key as they are stored. */
  private static Optional<Embed> embed(String name, Exposed origin, Way way) {
    Key key = way.key();
    List<String> here = way.up() ? key.childColumns() : key.parentColumns();
    List<String> there = way.up() ? key.parentColumns() : key.childColumns();
    Map<String, String> seen = way.target().columns();
    if (!origin.columns().keySet().containsAll(here) || !seen.keySet().containsAll(there)) {
      return Optional.empty();
    }
    return Optional.of(
        new Embed(
            name,
            key.name(),
            origin.name(),
            way.target().name(),
            IntStream.range(0, here.size())
                .mapToObj(
                    i ->
                        new Embed.Pair(
                            seen.get(there.get(i)),
                            key.operators().get(i),
                            origin.columns().get(here.get(i))))
                .toList(),
            way.up() || key.oneToOne()));
  }
}
