package dev.pgrehearse.spec;

import dev.pgrehearse.deployment.Production;
import dev.pgrehearse.input.PathName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@code pgrehearse stats} wrote of a server. */
public final class StatsYaml {

  private StatsYaml() {}

  /** The file that a setting names, from {@code home}. */
  static Production read(Path home, YamlValue value) {
    Path file;
    try {
      file = home.resolve(value.text()).normalize();
    } catch (InvalidPathException e) {
      throw new SpecException(
          value.location(), "'%s': %s".formatted(value.key(), PathName.problem(e)));
    }
    if (!Files.isRegularFile(file)) {
      throw new SpecException(
          value.location(),
          "'%s' names %s, which is not there; ./pgrehearse stats --url … --out %2$s writes it"
              .formatted(value.key(), value.text()));
    }
    return read(file, value.text());
  }

  /**
   * Likewise, by hand.
   *
   * @param shownAs how messages name it
   */
  public static Production read(Path file, String shownAs) {
    YamlMap map = new YamlFile(file, shownAs).read().only("server", "tables", "indexes");
    Map<String, Production.Rows> tables = new TreeMap<>();
    map.required("tables")
        .map()
        .entries()
        .forEach(
            (name, value) ->
                tables.put(
                    name,
                    new Production.Rows(
                        value.map().required("rows").number(), value.location().toString())));
    return new Production(tables);
  }
}
