package dev.pgrehearse.changelog;

import dev.pgrehearse.input.InputException;
import dev.pgrehearse.input.YamlText;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what is written in a YAML or JSON changelog. */
final class WrittenYaml {

  private WrittenYaml() {}

  static List<WrittenPart> parts(List<String> lines) throws InputException {
    List<WrittenPart> parts = new ArrayList<>();
    YamlText.of(String.join("\n", lines).replace('\t', ' '))
        .root()
        .ifPresent(root -> add(root, parts));
    return parts;
  }

  private static void add(Node node, List<WrittenPart> parts) {
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(entry -> add(entry, parts));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        List<WrittenPart> below = new ArrayList<>();
        add(tuple.getValueNode(), below);
        parts.add(
            new WrittenPart(
                text(tuple.getKeyNode()),
                text(tuple.getValueNode()),
                line(tuple.getKeyNode()),
                below));
      }
    }
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
