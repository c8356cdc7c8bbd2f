package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.CatalogChanges.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which rows a catalog had at the last look, by their keys: what is gone leaves no other trace than
 * that it is not there any more.
 */
final class KnownThings {

  /**
   * What a change comes to.
   *
   * @param everything whether all must be read anew
   * @param renamed what may be called otherwise now
   * @param changed what else is new, not as it was, or gone
   * @param few which queries about what is few say something else now
   */
  record Change(
      boolean everything,
      Set<ObjectAddress> renamed,
      Set<ObjectAddress> changed,
      List<String> few) {
    private static final Change OF_EVERYTHING = new Change(true, Set.of(), Set.of(), List.of());

    Change {
      renamed = Set.copyOf(renamed);
      changed = Set.copyOf(changed);
      few = List.copyOf(few);
    }
  }

  /** Kinds that others name, in ways that pg_depend knows. */
  private static final List<String> NAMED =
      List.of("relation", "routine", "type", "constraint", "label of an enum");

  private final Map<String, Map<CatalogThing.Key, CatalogThing>> single = new HashMap<>();
  private final Map<String, Long> totals = new TreeMap<>();

  private KnownThings() {}

  static KnownThings of(Connection connection) throws SQLException {
    KnownThings known = new KnownThings();
    CatalogChanges all = CatalogChanges.listed(connection, CatalogChanges.SINGLE);
    for (String kind : CatalogChanges.SINGLE) {
      Map<CatalogThing.Key, CatalogThing> things = new HashMap<>();
      all.of(kind).things().forEach(thing -> things.put(thing.key(), thing));
      known.single.put(kind, things);
    }
    CatalogChanges few = CatalogChanges.counted(connection, CatalogChanges.COUNTED);
    CatalogChanges.COUNTED.forEach(kind -> known.totals.put(kind, few.of(kind).total()));
    return known;
  }

  KnownThings copy() {
    KnownThings copy = new KnownThings();
    single.forEach((kind, things) -> copy.single.put(kind, new HashMap<>(things)));
    copy.totals.putAll(totals);
    return copy;
  }

  /** Takes over what is new, and says what it comes to. */
  Change learn(Connection connection, CatalogChanges changes) throws SQLException {
    if (isNews(CatalogChanges.ANYTHING, changes)) {
      return Change.OF_EVERYTHING;
    }
    Set<ObjectAddress> renamed = new HashSet<>();
    Set<ObjectAddress> changed = new HashSet<>();
    List<String> few = new ArrayList<>();
    // Before the relations themselves are taken over: a column of a new one renames nothing.
    for (CatalogThing column : changes.of("column").things()) {
      (isKnown("relation", column.self()) ? renamed : changed).add(column.self());
    }
    changes.of("part of a relation").things().forEach(thing -> changed.add(thing.host()));
    Kind roles = changes.of("role");
    if (roles.fresh() > 0 || roles.total() != single.get("role").size()) {
      few.addAll(CatalogChanges.FEW.get("server"));
    }
    for (String kind : CatalogChanges.SINGLE) {
      if (!learn(kind, changes.of(kind), renamed, changed)) {
        return Change.OF_EVERYTHING;
      }
    }
    if (!forgotten(connection, changes, renamed, changed)) {
      return Change.OF_EVERYTHING;
    }
    CatalogChanges.FEW.forEach(
        (kind, queries) -> {
          if (isNews(kind, changes)) {
            few.addAll(queries);
            totals.put(kind, changes.of(kind).total());
            changes.of(kind).things().forEach(thing -> renamed.add(thing.self()));
          }
        });
    return new Change(false, renamed, changed, few);
  }

  /** Returns whether it can be told what this comes to. */
  private boolean learn(
      String kind, Kind now, Set<ObjectAddress> renamed, Set<ObjectAddress> changed) {
    Map<CatalogThing.Key, CatalogThing> known = single.get(kind);
    for (CatalogThing thing : now.things()) {
      CatalogThing before = known.put(thing.key(), thing);
      changed.add(thing.self());
      changed.add(thing.host());
      boolean isRenamed =
          before != null && (thing.mark().isEmpty() || !thing.mark().equals(before.mark()));
      if (isRenamed && List.of("schema", "role").contains(kind)) {
        return false;
      }
      if (isRenamed && NAMED.contains(kind)) {
        renamed.add(thing.self());
      }
    }
    return true;
  }

  /** What is gone leaves fewer of its kind; returns whether all that is there is known then. */
  private boolean forgotten(
      Connection connection,
      CatalogChanges changes,
      Set<ObjectAddress> renamed,
      Set<ObjectAddress> changed)
      throws SQLException {
    List<String> fewer =
        CatalogChanges.SINGLE.stream()
            .filter(kind -> single.get(kind).size() > changes.of(kind).total())
            .toList();
    if (!fewer.isEmpty()) {
      CatalogChanges all = CatalogChanges.keys(connection, fewer);
      for (String kind : fewer) {
        forget(all.of(kind), single.get(kind), kind.equals("label of an enum") ? renamed : changed);
      }
    }
    return CatalogChanges.SINGLE.stream()
        .allMatch(kind -> single.get(kind).size() == changes.of(kind).total());
  }

  private static void forget(
      Kind all, Map<CatalogThing.Key, CatalogThing> known, Set<ObjectAddress> changed) {
    Set<CatalogThing.Key> there = new HashSet<>();
    all.things().forEach(thing -> there.add(thing.key()));
    known
        .values()
        .removeIf(
            thing -> {
              boolean isGone = !there.contains(thing.key());
              if (isGone) {
                changed.add(thing.self());
                changed.add(thing.host());
              }
              return isGone;
            });
  }

  private boolean isKnown(String kind, ObjectAddress address) {
    return single.get(kind).containsKey(new CatalogThing.Key(address, 0));
  }

  private boolean isNews(String kind, CatalogChanges changes) {
    Kind now = changes.of(kind);
    return now.fresh() > 0 || now.total() != totals.get(kind);
  }
}
