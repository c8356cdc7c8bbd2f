package dev.pgrehearse.facade.routine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Uses of a table's or an alias' name where a value stands: the whole row. */
record WholeRows(BodyTokens tokens, List<BodyText.Mention> mentions) {
  private static final Set<String> NO_ALIAS =
      Set.of(
          "where",
          "join",
          "on",
          "set",
          "order",
          "group",
          "limit",
          "left",
          "inner",
          "cross",
          "for",
          "union",
          "returning",
          "loop",
          "using",
          "values",
          "select",
          "default",
          "natural",
          "full",
          "right",
          "having",
          "window",
          "offset",
          "fetch",
          "except",
          "intersect",
          "tablesample");

  WholeRows {
    mentions = List.copyOf(mentions);
  }

  boolean of(String table) {
    Set<String> aliases = new HashSet<>();
    Set<Integer> known = new HashSet<>();
    for (BodyText.Mention mention : mentions) {
      if (mention.kind().equals("relation") && mention.name().equals(table)) {
        known.add(mention.start());
        alias(mention, aliases, known);
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isName(i)
          && !known.contains(tokens.start(i))
          && !tokens.text(i + 1).equals(".")
          && !tokens.text(i - 1).equals(".")
          && aliases.contains(tokens.unquoted(i))) {
        return true;
      }
    }
    return false;
  }

  private void alias(BodyText.Mention mention, Set<String> aliases, Set<Integer> known) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.end(i) == mention.end()) {
        int at = tokens.word(i + 1).equals("as") ? i + 2 : i + 1;
        boolean named = tokens.isName(at) && !NO_ALIAS.contains(tokens.word(at));
        aliases.add(named ? tokens.unquoted(at) : mention.name());
        if (named) {
          known.add(tokens.start(at));
        }
        return;
      }
    }
  }
}
