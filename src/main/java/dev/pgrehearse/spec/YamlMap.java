package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A mapping of a spec file: typed access by key, and nothing unknown is passed over. */
public final class YamlMap {

  private final String file;
  private final MappingNode node;
  private final Map<String, YamlValue> values = new LinkedHashMap<>();

  YamlMap(String file, MappingNode node) {
    this.file = file;
    this.node = node;
    for (NodeTuple tuple : node.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode)) {
        throw new SpecException(YamlValue.place(file, key), "a key must be a plain word");
      }
      String name = ((ScalarNode) key).getValue();
      if (values.put(name, new YamlValue(file, name, tuple.getValueNode())) != null) {
        throw new SpecException(YamlValue.place(file, key), "the key '" + name + "' stands twice");
      }
    }
  }

  public Location location() {
    return YamlValue.place(file, node);
  }

  /** Refuses every key that is not among {@code known}, naming the nearest. */
  public YamlMap only(String... known) {
    return only(List.of(known));
  }

  /** The same, for keys that several places share. */
  public YamlMap only(List<String> known) {
    for (Map.Entry<String, YamlValue> entry : values.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new SpecException(
            entry.getValue().location(),
            "unknown key '"
                + entry.getKey()
                + "'"
                + Nearest.of(entry.getKey(), known)
                    .map(name -> ", did you mean '%s'".formatted(name))
                    .orElse("")
                + "; known here: "
                + String.join(", ", new TreeSet<>(known)));
      }
    }
    return this;
  }

  public Map<String, YamlValue> entries() {
    return Collections.unmodifiableMap(values);
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  public YamlValue required(String key) {
    YamlValue value = values.get(key);
    if (value == null) {
      throw new SpecException(location(), "the key '" + key + "' is missing");
    }
    return value;
  }

  public Optional<YamlValue> optional(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The elements under {@code key}, or none where the key is absent. */
  public List<YamlValue> list(String key) {
    return optional(key).map(YamlValue::list).orElseGet(ArrayList::new);
  }
}
