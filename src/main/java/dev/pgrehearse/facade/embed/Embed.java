package dev.pgrehearse.facade.embed;

import dev.pgrehearse.facade.catalog.DollarQuote;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of one relation for a row of another, under a name that clients embed them by.
 *
 * @param name of the function
 * @param key the foreign key that it goes along
 * @param origin whose row it takes
 * @param target whose rows it gives
 * @param pairs columns of the target with an operator and a column of the origin
 * @param toOne whether there is one row at most
 */
record Embed(
    String name,
    String key,
    QualifiedName origin,
    QualifiedName target,
    List<Pair> pairs,
    boolean toOne) {

  /** How a column of the target is compared with one of the origin. */
  record Pair(String target, String operator, String origin) {}

  /** A comment above the first of some that are made. */
  static final String WHY_MADE =
      """
      -- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
      -- these names are given the rows by functions, which Postgres puts into their statement: hence
      -- every name is qualified, and there is no search_path, which would prevent it.
      """;

  /** Above the first that is dropped before a table leaves. */
  static final String WHY_LEFT =
      """
      -- A table takes its row type along, and with it these functions: they are made anew for the facade.
      """;

  /** Above the first that is dropped before a facade is. */
  static final String WHY_DROPPED =
      """
      -- These functions take or give rows of the facade, which cannot go before them.
      """;

  Embed {
    pairs = List.copyOf(pairs);
  }

  /** The function, for those who may read what its row is of. */
  String create(Names names, List<String> readers, Set<String> defaultCallers) {
    String signature = signature(names);
    List<String> statements = new ArrayList<>();
    String body = body(names);
    String sign = new DollarQuote(body).sign();
    statements.add(
        """
            create function %s
            returns setof %s
            language sql
            stable
            %sparallel safe
            as %s
            %s
            %s;"""
            .formatted(signature, target.quoted(names), toOne ? "rows 1\n" : "", sign, body, sign));
    TreeSet<String> others = new TreeSet<>(defaultCallers);
    others.remove("public");
    List<String> revoked = new ArrayList<>(List.of("public"));
    revoked.addAll(others);
    statements.add(
        "revoke all on function %s from %s;".formatted(signature, String.join(", ", revoked)));
    if (!readers.isEmpty()) {
      statements.add(
          "grant execute on function %s to %s;".formatted(signature, String.join(", ", readers)));
    }
    statements.add(
        "comment on function %s is %s;"
            .formatted(
                signature,
                Names.literal(
                    "Embed of the key %s: the rows of %s, for PostgREST."
                        .formatted(key, target.quoted(names)))));
    return String.join("\n\n", statements);
  }

  private String body(Names names) {
    return """
        select r.*
        from %s as r
        where %s
    """
        .formatted(
            target.quoted(names),
            pairs.stream()
                .map(
                    pair ->
                        "r.%s %s $1.%s"
                            .formatted(
                                names.quoted(pair.target()),
                                pair.operator(),
                                names.quoted(pair.origin())))
                .collect(Collectors.joining("\n        and ")))
        .stripTrailing();
  }

  String drop(Names names) {
    return "drop function %s;".formatted(signature(names));
  }

  private String signature(Names names) {
    return "%s(%s)".formatted(names.qualified(origin.schema(), name), origin.quoted(names));
  }
}
