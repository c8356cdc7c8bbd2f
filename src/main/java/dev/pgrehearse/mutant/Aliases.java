package dev.pgrehearse.mutant;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** By which names a statement calls its tables. */
final class Aliases {

  private static final Set<String> NO_ALIAS =
      Set.of(
          "where", "on", "join", "left", "right", "inner", "full", "cross", "group", "order",
          "limit", "union", "for", "set", "using", "natural", "having", "");

  private final Map<String, String> tables = new TreeMap<>();

  private Aliases() {}

  /**
   * @param own the table whose columns need no qualifier; empty where there is none
   */
  static Aliases of(Tokens tokens, String own) {
    Aliases aliases = new Aliases();
    if (!own.isEmpty()) {
      aliases.tables.put("", own);
      aliases.named(own, own);
    }
    for (int i = 0; i < tokens.size(); i++) {
      boolean source =
          tokens.at(i, "join") || (tokens.at(i, "from") && !tokens.at(i - 1, "distinct"));
      if (source && i + 1 < tokens.size() && !tokens.at(i + 1, "(")) {
        aliases.source(tokens, tokens.at(i + 1, "only") ? i + 2 : i + 1);
      }
    }
    return aliases;
  }

  private void source(Tokens tokens, int at) {
    if (at >= tokens.size()) {
      return;
    }
    String table = tokens.name(at);
    int behind = tokens.afterName(at);
    int alias = tokens.at(behind, "as") ? behind + 1 : behind;
    if (alias < tokens.size()
        && !tokens.atAny(alias, NO_ALIAS)
        && tokens.word(alias).matches("[a-z_\"].*")) {
      tables.putIfAbsent(tokens.name(alias), table);
    } else {
      named(table, table);
    }
  }

  private void named(String name, String table) {
    tables.putIfAbsent(name, table);
    tables.putIfAbsent(name.substring(name.lastIndexOf('.') + 1), table);
  }

  Optional<String> table(String qualifier) {
    return Optional.ofNullable(tables.get(qualifier));
  }
}
