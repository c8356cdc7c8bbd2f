package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.SearchPath;
import dev.pgrehearse.facade.move.Move;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Functions whose body names a table that moves, and those that call them: whoever calls one
 * reaches it.
 *
 * @param tables the table's old name, by the function's, both as SQL names them
 */
public record Callees(Map<String, String> tables, Names names) {
  public Callees {
    tables = Map.copyOf(tables);
  }

  public static Callees of(
      LiveCatalog catalog, Dictionary dictionary, List<Move> moves, Names names)
      throws SQLException {
    Map<Routine, BodyText> all = new LinkedHashMap<>();
    catalog
        .rows("routines", Routine::of)
        .forEach(routine -> all.put(routine, new BodyText(routine.body())));
    Map<String, String> tables = new HashMap<>();
    for (Move move : moves) {
      QualifiedName table = move.from();
      all.forEach(
          (routine, body) -> {
            List<String> path = path(routine, dictionary);
            if (body.mentions().stream()
                .anyMatch(mention -> Rewrite.names(mention, table, path, dictionary))) {
              tables.putIfAbsent(name(routine), table.quoted(names));
            }
          });
    }
    int known;
    do {
      known = tables.size();
      Callees inner = new Callees(tables, names);
      all.forEach(
          (routine, body) ->
              inner
                  .callee(body, path(routine, dictionary), dictionary)
                  .ifPresent(callee -> tables.putIfAbsent(name(routine), tables.get(callee))));
    } while (tables.size() > known);
    return new Callees(tables, names);
  }

  private static List<String> path(Routine routine, Dictionary dictionary) {
    return routine.path().map(SearchPath::schemas).orElse(dictionary.path());
  }

  private static String name(Routine routine) {
    return routine.identity().substring(0, routine.identity().indexOf('('));
  }

  /** One that the text calls, in words. */
  public Optional<String> calledIn(BodyText text, List<String> path, Dictionary dictionary) {
    return callee(text, path, dictionary)
        .map(
            name ->
                "it reaches %s inside %s, whose body is planned only when it runs"
                    .formatted(tables.get(name), name));
  }

  private Optional<String> callee(BodyText text, List<String> path, Dictionary dictionary) {
    return text.mentions().stream()
        .filter(mention -> mention.kind().equals("function"))
        .map(mention -> name(mention, path, dictionary))
        .filter(tables::containsKey)
        .findFirst();
  }

  private String name(BodyText.Mention mention, List<String> path, Dictionary dictionary) {
    Optional<String> schema =
        mention.schema().isEmpty()
            ? dictionary.schemaOf("function", mention.name(), path)
            : Optional.of(mention.schema());
    return names.qualified(schema.orElse(""), mention.name());
  }
}
