package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.input.InputException;
import dev.pgrehearse.input.YamlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * duplicate-key, YAML and JSON: of a key that stands twice the first is dropped. XML refuses an
 * attribute that does.
 */
final class DuplicateKeyRule implements LintRule {

  private static final int MOST_SHOWN = 5;

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return subject.files().entrySet().stream()
        .filter(file -> file.getKey().matches(".*\\.(ya?ml|json)"))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(file -> new OneFile(file.getKey()).check(file.getValue()));
  }

  private static final class OneFile {

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    OneFile(String file) {
      this.file = file;
    }

    Stream<Finding> check(List<String> lines) {
      try {
        YamlText.of(String.join("\n", lines).replace('\t', ' '))
            .root()
            .ifPresent(root -> check(root, "", false));
      } catch (InputException e) {
        return Stream.empty();
      }
      return findings.stream();
    }

    /**
     * @param id of the changeset that it belongs to
     * @param entry whether it is one of a list
     */
    private void check(Node node, String id, boolean entry) {
      if (!seen.add(node)) {
        return; // an anchor's, which was looked at where it stands
      }
      if (node instanceof SequenceNode list) {
        list.getValue().forEach(each -> check(each, id, true));
      } else if (node instanceof MappingNode mapping) {
        Map<String, NodeTuple> last = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
          String key = text(tuple.getKeyNode());
          NodeTuple earlier = key.equals("<<") ? null : last.put(key, tuple);
          if (earlier != null) {
            add(earlier, tuple, id, entry);
          }
          check(tuple.getValueNode(), key.equals("changeSet") ? id(tuple) : id, false);
        }
      }
    }

    private void add(NodeTuple dropped, NodeTuple kept, String id, boolean entry) {
      String key = text(kept.getKeyNode());
      Location where = Location.of(file, line(dropped));
      if (shown(dropped.getValueNode()).equals(shown(kept.getValueNode()))
          && dropped.getValueNode() instanceof ScalarNode) {
        findings.add(
            Finding.info(
                "duplicate-key",
                id,
                where,
                "the key %s stands here and, with the same value, at line %d"
                    .formatted(key, line(kept)),
                "remove one of them"));
        return;
      }
      if (shown(dropped.getValueNode()).isEmpty()) {
        findings.add(
            Finding.warning(
                    "duplicate-key",
                    id,
                    where,
                    "the key %s stands here without a value, and again at line %d, which Liquibase reads"
                        .formatted(key, line(kept)),
                    "indent line %d deeper than this one, and all that belongs to it"
                        .formatted(line(kept)))
                .about("line " + line(kept)));
        return;
      }
      findings.add(
          Finding.error(
              "duplicate-key",
              id,
              where,
              """
              the key %s stands here and again at line %d: Liquibase reads the last one, and \
              drops what stands here without a word: %s"""
                  .formatted(key, line(kept), shown(dropped.getValueNode())),
              fix(key, kept, entry)));
    }

    private static String fix(String key, NodeTuple kept, boolean entry) {
      if (kept.getValueNode() instanceof SequenceNode) {
        return "put the entries of both under one '%s:'".formatted(key);
      }
      return entry && kept.getValueNode() instanceof MappingNode
          ? "begin the second with a dash of its own, '- %s:', where two entries are meant"
              .formatted(key)
          : "keep the one that is meant, and remove the other";
    }

    /** What is lost, in few words. */
    private static String shown(Node node) {
      if (node instanceof ScalarNode scalar) {
        String text = scalar.getValue().strip().replaceAll("\\s+", " ");
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
      }
      List<String> names = new ArrayList<>();
      List<Node> below =
          node instanceof SequenceNode list ? list.getValue() : Collections.singletonList(node);
      for (Node each : below) {
        if (each instanceof MappingNode mapping) {
          mapping.getValue().forEach(tuple -> names.add(text(tuple.getKeyNode())));
        } else {
          names.add(text(each));
        }
      }
      return names.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
          + (names.size() > MOST_SHOWN ? " and " + (names.size() - MOST_SHOWN) + " more" : "");
    }

    private static String id(NodeTuple changeSet) {
      return changeSet.getValueNode() instanceof MappingNode mapping
          ? mapping.getValue().stream()
              .filter(tuple -> text(tuple.getKeyNode()).equals("id"))
              .map(tuple -> text(tuple.getValueNode()))
              .findFirst()
              .orElse("")
          : "";
    }

    private static int line(NodeTuple tuple) {
      return tuple.getKeyNode().getStartMark().getLine() + 1;
    }

    private static String text(Node node) {
      return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
  }
}
