package dev.pgrehearse.facade.move;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Expression;
import dev.pgrehearse.facade.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A column of the facade.
 *
 * @param name as clients write it
 * @param expression what it shows, where it shows no stored column
 * @param stored the column of the table whose value it shows; absent where it is computed
 */
public record Shown(String name, Optional<Expression> expression, Optional<Column> stored) {

  /** In the table's order; what clients get in addition comes last. */
  public static List<Shown> of(Move move, Table table) {
    List<Shown> shown = new ArrayList<>();
    TreeSet<String> left = new TreeSet<>(move.shape().computed().keySet());
    for (Column column : table.columns()) {
      String name = column.name();
      left.remove(name);
      String sql = move.shape().computed().getOrDefault(name, move.shape().dropped().get(name));
      if (sql != null) {
        shown.add(computed(name, sql));
      } else if (!move.shape().hidden().contains(name)) {
        shown.add(new Shown(name, Optional.empty(), Optional.of(column)));
      }
    }
    left.forEach(name -> shown.add(computed(name, move.shape().computed().get(name))));
    return List.copyOf(shown);
  }

  public static Shown computed(String name, String sql) {
    return new Shown(name, Optional.of(new Expression(sql.strip())), Optional.empty());
  }

  /** Columns of the table that stay in it and that clients do not see as they are stored. */
  public static List<String> unseen(Move move, Table table) {
    List<String> unseen = new ArrayList<>();
    for (Column column : table.columns()) {
      if (move.shape().hidden().contains(column.name())
          || move.shape().computed().containsKey(column.name())) {
        unseen.add(move.columnAfter(column.name()));
      }
    }
    unseen.addAll(move.shape().added().keySet());
    return List.copyOf(unseen);
  }

  /** Columns of the table, by their old names, that whoever reads the facade needs. */
  public static Set<String> read(Move move, Table table) {
    Map<String, String> old = new TreeMap<>();
    table.columns().forEach(column -> old.put(move.columnAfter(column.name()), column.name()));
    Set<String> read = new TreeSet<>();
    for (Shown column : of(move, table)) {
      column.stored().ifPresent(stored -> read.add(stored.name()));
      column
          .expression()
          .ifPresent(
              expression ->
                  expression
                      .columns(List.copyOf(old.keySet()))
                      .forEach(name -> read.add(old.get(name))));
    }
    return read;
  }

  /** The columns of the table that a trigger of the facade writes. */
  public static List<Column> written(List<Shown> shown) {
    return shown.stream()
        .flatMap(column -> column.stored().stream())
        .filter(column -> !column.writtenByPostgres())
        .toList();
  }

  public boolean isComputed() {
    return expression.isPresent();
  }
}
