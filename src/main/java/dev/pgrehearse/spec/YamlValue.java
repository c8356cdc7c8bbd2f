package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value of a spec file, asked for by the type that is expected there. */
record YamlValue(String file, String key, Node node) {

  static Location place(String file, Node node) {
    return Location.of(file, node.getStartMark().getLine() + 1);
  }

  Location location() {
    return place(file, node);
  }

  String text() {
    return scalar("a text").orElseThrow(() -> wrong("a text"));
  }

  /** The text of a scalar as written, or empty for {@code null}. */
  Optional<String> textOrNull() {
    return scalar("a value");
  }

  long number() {
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw wrong("a whole number");
    }
  }

  boolean flag() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue());
    }
    throw wrong("true or false");
  }

  YamlMap map() {
    if (node instanceof MappingNode mapping) {
      return new YamlMap(file, mapping);
    }
    throw wrong("a mapping of keys to values");
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  List<YamlValue> list() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> new YamlValue(file, key, item)).toList();
    }
    throw wrong("a list");
  }

  /** Maps, lists, texts, numbers and booleans, as for JSON. */
  Object plain() {
    if (node instanceof MappingNode) {
      Map<String, Object> result = new LinkedHashMap<>();
      map().entries().forEach((name, value) -> result.put(name, value.plain()));
      return result;
    }
    if (node instanceof SequenceNode) {
      return list().stream().map(YamlValue::plain).toList();
    }
    if (node.getTag().equals(Tag.BOOL)) {
      return flag();
    }
    if (node.getTag().equals(Tag.INT)) {
      return number();
    }
    return text();
  }

  SpecException wrong(String expected) {
    return new SpecException(location(), "'" + key + "' must be " + expected);
  }

  private Optional<String> scalar(String expected) {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong(expected);
    }
    return scalar.getTag().equals(Tag.NULL) ? Optional.empty() : Optional.of(scalar.getValue());
  }
}
