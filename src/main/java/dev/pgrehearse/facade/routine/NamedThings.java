package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.routine.Reach.Thing;
import dev.pgrehearse.facade.routine.Reach.Use;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the names in the text of a function are; rather too much than too little of it. */
final class NamedThings {
  /** With one of these whatever is named may be written, or its expressions be run again. */
  private static final Set<String> RUN_AGAIN =
      Set.of(
          "merge",
          "truncate",
          "copy",
          "create",
          "alter",
          "refresh",
          "analyze",
          "reindex",
          "cluster");

  private record Named(Dictionary.Entry name, Thing thing) {}

  private final Map<Dictionary.Entry, List<Thing>> things = new HashMap<>();
  private final Map<String, List<Thing>> relations = new HashMap<>();
  private final Map<String, List<Named>> operators = new HashMap<>();
  private final Map<Thing, String> types = new HashMap<>();

  NamedThings(LiveCatalog catalog) throws SQLException {
    List<Named> found =
        catalog.rows(
            "things",
            row ->
                new Named(
                    new Dictionary.Entry(
                        row.getString("kind"), row.getString("schema"), row.getString("name")),
                    new Thing(row.getLong("catalog"), row.getLong("object"))));
    for (Named one : found) {
      things.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one.thing());
      if (one.name().kind().equals("relation")) {
        relations.computeIfAbsent(one.name().name(), name -> new ArrayList<>()).add(one.thing());
      } else if (one.name().kind().equals("operator")) {
        operators.computeIfAbsent(one.name().name(), name -> new ArrayList<>()).add(one);
      } else if (one.name().kind().equals("type")) {
        types.put(one.thing(), one.name().name());
      }
    }
  }

  /** Whether the text has a word that is the name of the type. */
  boolean says(BodyText text, Thing type) {
    return types.containsKey(type) && text.says(types.get(type));
  }

  /**
   * What the text uses.
   *
   * @param path on which its names are looked up
   */
  Map<Thing, Use> in(BodyText text, List<String> path) {
    return in(text, path, mention -> true);
  }

  /** Likewise, of some of its calls only. */
  Map<Thing, Use> in(BodyText text, List<String> path, Predicate<BodyText.Mention> calls) {
    Map<Thing, Use> found = new HashMap<>();
    boolean all = Stream.of(text.words().split(" ")).anyMatch(RUN_AGAIN::contains);
    for (BodyText.Mention mention : text.mentions()) {
      switch (mention.kind()) {
        case "relation", "column" -> {
          Use use = all || text.writes(mention) ? Use.WRITTEN : Use.READ;
          of("relation", mention, path)
              .forEach(thing -> found.merge(thing, use, (one, other) -> most(one, other)));
          of("type", mention, path).forEach(thing -> found.putIfAbsent(thing, Use.SHAPE));
        }
        case "type" -> of("type", mention, path).forEach(thing -> found.put(thing, Use.READ));
        case "function" -> {
          if (calls.test(mention)) {
            of("function", mention, path).forEach(thing -> found.put(thing, Use.READ));
          }
          // A cast may be written like a call.
          of("type", mention, path).forEach(thing -> found.put(thing, Use.READ));
        }
        default -> {}
      }
    }
    text.operators().stream()
        .flatMap(operator -> operators(operator, text, path))
        .forEach(thing -> found.put(thing, Use.READ));
    if (text.changes().any()) {
      of("event", "", "").forEach(thing -> found.put(thing, Use.READ));
    }
    return found;
  }

  private List<Thing> of(String kind, BodyText.Mention mention, List<String> path) {
    if (!mention.schema().isEmpty()) {
      List<Thing> there = of(kind, mention.schema(), mention.name());
      // A table that an earlier move has brought there is known under its old schema.
      return there.isEmpty() && kind.equals("relation") && mention.kind().equals("relation")
          ? relations.getOrDefault(mention.name(), List.of())
          : there;
    }
    return path.stream().flatMap(schema -> of(kind, schema, mention.name()).stream()).toList();
  }

  private List<Thing> of(String kind, String schema, String name) {
    return things.getOrDefault(new Dictionary.Entry(kind, schema, name), List.of());
  }

  /** With {@code operator(schema.name)} in the text it may be of any schema. */
  private Stream<Thing> operators(String name, BodyText text, List<String> path) {
    return operators.getOrDefault(name, List.of()).stream()
        .filter(one -> path.contains(one.name().schema()) || text.says("operator"))
        .map(Named::thing);
  }

  private static Use most(Use one, Use other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
