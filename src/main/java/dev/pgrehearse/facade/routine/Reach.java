package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** What is used, and what runs, when something is used: as far as the catalog knows it. */
final class Reach {
  /** How much of a thing is used; each takes in those before it. */
  enum Use {
    SHAPE,
    READ,
    WRITTEN;

    /** As the query numbers them. */
    static Use of(int level) {
      return switch (level) {
        case 0 -> SHAPE;
        case 1 -> READ;
        case 2 -> WRITTEN;
        default -> throw new IllegalArgumentException("no use of a thing: " + level);
      };
    }
  }

  /** Something by the catalog that it is in and its number there. */
  record Thing(long catalog, long object) {
    /** These catalogs have the same numbers in every version. */
    private static final long FUNCTIONS = 1255;

    private static final long RELATIONS = 1259;

    private static final long TYPES = 1247;

    static Thing function(long oid) {
      return new Thing(FUNCTIONS, oid);
    }

    static Thing relation(long oid) {
      return new Thing(RELATIONS, oid);
    }

    static Thing type(long oid) {
      return new Thing(TYPES, oid);
    }

    boolean isFunction() {
      return catalog == FUNCTIONS;
    }
  }

  private record Way(
      Thing from, Use needs, Thing to, Optional<Use> gives, Optional<String> column) {
    static Way of(ResultSet row) throws SQLException {
      int gives = row.getInt("gives");
      return new Way(
          new Thing(row.getLong("from_catalog"), row.getLong("from_object")),
          Use.of(row.getInt("needs")),
          new Thing(row.getLong("to_catalog"), row.getLong("to_object")),
          // As much as came, where the query has null.
          row.getObject("gives") == null ? Optional.empty() : Optional.of(Use.of(gives)),
          Optional.ofNullable(row.getString("named")));
    }
  }

  private final Map<Thing, List<Way>> ways = new HashMap<>();

  Reach(LiveCatalog catalog) throws SQLException {
    for (Way way : catalog.rows("reach", Way::of)) {
      ways.computeIfAbsent(way.from(), thing -> new ArrayList<>()).add(way);
    }
  }

  /**
   * All that is used in the end, and how much of it.
   *
   * @param bodies what the text of a function uses, by the function's number
   */
  Map<Thing, Use> from(Map<Thing, Use> start, LongFunction<Map<Thing, Use>> bodies) {
    return from(start, bodies, column -> true);
  }

  /** Likewise, where the shape of a relation is that of some of its columns. */
  Map<Thing, Use> from(
      Map<Thing, Use> start, LongFunction<Map<Thing, Use>> bodies, Predicate<String> columns) {
    Map<Thing, Use> reached = new HashMap<>();
    Deque<Thing> open = new ArrayDeque<>();
    start.forEach((thing, use) -> reach(thing, use, reached, open));
    while (!open.isEmpty()) {
      Thing thing = open.pop();
      Use use = reached.get(thing);
      for (Way way : ways.getOrDefault(thing, List.of())) {
        if (use.compareTo(way.needs()) >= 0 && way.column().filter(columns.negate()).isEmpty()) {
          reach(way.to(), way.gives().orElse(use), reached, open);
        }
      }
      if (thing.isFunction() && use != Use.SHAPE) {
        bodies.apply(thing.object()).forEach((next, how) -> reach(next, how, reached, open));
      }
    }
    return reached;
  }

  private static void reach(Thing thing, Use use, Map<Thing, Use> reached, Deque<Thing> open) {
    Use known = reached.get(thing);
    if (known == null || known.compareTo(use) < 0) {
      reached.put(thing, use);
      open.push(thing);
    }
  }
}
