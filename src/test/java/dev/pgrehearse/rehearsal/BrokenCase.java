package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * One small change to a good changelog, and what must come of it.
 *
 * @param name what goes wrong, in snake_case
 * @param system {@code base} or {@code crm}
 * @param file the file that is changed, from the project's folder
 * @param changeset the changeset in question; for a file of SQL its name says it
 * @param replace stands exactly once in the file
 * @param with what stands there instead
 * @param rule that must catch it, at level error
 * @param also a second rule that must catch it, or nothing
 * @param says a part of the message
 * @param alone why no other mistake can be made beside it, or nothing
 */
record BrokenCase(
    String name,
    String system,
    String file,
    String changeset,
    String replace,
    String with,
    String rule,
    String also,
    String says,
    String alone) {

  static final Path FOLDER =
      Path.of(System.getProperty("pgrehearse.home", "."), "src/test/resources/broken");

  static List<BrokenCase> all(String system) throws IOException {
    Map<String, List<Map<String, String>>> file =
        new Yaml().load(Files.readString(FOLDER.resolve("cases.yaml")));
    return file.get("cases").stream()
        .map(BrokenCase::of)
        .filter(broken -> broken.system().equals(system))
        .toList();
  }

  private static BrokenCase of(Map<String, String> map) {
    String file = map.get("file");
    return new BrokenCase(
        map.get("name"),
        map.get("system"),
        file,
        map.getOrDefault(
            "changeset", file.replaceFirst(".*/", "").replaceFirst("(\\.rollback)?\\.sql$", "")),
        map.get("replace"),
        map.get("with"),
        map.get("rule"),
        map.getOrDefault("also", ""),
        map.get("says"),
        map.getOrDefault("alone", ""));
  }

  /** Whether the two cannot be told apart when both are made at once. */
  boolean disturbs(BrokenCase other) {
    return !alone.isEmpty() || !other.alone.isEmpty() || changeset.equals(other.changeset);
  }

  void applyIn(Path home) throws IOException {
    Path target = home.resolve(file);
    String text = Files.readString(target);
    assertThat(text.split(java.util.regex.Pattern.quote(replace), -1))
        .as("'replace' of %s stands once in %s", name, file)
        .hasSize(2);
    Files.writeString(target, text.replace(replace, with));
  }

  @Override
  public String toString() {
    return name;
  }
}
