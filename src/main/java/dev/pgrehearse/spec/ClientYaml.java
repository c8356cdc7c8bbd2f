package dev.pgrehearse.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one file under {@code clients/}. */
final class ClientYaml {

  private final YamlMap map;
  private final Set<String> identities;

  /**
   * @param identities the known ones; others are refused
   */
  ClientYaml(YamlMap map, Set<String> identities) {
    this.map = map.only("client", "statements");
    this.identities = Set.copyOf(identities);
  }

  List<RecordedStatement> read() {
    String client = map.required("client").text();
    List<RecordedStatement> statements = new ArrayList<>();
    for (YamlValue value : map.required("statements").list()) {
      YamlMap statement = value.map().only("as", "sql", "parameters", "fails");
      statements.add(
          new RecordedStatement(
              client,
              identity(statement.required("as")),
              statement.required("sql").text().strip(),
              statement.list("parameters").stream().map(YamlValue::text).toList(),
              statement.optional("fails").map(ClientYaml::sqlState).orElse(""),
              statement.location()));
    }
    if (statements.isEmpty()) {
      throw new SpecException(map.location(), "a client that sends nothing needs no file");
    }
    return statements;
  }

  private static String sqlState(YamlValue value) {
    if (!value.text().matches("[0-9A-Z]{5}")) {
      throw value.wrong("a SQLSTATE in quotes, such as \"23505\"");
    }
    return value.text();
  }

  private String identity(YamlValue value) {
    if (!identities.contains(value.text())) {
      throw new SpecException(
          value.location(),
          "unknown identity '%s'; known: %s"
              .formatted(value.text(), String.join(", ", identities.stream().sorted().toList())));
    }
    return value.text();
  }
}
