package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Script;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.move.Whereabouts;
import dev.pgrehearse.facade.view.FacadeComment;
import dev.pgrehearse.facade.view.GrantSql;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements of one move: the table leaves, a view stays under its name. */
final class FacadeSql {
  private final Move move;
  private final Table table;
  private final Names names;
  private final Whereabouts whereabouts;
  private final List<Shown> shown;
  private final String facade;
  private final String home;

  FacadeSql(Move move, Table table, List<Shown> shown, Names names, Whereabouts whereabouts) {
    this.move = move;
    this.table = table;
    this.names = names;
    this.whereabouts = whereabouts;
    this.shown = shown;
    this.facade = move.from().quoted(names);
    this.home = move.to().quoted(names);
  }

  /**
   * @param renameFirst whether the table takes its new name before it leaves its schema
   */
  void move(Script script, boolean renameFirst) {
    String between =
        renameFirst
            ? names.qualified(move.fromSchema(), move.toName())
            : names.qualified(move.toSchema(), move.fromName());
    if (renameFirst && move.changesName()) {
      rename(script, facade, between);
    }
    if (move.changesSchema()) {
      script.add(
          "alter table %s set schema %s;"
              .formatted(renameFirst ? between : facade, names.quoted(move.toSchema())),
          "alter table %s set schema %s;"
              .formatted(renameFirst ? home : between, names.quoted(move.fromSchema())));
    }
    if (!renameFirst && move.changesName()) {
      rename(script, between, home);
    }
    move.renames()
        .forEach(
            (from, to) ->
                script.add(
                    "alter table %s rename column %s to %s;"
                        .formatted(home, names.quoted(from), names.quoted(to)),
                    "alter table %s rename column %s to %s;"
                        .formatted(home, names.quoted(to), names.quoted(from))));
    defaults(script);
  }

  /** The table's own that would look for a name where it no longer is. */
  private void defaults(Script script) {
    for (Column column : table.columns()) {
      String old = column.defaultExpression();
      String now = whereabouts.inDefault(old, move.fromSchema());
      if (Whereabouts.looksUpText(old)
          && !now.equals(old)
          && !move.shape().dropped().containsKey(column.name())) {
        String statement =
            "alter table %s alter column %s set default "
                .formatted(home, names.quoted(move.columnAfter(column.name())));
        script.add(statement + now + ";", statement + old + ";");
      }
    }
  }

  private void rename(Script script, String from, String to) {
    script.add(
        "alter table %s rename to %s;".formatted(from, names.quoted(move.toName())),
        "alter table %s rename to %s;".formatted(to, names.quoted(move.fromName())));
  }

  void view(Script script) {
    String list = shown.stream().map(this::selected).collect(Collectors.joining(",\n    "));
    script.add(
        """
        create view %s
        with (security_invoker = on)
        as
        select
            %s
        from %s as t;"""
            .formatted(facade, list, home),
        "drop view %s;".formatted(facade));
    for (Shown column : shown) {
      column
          .stored()
          .map(Column::defaultExpression)
          .filter(expression -> !expression.isEmpty())
          .ifPresent(
              expression ->
                  script.add(
                      "alter view %s alter column %s set default %s;"
                          .formatted(
                              facade,
                              names.quoted(column.name()),
                              whereabouts.inDefault(expression, move.fromSchema()))));
    }
    if (!table.ownedByCaller()) {
      script.add("alter view %s owner to %s;".formatted(facade, table.owner()));
    }
  }

  private String selected(Shown column) {
    if (column.isComputed()) {
      return "%s as %s"
          .formatted(column.expression().orElseThrow().sql(), names.quoted(column.name()));
    }
    String now = move.columnAfter(column.name());
    return now.equals(column.name())
        ? "t." + names.quoted(now)
        : "t.%s as %s".formatted(names.quoted(now), names.quoted(column.name()));
  }

  /** Nobody keeps what default privileges gave; then whoever had something on the table has it. */
  void grants(Script script, Set<String> defaultGrantees) {
    new GrantSql(names, facade, table)
        .of(shown.stream().map(Shown::name).toList(), defaultGrantees)
        .forEach(script::add);
  }

  void comment(Script script) {
    script.add(
        "comment on view %s is %s;"
            .formatted(
                facade,
                Names.literal(
                    new FacadeComment(table.comment(), home, Shown.unseen(move, table))
                        .text(names))));
    Set<String> columns = shown.stream().map(Shown::name).collect(Collectors.toSet());
    for (Column column : table.columns()) {
      if (!column.comment().isEmpty() && columns.contains(column.name())) {
        script.add(
            "comment on column %s.%s is %s;"
                .formatted(facade, names.quoted(column.name()), Names.literal(column.comment())));
      }
    }
  }

  String why() {
    return "Clients go on with %s; its rows live in %s.".formatted(facade, home);
  }

  String wayBack() {
    return "%s is the table again.".formatted(facade);
  }
}
