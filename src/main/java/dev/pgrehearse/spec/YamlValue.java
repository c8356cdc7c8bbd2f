package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.util.Collection;
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
public record YamlValue(String file, String key, Node node) {

  static Location place(String file, Node node) {
    return Location.of(file, node.getStartMark().getLine() + 1);
  }

  public Location location() {
    return place(file, node);
  }

  public String text() {
    return scalar("a text").orElseThrow(() -> wrong("a text"));
  }

  /** The text of a scalar as written, or empty for {@code null}. */
  public Optional<String> textOrNull() {
    return scalar("a value");
  }

  public long number() {
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw wrong("a whole number");
    }
  }

  public boolean flag() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue());
    }
    throw wrong("true or false");
  }

  public YamlMap map() {
    if (node instanceof MappingNode mapping) {
      return new YamlMap(file, mapping);
    }
    throw wrong("a mapping of keys to values");
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** The elements of a list, or the one value that stands where one could. */
  public List<YamlValue> oneOrMore() {
    return isList() ? list() : List.of(this);
  }

  public List<YamlValue> list() {
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

  public SpecException wrong(String expected) {
    return new SpecException(location(), "'" + key + "' must be " + expected);
  }

  private Optional<String> scalar(String expected) {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong(expected);
    }
    return scalar.getTag().equals(Tag.NULL) ? Optional.empty() : Optional.of(scalar.getValue());
  }

  /** That there is nothing of this name, and what may be meant. */
  public SpecException unknown(String what, String name, Collection<String> known) {
    return new SpecException(
        location(),
        "there is no %s '%s'%s"
            .formatted(
                what,
                name,
                Nearest.of(name, known)
                    .map(near -> ", did you mean '%s'?".formatted(near))
                    .orElse("; reports and docs/rules.md name them")));
  }

  /** Whether something of a name that is near is known. */
  public boolean isNear(Collection<String> known) {
    return Nearest.of(text(), known).isPresent();
  }
}
