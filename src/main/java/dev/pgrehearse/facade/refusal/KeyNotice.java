package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Clients that look a table's key up in the catalog, where a view has none. */
record KeyNotice(Move move, Table table, Names names) {
  static final String RULE = "facade-key-lookup";

  private record Sign(Stack stack, String evidence) {}

  /** One for each stack that has left signs, else one for whoever may be there. */
  List<Finding> of(LiveCatalog catalog) throws SQLException {
    if (table.key().isEmpty()) {
      return List.of();
    }
    Map<Stack, List<String>> signs = new EnumMap<>(Stack.class);
    catalog
        .rows(
            "stacks",
            row -> new Sign(Stack.valueOf(row.getString("stack")), row.getString("evidence")),
            move.fromSchema())
        .forEach(
            sign ->
                signs
                    .computeIfAbsent(sign.stack(), stack -> new ArrayList<>())
                    .add(sign.evidence()));
    String facade = move.from().quoted(names);
    List<Finding> found = new ArrayList<>();
    for (Map.Entry<Stack, List<String>> sign : signs.entrySet()) {
      Stack stack = sign.getKey();
      found.add(
          said(
              stack.severity(),
              "%s: %s uses this database (%s): %s"
                  .formatted(facade, stack.title(), signs(sign.getValue()), stack.breaks()),
              stack.fix(key(stack.key(), catalog)) + (stack.looksOnThePath() ? onThePath() : "")));
    }
    if (found.isEmpty()) {
      found.add(
          said(
              Severity.INFO,
              """
              %s: a view has no key in the catalog, and who looks it up there finds none: Rails, \
              PostGraphile, Hasura, reflection in SQLAlchemy, inspectdb in Django, synchronize in \
              TypeORM"""
                  .formatted(facade),
              "nothing where no such client is; docs/clients has a page on each, with what to"
                  + " write there"));
    }
    return found;
  }

  /** What saves a client every change, where it may know the table as it is. */
  private String onThePath() {
    return move.sameColumns() && !move.changesName()
        ? "; or give its login the search_path %s, %s, on which it finds the table itself"
            .formatted(names.quoted(move.toSchema()), names.quoted(move.fromSchema()))
        : "";
  }

  private Finding said(Severity severity, String message, String fix) {
    return new Finding(RULE, severity, "", Location.NONE, message, fix)
        .about(move.from().quoted(names));
  }

  private static String signs(List<String> evidence) {
    return evidence.size() <= 2
        ? String.join(", ", evidence)
        : "%s and %d more".formatted(evidence.get(0), evidence.size() - 1);
  }

  private String key(Stack.Key form, LiveCatalog catalog) throws SQLException {
    return switch (form) {
      case UNSAID -> "";
      case SYMBOLS -> {
        List<String> symbols = table.key().stream().map(column -> symbol(column.name())).toList();
        yield symbols.size() == 1 ? symbols.get(0) : "[" + String.join(", ", symbols) + "]";
      }
      case COMMENT ->
          new SmartComment(move, table, names)
              .statement(catalog, Shown.unseen(move, table))
              .replaceFirst(";$", "");
    };
  }

  private static String symbol(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? ":" + name : ":\"" + name + "\"";
  }
}
