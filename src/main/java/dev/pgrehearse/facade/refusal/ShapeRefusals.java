package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why a facade cannot leave out what a move wants left out, as far as the columns say. */
final class ShapeRefusals {
  private final Move move;
  private final Names names;
  private final String facade;
  private final List<Finding> found = new ArrayList<>();

  ShapeRefusals(Move move, Names names) {
    this.move = move;
    this.names = names;
    this.facade = move.from().quoted(names);
  }

  List<Finding> of(Table table) {
    names(table);
    Set<String> stored =
        Shown.of(move, table).stream()
            .flatMap(column -> column.stored().stream())
            .map(Column::name)
            .collect(Collectors.toCollection(TreeSet::new));
    needed(table, stored);
    return List.copyOf(found);
  }

  private void names(Table table) {
    TreeSet<String> known = new TreeSet<>(move.shape().dropped().keySet());
    known.addAll(move.shape().hidden());
    for (String name : known) {
      if (!table.hasColumn(name)) {
        refuse(
            "facade-unknown-column",
            "%s has no column %s to drop or to hide".formatted(facade, names.quoted(name)),
            "its columns are " + names.list(table.columns().stream().map(Column::name).toList()));
      }
    }
    Set<String> after =
        table.columns().stream()
            .map(column -> move.columnAfter(column.name()))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : move.shape().added().keySet()) {
      if (table.hasColumn(name) || after.contains(name)) {
        refuse(
            "facade-column-taken",
            "%s has a column %s already".formatted(facade, names.quoted(name)),
            "add one of another name");
      }
    }
  }

  private void needed(Table table, Set<String> stored) {
    if (stored.isEmpty() && !table.columns().isEmpty()) {
      refuse(
          "facade-no-columns",
          "no column of %s would be shown as it is stored, and nothing could be written"
              .formatted(facade),
          "show at least its key, or write a view by hand");
    }
    for (Column column : table.columns()) {
      if (column.needsValue()
          && !stored.contains(column.name())
          && !move.shape().dropped().containsKey(column.name())) {
        refuse(
            "facade-hidden-required",
            """
            %s.%s must not be null and has no default, and through the facade nobody could give it \
            a value: every insert would fail (23502)"""
                .formatted(facade, names.quoted(column.name())),
            "alter table %s alter column %s set default … first, or show it"
                .formatted(facade, names.quoted(column.name())));
      }
    }
    if (move.triggers() && table.key().stream().anyMatch(key -> !stored.contains(key.name()))) {
      refuse(
          "facade-no-key",
          """
          the facade of %s would not show its primary key as it is stored, so an INSTEAD OF trigger \
          could not tell which row is meant"""
              .formatted(facade),
          "show the key, or move it without --triggers");
    }
  }

  private void refuse(String rule, String message, String fix) {
    found.add(Finding.error(rule, "", Location.NONE, message, fix));
  }
}
