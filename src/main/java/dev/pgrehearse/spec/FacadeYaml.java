package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.spec.FacadeFile.AgreedDifference;
import dev.pgrehearse.spec.FacadeFile.Move;
import dev.pgrehearse.spec.FacadeFile.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads {@code facades.yaml}. */
final class FacadeYaml {

  private static final List<String> KINDS = List.of("passthrough", "triggers");

  /** The oldest version that facades are for. */
  private static final int OLDEST = 15;

  private final YamlMap map;

  FacadeYaml(YamlMap map) {
    this.map = map.only("moves", "functions", "guards", "differs");
  }

  FacadeFile read() {
    List<Move> moves = new ArrayList<>();
    map.list("moves").forEach(value -> moves.add(move(value.map())));
    List<AgreedDifference> differs = new ArrayList<>();
    map.list("differs").forEach(value -> differs.add(difference(value.map())));
    once(moves, Move::table, "leaves");
    once(moves, Move::to, "is moved to");
    once(moves, Move::changeset, "is written");
    return new FacadeFile(
        moves,
        onePerPack("functions", map.list("functions"), moves),
        guards(moves),
        differs,
        Location.of(map.location().file()));
  }

  private FacadeFile.Guards guards(List<Move> moves) {
    Optional<YamlMap> guards = map.optional("guards").map(YamlValue::map);
    if (guards.isEmpty()) {
      return FacadeFile.Guards.NONE;
    }
    YamlMap given = guards.get().only("packs", "errcode", "lists");
    return new FacadeFile.Guards(
        onePerPack("guard", given.list("packs"), moves),
        given.optional("errcode").map(FacadeYaml::errcode).orElse(""),
        given.list("lists").stream().map(FacadeYaml::changeset).toList());
  }

  private static String errcode(YamlValue value) {
    if (!value.text().matches("[0-9A-Z]{5}")) {
      throw value.wrong("an SQLSTATE, as in PR200");
    }
    return value.text();
  }

  /** One changeset a pack, and none of a pack without moves. */
  private static List<String> onePerPack(String what, List<YamlValue> values, List<Move> moves) {
    List<String> changesets = new ArrayList<>();
    Map<String, String> packs = new HashMap<>();
    for (YamlValue value : values) {
      String changeset = changeset(value);
      String pack = FacadeFile.pack(changeset);
      String other = packs.put(pack, changeset);
      if (other != null) {
        throw new SpecException(
            value.location(), "%s has its %s in %s already".formatted(pack, what, other));
      }
      if (moves.stream().noneMatch(move -> FacadeFile.pack(move.changeset()).equals(pack))) {
        throw new SpecException(value.location(), "no move belongs to " + pack);
      }
      changesets.add(changeset);
    }
    return changesets;
  }

  private static String changeset(YamlValue value) {
    if (!value.text().matches("[a-z0-9_]+/[a-z0-9_]+")) {
      throw value.wrong("pack and file, as in 020_security_service/20_topics");
    }
    return value.text();
  }

  private static Move move(YamlMap move) {
    move.only(
        "changeset",
        "table",
        "to",
        "renames",
        "drops",
        "computes",
        "hides",
        "adds",
        "triggers",
        "because");
    return new Move(
        changeset(move.required("changeset")),
        qualified(move.required("table")),
        qualified(move.required("to")),
        texts(move, "renames"),
        shape(move),
        move.optional("triggers").map(YamlValue::flag).orElse(false),
        move.optional("because").map(YamlValue::text).orElse(""),
        move.location());
  }

  /** Nothing becomes of a column in two ways. */
  private static Shape shape(YamlMap move) {
    Shape shape =
        new Shape(
            texts(move, "drops"),
            texts(move, "computes"),
            move.list("hides").stream().map(YamlValue::text).toList(),
            texts(move, "adds"));
    Map<String, String> seen = new HashMap<>();
    once(move, seen, "drops", shape.drops().keySet());
    once(move, seen, "computes", shape.computes().keySet());
    once(move, seen, "hides", shape.hides());
    once(move, seen, "adds", shape.adds().keySet());
    for (String name : texts(move, "renames").keySet()) {
      if (shape.drops().containsKey(name)) {
        throw new SpecException(
            move.location(), "column %s stands under renames and drops".formatted(name));
      }
    }
    return shape;
  }

  private static void once(
      YamlMap move, Map<String, String> seen, String key, Collection<String> names) {
    for (String name : names) {
      String other = seen.put(name, key);
      if (other != null) {
        throw new SpecException(
            move.location(),
            other.equals(key)
                ? "column %s stands twice under %s".formatted(name, key)
                : "column %s stands under %s and %s".formatted(name, other, key));
      }
    }
  }

  private static Map<String, String> texts(YamlMap move, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    move.optional(key)
        .ifPresent(
            value -> value.map().entries().forEach((name, text) -> texts.put(name, text.text())));
    return texts;
  }

  private static AgreedDifference difference(YamlMap difference) {
    difference.only("facade", "kind", "form", "before", "because");
    YamlValue facade = difference.required("facade");
    return new AgreedDifference(
        facade.text().equals("*") ? "*" : qualified(facade),
        difference.optional("kind").map(FacadeYaml::kind).orElse(""),
        difference.required("form").text(),
        difference.optional("before").map(FacadeYaml::version).orElse(OptionalInt.empty()),
        difference.required("because").text(),
        difference.location());
  }

  private static String kind(YamlValue value) {
    if (!KINDS.contains(value.text())) {
      throw value.wrong("a kind of facade: " + String.join(" or ", KINDS));
    }
    return value.text();
  }

  private static OptionalInt version(YamlValue value) {
    long version = value.number();
    if (version < OLDEST + 1 || version > 99) {
      throw value.wrong("a major version of Postgres after %d, as in 17".formatted(OLDEST));
    }
    return OptionalInt.of((int) version);
  }

  /** Names that need quotes stand in quotes, as in SQL. */
  private static String qualified(YamlValue value) {
    String part = "(?:[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")";
    if (!value.text().matches(part + "\\." + part)) {
      throw value.wrong("schema and name, as in public.topics");
    }
    return value.text();
  }

  private static void once(List<Move> moves, Function<Move, String> part, String verb) {
    Map<String, Move> seen = new HashMap<>();
    for (Move move : moves) {
      Move other = seen.put(part.apply(move), move);
      if (other != null) {
        throw new SpecException(
            move.location(), part.apply(move) + " " + verb + " twice, also at " + other.location());
      }
    }
  }
}
