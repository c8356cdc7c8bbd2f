package dev.pgrehearse.facade.reissue;

import dev.pgrehearse.facade.catalog.DollarQuote;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A function by which clients embed along a key, or one that was overloaded for rows of the facade,
 * as it stands.
 *
 * @param takes whether it takes a row of the facade, and does not give its rows
 * @param callers who may call it, its owner apart
 */
record StandingEmbed(
    String signature, String definition, boolean takes, String comment, List<String> callers) {

  /** A field of an argument, as it was written or as Postgres writes it down. */
  private static final String ARGUMENT = "(?:\\$\\d+|\\((?:\\$\\d+|\\w+|\"[^\"]+\")\\))\\.";

  StandingEmbed {
    callers = List.copyOf(callers);
  }

  static List<StandingEmbed> of(LiveCatalog catalog, long view) throws SQLException {
    return catalog.rows(
        "standing_embeds",
        row -> {
          Array callers = row.getArray("callers");
          return new StandingEmbed(
              row.getString("signature"),
              row.getString("definition").strip(),
              row.getBoolean("takes"),
              row.getString("comment"),
              callers == null ? List.of() : List.of((String[]) callers.getArray()));
        },
        view);
  }

  /** Whether it can be made where the facade shows these columns. */
  boolean fits(List<String> stands, List<String> columns, Names names) {
    return stands.stream()
        .filter(column -> !columns.contains(column))
        .noneMatch(
            column ->
                Pattern.compile(
                        (takes ? ARGUMENT : "\\br\\.")
                            + Pattern.quote(names.quoted(column))
                            + "(?![\\w$])")
                    .matcher(definition)
                    .find());
  }

  String drop() {
    return "drop function %s;".formatted(signature);
  }

  List<String> create(Set<String> defaultCallers) {
    List<String> script = new ArrayList<>();
    script.add(
        definition.contains("\nBEGIN ATOMIC\n")
            ? new DollarQuote(definition).executed()
            : definition + ";");
    List<String> revoked = new ArrayList<>(List.of("public"));
    TreeSet<String> others = new TreeSet<>(defaultCallers);
    others.remove("public");
    revoked.addAll(others);
    script.add(
        "revoke all on function %s from %s;".formatted(signature, String.join(", ", revoked)));
    if (!callers.isEmpty()) {
      script.add(
          "grant execute on function %s to %s;".formatted(signature, String.join(", ", callers)));
    }
    script.add("comment on function %s is %s;".formatted(signature, Names.literal(comment)));
    return script;
  }
}
