package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.routine.Routines;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What clients meet where the facade's columns are others than the table's. */
final class ShapeNotices {
  private final Move move;
  private final Table table;
  private final Names names;
  private final String facade;
  private final List<Finding> found = new ArrayList<>();

  ShapeNotices(Move move, Table table, Names names) {
    this.move = move;
    this.table = table;
    this.names = names;
    this.facade = move.from().quoted(names);
  }

  List<Finding> of(Routines routines) {
    List<Shown> shown = Shown.of(move, table);
    List<String> computed = shown.stream().filter(Shown::isComputed).map(Shown::name).toList();
    if (!computed.isEmpty()) {
      say(
          Severity.WARNING,
          "facade-computed-column",
          move.triggers()
              ? "%s of %s is computed: a write that gives it another value is refused (0A000)"
                  .formatted(names.list(computed), facade)
              : "%s of %s is computed: an insert or an update that names it is refused (0A000)"
                  .formatted(names.list(computed), facade),
          "have clients write the columns that it is computed from");
    }
    if (!move.shape().hidden().isEmpty() || !move.shape().added().isEmpty()) {
      TreeSet<String> hidden = new TreeSet<>(move.shape().hidden());
      hidden.addAll(move.shape().added().keySet());
      say(
          Severity.INFO,
          "facade-hidden-column",
          "%s stays out of %s: an insert through it gives the default of the table"
              .formatted(names.list(List.copyOf(hidden)), facade),
          "nothing; who shall use it uses %s".formatted(move.to().quoted(names)));
    }
    if (!move.shape().added().isEmpty()) {
      say(
          Severity.WARNING,
          "facade-added-column",
          "%s is added with the move, and the way back drops it with what was written to it"
              .formatted(names.list(List.copyOf(move.shape().added().keySet()))),
          "keep what is in it before going back");
    }
    dropped();
    key(shown);
    texts(routines);
    return List.copyOf(found);
  }

  private void dropped() {
    for (int i = 0; i < table.columns().size(); i++) {
      String name = table.columns().get(i).name();
      if (move.shape().dropped().containsKey(name)) {
        say(
            Severity.WARNING,
            "facade-dropped-column",
            """
            %s leaves the table; the way back adds it anew%s, filled with what %s gives, which takes \
            as long as rewriting the table while nobody can use it"""
                .formatted(
                    names.quoted(name),
                    i + 1 == table.columns().size() ? "" : " behind the others",
                    move.shape().dropped().get(name)),
            "prefer --compute with the same expression, and drop it once nobody will go back");
      }
    }
  }

  private void key(List<Shown> shown) {
    Set<String> stored =
        shown.stream()
            .flatMap(column -> column.stored().stream())
            .map(Column::name)
            .collect(Collectors.toSet());
    List<String> missing =
        table.key().stream().map(Column::name).filter(name -> !stored.contains(name)).toList();
    if (!missing.isEmpty()) {
      say(
          Severity.WARNING,
          "facade-key-not-shown",
          """
          %s is part of the key of %s and is not shown as it is stored: on conflict finds no \
          constraint by it (42P10), and PostgREST no key"""
              .formatted(names.list(missing), facade),
          "show the key, or make sure that no client upserts");
    }
  }

  /** Text that Postgres reads when it runs, and may find another column there or none. */
  private void texts(Routines routines) {
    TreeSet<String> changed = new TreeSet<>(move.shape().hidden());
    changed.addAll(move.shape().dropped().keySet());
    changed.addAll(move.shape().computed().keySet());
    if (changed.isEmpty()) {
      return;
    }
    List<String> users =
        routines.naming(move.from()).entrySet().stream()
            .filter(
                entry ->
                    changed.stream()
                        .anyMatch(
                            name -> entry.getValue().says(name) || entry.getValue().quotes(name)))
            .map(entry -> entry.getKey().identity())
            .sorted()
            .toList();
    if (!users.isEmpty()) {
      say(
          Severity.WARNING,
          "facade-column-text",
          "%s: the text names %s, and %s of it, which the facade shows otherwise or not at all"
              .formatted(String.join(", ", users), facade, names.list(List.copyOf(changed))),
          "call it after the move; have it use %s if it writes to that column"
              .formatted(move.to().quoted(names)));
    }
  }

  private void say(Severity severity, String rule, String message, String fix) {
    found.add(new Finding(rule, severity, "", Location.NONE, message, fix));
  }
}
