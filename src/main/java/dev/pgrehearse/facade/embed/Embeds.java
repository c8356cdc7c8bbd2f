package dev.pgrehearse.facade.embed;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Script;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The functions by which clients go on embedding along keys, as they are after the moves so far. A
 * function takes a row of a relation, and a table takes its row type along when it leaves: so each
 * move makes those anew that take a row of its table.
 */
public final class Embeds {
  private final LiveCatalog catalog;
  private final Names names;
  private final Map<String, Map<Long, Optional<Exposed>>> exposed = new HashMap<>();

  /** A function, and its way back. */
  private record Made(String create, String drop) {}

  public Embeds(LiveCatalog catalog, Names names) {
    this.catalog = catalog;
    this.names = names;
  }

  /** Before the table leaves: the functions that take a row of it go. */
  public void leave(Script script, Move move, Table table) throws SQLException {
    String schema = move.fromSchema();
    Optional<Exposed> found = exposed(table.oid(), schema);
    if (found.isEmpty()) {
      return;
    }
    Exposed relation = found.get();
    List<Embed> there =
        wanted(table.oid(), schema).found().values().stream()
            .filter(embed -> relation.own().contains(embed.name()))
            .toList();
    for (int i = 0; i < there.size(); i++) {
      script.add(
          above(i == 0, Embed.WHY_LEFT) + there.get(i).drop(names),
          // What is dropped last is the first to be made on the way back.
          above(i == there.size() - 1, Embed.WHY_MADE)
              + there.get(i).create(names, relation.readers(), defaultCallers(schema)));
    }
  }

  /**
   * Once its facade stands: the functions that take a row of the facade, and those that give rows
   * of it.
   *
   * @param others names of functions of somebody else that take a row of the facade
   * @return what clients cannot embed by any more
   */
  public List<Finding> arrive(
      Script script, Move move, Table table, List<Shown> shown, Set<String> others)
      throws SQLException {
    String schema = move.fromSchema();
    Optional<Exposed> found = exposed(table.oid(), schema);
    if (found.isEmpty()) {
      return List.of();
    }
    put(table.oid(), schema, found.get().behind(columns(shown), others));
    return complete(script, schema, table);
  }

  /**
   * Of a facade that stands: the functions of keys that were made after its table had left.
   *
   * @return what clients cannot embed by
   */
  public List<Finding> later(Script script, String schema, Table table, List<Shown> shown)
      throws SQLException {
    Optional<Exposed> found = exposed(table.oid(), schema);
    if (found.isEmpty() || !found.get().facade()) {
      return List.of();
    }
    put(table.oid(), schema, found.get().showing(columns(shown)));
    return complete(script, schema, table);
  }

  private static Map<String, String> columns(List<Shown> shown) {
    Map<String, String> columns = new TreeMap<>();
    for (Shown column : shown) {
      column.stored().ifPresent(stored -> columns.put(stored.name(), column.name()));
    }
    return columns;
  }

  /** Of a facade and of what its table's keys lead to. */
  private List<Finding> complete(Script script, String schema, Table table) throws SQLException {
    TreeSet<Long> origins = new TreeSet<>();
    origins.add(table.oid());
    Key.of(catalog, table.oid()).forEach(key -> origins.add(key.otherThan(table.oid())));
    List<Finding> notices = new ArrayList<>();
    List<Made> made = new ArrayList<>();
    for (long origin : origins) {
      Optional<Exposed> relation = exposed(origin, schema);
      if (relation.isPresent()) {
        notices.addAll(complete(made, schema, origin, relation.get()));
      }
    }
    for (int i = 0; i < made.size(); i++) {
      script.add(
          above(i == 0, Embed.WHY_MADE) + made.get(i).create(),
          above(i == made.size() - 1, Embed.WHY_DROPPED) + made.get(i).drop());
    }
    return notices;
  }

  /** What a relation's rows need and does not stand yet. */
  private List<Finding> complete(List<Made> made, String schema, long table, Exposed relation)
      throws SQLException {
    Wanted wanted = wanted(table, schema);
    List<Finding> notices = new ArrayList<>();
    Set<String> own = new TreeSet<>(relation.own());
    for (Embed embed : wanted.found().values()) {
      if (relation.others().contains(embed.name())) {
        notices.add(taken(relation, embed));
      } else if (own.add(embed.name())) {
        made.add(
            new Made(
                embed.create(names, relation.readers(), defaultCallers(schema)),
                embed.drop(names)));
      }
    }
    if (own.size() > relation.own().size() && !relation.partReaders().isEmpty()) {
      notices.add(partly(relation));
    }
    wanted.lost().forEach((name, target) -> notices.add(lost(relation, name, target)));
    put(table, schema, relation.with(own));
    return notices;
  }

  private static String above(boolean isFirst, String comment) {
    return isFirst ? comment : "";
  }

  private Finding taken(Exposed relation, Embed embed) {
    return Finding.warning(
        "facade-embed-taken",
        "",
        Location.NONE,
        "%s: somebody's function %s takes its row, so clients that embed %s by this name get what it gives"
            .formatted(
                relation.name().quoted(names),
                names.qualified(relation.name().schema(), embed.name()),
                embed.target().quoted(names)),
        "have it give the rows along the key %s, or rename it before the move"
            .formatted(names.quoted(embed.key())));
  }

  private Finding partly(Exposed relation) {
    String readers = String.join(", ", relation.partReaders());
    String name = relation.name().quoted(names);
    return Finding.warning(
        "facade-embed-part",
        "",
        Location.NONE,
        """
        %s: %s may select some columns only, and cannot hand over a row of it: embeds by a key's column \
        or by its constraint are refused (42501)"""
            .formatted(name, readers),
        "grant select on table %s to %s, or have these clients embed by the table's name"
            .formatted(name, readers));
  }

  private Finding lost(Exposed relation, String name, String target) {
    return Finding.warning(
        "facade-embed-lost",
        "",
        Location.NONE,
        """
        %s: PostgREST clients that embed %s by the name %s are refused (PGRST200): a column of the key \
        is not shown as it is stored"""
            .formatted(relation.name().quoted(names), names.quoted(target), names.quoted(name)),
        "show the key's columns as they are, or have clients ask twice");
  }

  private Wanted wanted(long table, String schema) throws SQLException {
    Map<Key, Exposed> keys = new LinkedHashMap<>();
    for (Key key : Key.of(catalog, table)) {
      exposed(key.otherThan(table), schema).ifPresent(other -> keys.put(key, other));
    }
    return Wanted.of(table, exposed(table, schema).orElseThrow(), keys);
  }

  private Set<String> defaultCallers(String schema) throws SQLException {
    return new TreeSet<>(catalog.strings("default_callers", schema));
  }

  private Optional<Exposed> exposed(long table, String schema) throws SQLException {
    Map<Long, Optional<Exposed>> known = exposed.computeIfAbsent(schema, each -> new HashMap<>());
    if (!known.containsKey(table)) {
      known.put(table, Exposed.read(catalog, table, schema));
    }
    return known.get(table);
  }

  private void put(long table, String schema, Exposed relation) {
    exposed.computeIfAbsent(schema, each -> new HashMap<>()).put(table, Optional.of(relation));
  }
}
