package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.spec.AccessFile.Accept;
import dev.pgrehearse.spec.AccessFile.Expected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code access.yaml}. */
final class AccessYaml {

  private static final String RELATIONS = "relations";
  private static final String FUNCTIONS = "functions";
  private static final String SEQUENCES = "sequences";

  private final YamlMap map;
  private final Set<String> identities;
  private final Set<String> options;

  /**
   * @param identities the known ones; others are refused
   * @param options likewise
   */
  AccessYaml(YamlMap map, Set<String> identities, Set<String> options) {
    this.map = map.only(RELATIONS, FUNCTIONS, SEQUENCES, "options", "accepts");
    this.identities = Set.copyOf(identities);
    this.options = Set.copyOf(options);
  }

  AccessFile read() {
    Map<String, List<Expected>> cells = new LinkedHashMap<>();
    cells.put("", cells(map));
    entries(map, "options")
        .forEach(
            (name, value) -> {
              if (!options.contains(name)) {
                throw new SpecException(
                    value.location(), "there is no option '" + name + "' in rehearsal.yaml");
              }
              cells.put(name, cells(value.map().only(RELATIONS, FUNCTIONS, SEQUENCES)));
            });
    List<Accept> accepts = new ArrayList<>();
    for (YamlValue value : map.list("accepts")) {
      YamlMap entry = value.map().only("rule", "on", "because");
      accepts.add(
          new Accept(
              entry.required("rule").text(),
              entry.required("on").text(),
              entry.required("because").text(),
              entry.location()));
    }
    return new AccessFile(cells, accepts, Location.of(map.location().file()));
  }

  private List<Expected> cells(YamlMap of) {
    List<Expected> cells = new ArrayList<>();
    for (String kind : List.of(RELATIONS, FUNCTIONS, SEQUENCES)) {
      entries(of, kind)
          .forEach(
              (object, lines) ->
                  lines
                      .map()
                      .entries()
                      .forEach((who, value) -> cells.addAll(line(kind, object, who, value))));
    }
    return cells;
  }

  private List<Expected> line(String kind, String object, String who, YamlValue value) {
    List<Expected> cells = new ArrayList<>();
    for (String identity : who.split(" *, *", -1)) {
      if (!identities.contains(identity)) {
        throw new SpecException(
            value.location(),
            "unknown identity '%s'; known: %s"
                .formatted(identity, String.join(", ", identities.stream().sorted().toList())));
      }
      switch (value.isMap() ? RELATIONS : kind) {
        case RELATIONS ->
            value
                .map()
                .entries()
                .forEach(
                    (verb, text) ->
                        cells.add(
                            new Expected(
                                kind, object, identity, verb, text(text), text.location())));
        case FUNCTIONS ->
            cells.add(
                new Expected(
                    kind,
                    object,
                    identity,
                    "execute",
                    value.text().replaceFirst("^execute", "yes"),
                    value.location()));
        default -> {
          for (String verb : value.text().split(" \\+ ", -1)) {
            boolean refused = verb.startsWith("no ");
            cells.add(
                new Expected(
                    kind,
                    object,
                    identity,
                    refused ? verb.substring(3) : verb,
                    refused ? "refused" : "yes",
                    value.location()));
          }
        }
      }
    }
    return cells;
  }

  private static String text(YamlValue value) {
    return value.isList()
        ? "[" + String.join(", ", value.list().stream().map(YamlValue::text).toList()) + "]"
        : value.text();
  }

  private static Map<String, YamlValue> entries(YamlMap map, String key) {
    return map.optional(key).map(value -> value.map().entries()).orElse(Map.of());
  }
}
