package dev.pgrehearse.facade.reissue;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which columns a facade shows, and which it should: every column of the table is decided. */
final class ReissueColumns {
  private final StandingFacade standing;
  private final Table table;
  private final Names names;
  private final String facade;
  private final String home;
  private final List<Shown> now = new ArrayList<>();
  private final List<Shown> then = new ArrayList<>();
  private final Set<String> unseen = new TreeSet<>();
  private final Map<String, String> renames = new LinkedHashMap<>();
  private final List<Finding> refusals = new ArrayList<>();

  ReissueColumns(StandingFacade standing, Table table, Names names, String facade, String home) {
    this.standing = standing;
    this.table = table;
    this.names = names;
    this.facade = facade;
    this.home = home;
    for (int i = 0; i < standing.view().columns().size(); i++) {
      String name = standing.view().columns().get(i).name();
      String sql = standing.expression(i);
      List<String> parts = QualifiedName.parts(sql);
      Optional<Column> stored = parts.size() == 1 ? column(parts.get(0)) : Optional.empty();
      if (stored.isPresent() && !renames.containsValue(stored.get().name())) {
        now.add(shown(name, stored.get()));
      } else {
        now.add(Shown.computed(name, sql));
      }
    }
    then.addAll(now);
    standing.comment().unseen().stream()
        .filter(name -> column(name).isPresent())
        .forEach(unseen::add);
  }

  private Optional<Column> column(String name) {
    return table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  private Shown shown(String name, Column column) {
    renames.put(name, column.name());
    return new Shown(name, Optional.empty(), Optional.of(column.named(name)));
  }

  /** What is typed is done; what nobody said a word of is refused. */
  List<Finding> decide(List<String> show, List<String> hide) {
    show.forEach(this::show);
    hide.forEach(this::hide);
    List<String> undecided =
        table.columns().stream()
            .map(Column::name)
            .filter(name -> !renames.containsValue(name) && !unseen.contains(name))
            .toList();
    if (!undecided.isEmpty() && refusals.isEmpty()) {
      refuse(
          "facade-undecided-column",
          "%s has %s, and nobody has said whether clients of %s see it"
              .formatted(home, names.list(undecided), facade),
          (isShown(undecided.get(0))
                  ? "say --hide %1$s: under that name clients see something else, and go on seeing it"
                  : "say --show %1$s or --hide %1$s")
              .formatted(names.quoted(undecided.get(0))));
    }
    for (Column column : table.columns()) {
      if (column.needsValue() && unseen.contains(column.name())) {
        refuse(
            "facade-hidden-required",
            """
            %s.%s must not be null and has no default, and through the facade nobody could give it \
            a value: every insert would fail (23502)"""
                .formatted(home, names.quoted(column.name())),
            "alter table %s alter column %s set default …, or show it"
                .formatted(home, names.quoted(column.name())));
      }
    }
    return List.copyOf(refusals);
  }

  private void show(String name) {
    Optional<Column> column = column(name);
    if (column.isEmpty()) {
      refuse(
          "facade-unknown-column",
          "%s has no column %s to show".formatted(home, names.quoted(name)),
          "its columns are " + names.list(table.columns().stream().map(Column::name).toList()));
    } else if (renames.containsValue(name) || isShown(name)) {
      refuse(
          "facade-column-taken",
          "%s has a column %s already".formatted(facade, names.quoted(name)),
          "leave --show %s out".formatted(names.quoted(name)));
    } else {
      then.add(shown(name, column.get()));
      unseen.remove(name);
    }
  }

  private boolean isShown(String name) {
    return then.stream().anyMatch(shown -> shown.name().equals(name));
  }

  /** What the table stores under the name is decided before what clients see under it. */
  private void hide(String name) {
    if (column(name).isPresent() && !renames.containsValue(name) && unseen.add(name)) {
      return;
    }
    Optional<Shown> seen = then.stream().filter(shown -> shown.name().equals(name)).findFirst();
    if (seen.isPresent()) {
      then.remove(seen.get());
      String stored = renames.remove(name);
      if (stored != null) {
        unseen.add(stored);
      }
    } else if (column(name).isPresent()) {
      unseen.add(name);
    } else {
      refuse(
          "facade-unknown-column",
          "neither %s nor %s has a column %s to hide".formatted(facade, home, names.quoted(name)),
          "clients see " + names.list(now.stream().map(Shown::name).toList()));
    }
  }

  List<Shown> now() {
    return List.copyOf(now);
  }

  List<Shown> then() {
    return List.copyOf(then);
  }

  /** Columns of the table that are not shown, in its order. */
  List<String> unseen() {
    return table.columns().stream().map(Column::name).filter(unseen::contains).toList();
  }

  /** Name in the facade to name in the table, of the columns that are shown as they are stored. */
  Map<String, String> renames() {
    return Map.copyOf(renames);
  }

  /** The facade's columns that are written as {@code alias.column}, or as what they compute. */
  List<ViewState.Listed> listed(List<Shown> columns, Map<String, String> stored) {
    String alias = names.quoted(standing.list().orElseThrow().alias());
    return columns.stream()
        .map(
            shown -> {
              String name = names.quoted(shown.name());
              if (shown.isComputed()) {
                return new ViewState.Listed(
                    shown.name(), shown.expression().orElseThrow().sql() + " as " + name);
              }
              String column = names.quoted(stored.get(shown.name()));
              return new ViewState.Listed(
                  shown.name(),
                  column.equals(name)
                      ? "%s.%s".formatted(alias, column)
                      : "%s.%s as %s".formatted(alias, column, name));
            })
        .toList();
  }

  private void refuse(String rule, String message, String fix) {
    refusals.add(Finding.error(rule, "", Location.NONE, message, fix));
  }
}
