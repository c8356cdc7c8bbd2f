package dev.pgrehearse.facade;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Functions whose body names a table that moves: whoever calls them reaches it.
 *
 * @param tables the table's old name, by the function's, both as SQL names them
 */
record Callees(Map<String, String> tables, Names names) {
  Callees {
    tables = Map.copyOf(tables);
  }

  static Callees of(Routines routines, List<Move> moves, Names names) {
    Map<String, String> tables = new HashMap<>();
    for (Move move : moves) {
      QualifiedName table = QualifiedName.from(move);
      for (Routine routine : routines.naming(table).keySet()) {
        String name = routine.identity().substring(0, routine.identity().indexOf('('));
        tables.putIfAbsent(name, table.quoted(names));
      }
    }
    return new Callees(tables, names);
  }

  /** One that the text calls, in words. */
  Optional<String> calledIn(BodyText text, Dictionary dictionary) {
    return text.mentions().stream()
        .filter(mention -> mention.kind().equals("function"))
        .map(mention -> name(mention, dictionary))
        .filter(tables::containsKey)
        .findFirst()
        .map(
            name ->
                "it reaches %s inside %s, whose body is planned only when it runs"
                    .formatted(tables.get(name), name));
  }

  private String name(BodyText.Mention mention, Dictionary dictionary) {
    Optional<String> schema =
        mention.schema().isEmpty()
            ? dictionary.schemaOf("function", mention.name(), dictionary.path())
            : Optional.of(mention.schema());
    return names.qualified(schema.orElse(""), mention.name());
  }
}
