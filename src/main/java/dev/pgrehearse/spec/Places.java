package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a spec says what it says.
 *
 * @param file its rehearsal.yaml, as messages name it, or {@link Location#NONE}
 * @param lines of what is declared about a phase or a changeset, by key and name
 */
public record Places(Location file, Map<String, Location> lines) {

  /** Of a spec that stands in no file. */
  public static final Places NONE = new Places(Location.NONE, Map.of());

  public Places {
    lines = Map.copyOf(lines);
  }

  /**
   * The line of an entry; the file where that is not known.
   *
   * @param key of rehearsal.yaml, such as {@code loses}
   * @param name the phase or changeset
   */
  public Location of(String key, String name) {
    return lines.getOrDefault(key + " " + name, file);
  }

  static Places of(Location file, YamlMap map) {
    Map<String, Location> lines = new LinkedHashMap<>();
    map.optional("phase_fixtures")
        .ifPresent(
            phases ->
                phases
                    .map()
                    .entries()
                    .forEach(
                        (phase, value) -> lines.put("phase_fixtures " + phase, value.location())));
    for (String key : new String[] {"irreversible", "loses", "refuses"}) {
      for (YamlValue entry : map.list(key)) {
        YamlValue changeset = entry.map().required("changeset");
        lines.putIfAbsent(key + " " + changeset.text(), changeset.location());
      }
    }
    return new Places(file, lines);
  }
}
