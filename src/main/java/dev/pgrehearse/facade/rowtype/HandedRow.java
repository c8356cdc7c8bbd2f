package dev.pgrehearse.facade.rowtype;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A row of the table, made of a row of its facade: what the facade shows is taken from there, what
 * it hides or computes is looked up by the key, and what the move adds no function knows.
 */
record HandedRow(Move move, Table table, List<Shown> shown, Names names) {

  HandedRow {
    shown = List.copyOf(shown);
  }

  /** Whether a column has to be looked up. */
  boolean looks() {
    return kept().stream().anyMatch(column -> !shownAs().containsKey(column.name()));
  }

  /** Whether all of it can be had. */
  boolean isWhole() {
    List<Column> key = table.key();
    return !looks()
        || (!key.isEmpty()
            && key.stream().allMatch(column -> shownAs().containsKey(column.name())));
  }

  /** In the table's order, for the row that is the argument at this place. */
  List<String> values(int place) {
    Map<String, String> seen = shownAs();
    List<String> values = new ArrayList<>();
    for (Column column : kept()) {
      String name = seen.get(column.name());
      values.add(name == null ? lookup(column, place) : field(place, name));
    }
    move.shape().added().keySet().forEach(added -> values.add("null"));
    return values;
  }

  private List<Column> kept() {
    return table.columns().stream()
        .filter(column -> !move.shape().dropped().containsKey(column.name()))
        .toList();
  }

  private Map<String, String> shownAs() {
    Map<String, String> seen = new TreeMap<>();
    shown.forEach(
        column -> column.stored().ifPresent(stored -> seen.put(stored.name(), column.name())));
    return seen;
  }

  private String field(int place, String column) {
    return "$%d.%s".formatted(place, names.quoted(column));
  }

  private String lookup(Column column, int place) {
    return "(select t.%s from %s as t where %s)"
        .formatted(
            names.quoted(move.columnAfter(column.name())),
            move.to().quoted(names),
            table.key().stream()
                .map(
                    key ->
                        "t.%s = %s"
                            .formatted(
                                names.quoted(move.columnAfter(key.name())),
                                field(place, shownAs().get(key.name()))))
                .collect(Collectors.joining(" and ")));
  }
}
