package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.input.InputException;
import dev.pgrehearse.input.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.ChangeFactory;
import liquibase.change.ChangeParameterMetaData;
import liquibase.change.custom.CustomChangeWrapper;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * unknown-attribute, YAML and JSON: a key with a plain value that Liquibase does not know is
 * dropped. XML has a schema, and Liquibase refuses what is not in it.
 */
final class YamlKeyRule implements LintRule {

  private static final String RULE = "unknown-attribute";

  /** What people write for each other, and miss nowhere else. */
  private static final Pattern FOR_READERS =
      Pattern.compile("(?i)comments?|descriptions?|docs?|notes?|remarks?|summary|title");

  private static final List<String> TOP =
      List.of(
          "changeSet",
          "include",
          "includeAll",
          "logicalFilePath",
          "modifyChangeSets",
          "objectQuotingStrategy",
          "preConditions",
          "property",
          "removeChangeSetProperty",
          "changeLogId",
          "context",
          "contextFilter");
  private static final List<String> CHANGESET =
      List.of(
          "alwaysRun",
          "author",
          "changes",
          "comment",
          "context",
          "contextFilter",
          "created",
          "dbms",
          "failOnError",
          "id",
          "ignore",
          "labels",
          "logicalFilePath",
          "modifySql",
          "objectQuotingStrategy",
          "onValidationFail",
          "preConditions",
          "rollback",
          "runAlways",
          "runInTransaction",
          "runOnChange",
          "runOrder",
          "runWith",
          "runWithSpoolFile",
          "validCheckSum",
          "validCheckSums");

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

    OneFile(String file) {
      this.file = file;
    }

    Stream<Finding> check(List<String> lines) {
      try {
        YamlText.of(String.join("\n", lines).replace('\t', ' ')).root().stream()
            .flatMap(root -> value(root, "databaseChangeLog").stream())
            .flatMap(OneFile::entries)
            .filter(MappingNode.class::isInstance)
            .forEach(entry -> entry((MappingNode) entry));
      } catch (InputException e) {
        return Stream.empty();
      }
      return findings.stream();
    }

    private void entry(MappingNode entry) {
      keys(entry, TOP, "", "the changelog");
      value(entry, "changeSet").ifPresent(this::changeset);
    }

    private void changeset(Node node) {
      String id = value(node, "id").map(OneFile::text).orElse("");
      keys(node, CHANGESET, id, "a changeset");
      Stream.concat(value(node, "changes").stream(), value(node, "rollback").stream())
          .flatMap(OneFile::entries)
          .filter(MappingNode.class::isInstance)
          .forEach(changes -> changes((MappingNode) changes, id));
    }

    private void changes(MappingNode changes, String id) {
      ChangeFactory factory = Scope.getCurrentScope().getSingleton(ChangeFactory.class);
      for (NodeTuple tuple : changes.getValue()) {
        String name = text(tuple.getKeyNode());
        Change change = factory.create(name);
        if (change == null && !name.matches("(?i)changeSet(Id|Author|Path)|empty|rollback")) {
          Optional<String> above = above(changes, name, factory);
          if (above.isPresent()) {
            indent(tuple, id, name, above.get());
          } else {
            add(tuple, id, name, "changes", new TreeSet<>(factory.getDefinedChanges()));
          }
        } else if (change != null && !(change instanceof CustomChangeWrapper)) {
          // A customChange takes whatever its class has a setter for.
          keys(tuple.getValueNode(), parameters(factory, change), id, "a " + name + " change");
        }
      }
    }

    /** The change beside which a parameter stands that was meant to stand in it. */
    private static Optional<String> above(
        MappingNode changes, String parameter, ChangeFactory factory) {
      return changes.getValue().stream()
          .filter(tuple -> tuple.getValueNode() instanceof ScalarNode)
          .filter(tuple -> text(tuple.getValueNode()).isBlank())
          .map(tuple -> text(tuple.getKeyNode()))
          .filter(name -> factory.create(name) != null)
          .filter(name -> parameters(factory, factory.create(name)).contains(parameter))
          .findFirst();
    }

    private void indent(NodeTuple tuple, String id, String key, String change) {
      findings.add(
          Finding.error(
              RULE,
              id,
              where(tuple),
              "%s stands beside %s and not in it: Liquibase drops it".formatted(key, change),
              "indent it deeper than " + change));
    }

    private static Collection<String> parameters(ChangeFactory factory, Change change) {
      Collection<String> known = new TreeSet<>();
      for (ChangeParameterMetaData parameter :
          factory.getChangeMetaData(change).getParameters().values()) {
        known.add(parameter.getParameterName());
        if (parameter.getAlternateParameterNames() != null) {
          known.addAll(List.of(parameter.getAlternateParameterNames()));
        }
      }
      return known;
    }

    private void keys(Node node, Collection<String> known, String id, String what) {
      if (node instanceof MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
          String key = text(tuple.getKeyNode());
          if (known.stream().anyMatch(key::equalsIgnoreCase)) {
            continue;
          }
          if (key.equals("rollback")) {
            misplaced(tuple, id, what);
          } else if (tuple.getValueNode() instanceof ScalarNode) {
            add(tuple, id, key, what, known);
          }
        }
      }
    }

    private void misplaced(NodeTuple rollback, String id, String what) {
      findings.add(
          Finding.error(
              RULE,
              id,
              where(rollback),
              "this rollback stands in "
                  + what
                  + ", where Liquibase drops it: it is no part of the changeset's way back",
              "indent it as deep as changes: it belongs to the changeset"));
    }

    private void add(
        NodeTuple tuple, String id, String key, String what, Collection<String> known) {
      String message = "Liquibase does not know " + key + " in " + what + " and drops it";
      if (FOR_READERS.matcher(key).matches()) {
        findings.add(
            Finding.info(
                RULE,
                id,
                where(tuple),
                message + ": only who reads this file reads it",
                "leave it, or write a comment of YAML, which begins with #"));
        return;
      }
      String fix =
          new NearestName(known)
              .to(key)
              .map(nearest -> "write " + nearest)
              .orElse(
                  "remove it; Liquibase knows "
                      + known.stream().sorted().collect(Collectors.joining(", ")));
      findings.add(Finding.error(RULE, id, where(tuple), message, fix));
    }

    private Location where(NodeTuple tuple) {
      return Location.of(file, tuple.getKeyNode().getStartMark().getLine() + 1);
    }

    private static Stream<Node> entries(Node node) {
      return node instanceof SequenceNode list ? list.getValue().stream() : Stream.of(node);
    }

    private static Optional<Node> value(Node node, String key) {
      return node instanceof MappingNode mapping
          ? mapping.getValue().stream()
              .filter(tuple -> text(tuple.getKeyNode()).equalsIgnoreCase(key))
              .map(NodeTuple::getValueNode)
              .findFirst()
          : Optional.empty();
    }

    private static String text(Node node) {
      return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
  }
}
