package dev.pgrehearse.deployment;

import dev.pgrehearse.input.InputException;
import dev.pgrehearse.input.UserText;
import dev.pgrehearse.input.YamlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** {@code application.yml} of Spring Boot, without its parts for single profiles. */
final class SpringYaml implements SettingsFile {

  private static final Pattern FILTERED =
      Pattern.compile(
          "(?m)^(\\s*(?:- +)*(?:[^\\s:#'\"]+:[ \\t]+)?)(@[\\w.-]+@[^#\\n\\r]*?)(?=[ \\t]*(?:#.*)?$)");

  @Override
  public Optional<LiquibaseSettings> read(Path file, String shown) throws InputException {
    Map<String, String> properties = new TreeMap<>();
    for (Node document : YamlText.of(quoted(text(file))).documents()) {
      Map<String, String> part = new TreeMap<>();
      flatten("", document, part);
      if (part.keySet().stream().noneMatch(SpringYaml::isForAProfile)) {
        properties.putAll(part);
      }
    }
    return new SpringSettings(properties, shown).read();
  }

  private static String text(Path file) throws InputException {
    try {
      return UserText.read(file);
    } catch (InputException e) {
      throw e;
    } catch (IOException e) {
      throw new InputException(0, "this cannot be read: " + e.getMessage());
    }
  }

  /** Maven puts the value in before anybody reads this as YAML, where no plain value begins so. */
  private static String quoted(String text) {
    return FILTERED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + "'" + found.group(2).replace("'", "''") + "'"));
  }

  private static boolean isForAProfile(String name) {
    return name.equals("spring.profiles") || name.startsWith("spring.config.activate.");
  }

  private static void flatten(String prefix, Node node, Map<String, String> into) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
        flatten(prefix.isEmpty() ? key : prefix + "." + key, tuple.getValueNode(), into);
      }
    } else if (node instanceof SequenceNode list) {
      String joined = "";
      for (Node item : list.getValue()) {
        if (item instanceof ScalarNode scalar) {
          joined = joined.isEmpty() ? scalar.getValue() : joined + "," + scalar.getValue();
        }
      }
      into.put(prefix, joined);
    } else if (node instanceof ScalarNode scalar) {
      into.put(prefix, scalar.getValue());
    }
  }
}
