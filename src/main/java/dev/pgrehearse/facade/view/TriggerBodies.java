package dev.pgrehearse.facade.view;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the trigger functions of a facade do, in PL/pgSQL. */
final class TriggerBodies {
  private final Move move;
  private final Table table;
  private final List<Shown> shown;
  private final Names names;
  private final TriggerRefusals refusals;
  private final String home;

  TriggerBodies(Move move, Table table, List<Shown> shown, Names names) {
    this.move = move;
    this.table = table;
    this.shown = List.copyOf(shown);
    this.names = names;
    this.refusals = new TriggerRefusals(move, computed(), names);
    this.home = move.to().quoted(names);
  }

  /** Whether clients may change any column at all. */
  boolean canUpdate() {
    return !written().isEmpty();
  }

  /** From its declarations to the statement before the end. */
  String insert() {
    StringBuilder body = new StringBuilder();
    for (Column column : stored()) {
      if (column.writtenByPostgres()) {
        body.append(refusals.refused(column, "insert"));
      }
    }
    List<Column> given = written();
    List<Column> numbered = given.stream().filter(Column::identityByDefault).toList();
    if (numbered.isEmpty()) {
      body.append(insertOf(given));
    } else {
      List<Column> others = given.stream().filter(column -> !numbered.contains(column)).toList();
      body.append("if %s is null then\n".formatted(newValue(numbered.get(0))))
          .append(new SqlLines(insertOf(others)).indented(4))
          .append("else\n")
          .append(new SqlLines(insertOf(given)).indented(4))
          .append("end if;\n");
    }
    body.append(
            """

            if not found then
                return null;
            end if;

            """)
        .append(refusals.asComputed("insert into"))
        .append("return new;\n");
    return declared() + begun(body.toString());
  }

  private String insertOf(List<Column> columns) {
    String values =
        columns.isEmpty()
            ? "default values"
            : "(\n    %s\n)\nvalues (\n    %s\n)"
                .formatted(
                    columns.stream().map(this::stored).collect(Collectors.joining(",\n    ")),
                    columns.stream().map(this::newValue).collect(Collectors.joining(",\n    ")));
    return """
        insert into %s as t %s
        returning
            %s
        into new;
        """
        .formatted(home, values, list(",\n    "));
  }

  String update() {
    StringBuilder body = new StringBuilder();
    for (Column column : stored()) {
      if (column.writtenByPostgres()) {
        body.append(refusals.refused(column, "update"));
      }
    }
    body.append(
            """
            update %s as t
            set
                %s
            where %s
            returning
                %s
            into new;

            if found then
            %s    return new;
            end if;

            """
                .formatted(
                    home,
                    written().stream()
                        .map(column -> stored(column) + " = " + newValue(column))
                        .collect(Collectors.joining(",\n    ")),
                    sameRow("*="),
                    list(",\n    "),
                    new SqlLines(refusals.asComputed("update")).indented(4)))
        .append(changedMeanwhile());
    return declared() + begun(body.toString());
  }

  String delete() {
    return begun(
        """
        delete from %s as t
        where %s;

        if found then
            return old;
        end if;

        """
                .formatted(home, sameRow("*="))
            + changedMeanwhile());
  }

  private String changedMeanwhile() {
    return """
        if exists (
            select
            from %s as t
            where %s
        ) then
            raise exception using
                errcode = '40001',
                message = 'could not serialize access due to concurrent update',
                hint = 'The row was changed after it was read. Read it again and retry.';
        end if;

        return null;
        """
        .formatted(home, new SqlLines(sameRow("*<>")).indented(4).strip());
  }

  /** The row with the key of OLD, and whether it still is, byte by byte, what was read. */
  private String sameRow(String operator) {
    List<String> conditions = new ArrayList<>();
    for (Column column : table.key()) {
      conditions.add(
          "t.%s %s %s".formatted(stored(column), column.keyOperator(), oldValue(column)));
    }
    conditions.add(
        """
        row(
                %s
            )::record %s row(
                %s
            )::record"""
            .formatted(
                stored().stream()
                    .map(column -> "t." + stored(column))
                    .collect(Collectors.joining(",\n        ")),
                operator,
                stored().stream().map(this::oldValue).collect(Collectors.joining(",\n        "))));
    return String.join("\n    and ", conditions);
  }

  /** What was given is looked at again when it is known what the computed columns come to. */
  private String declared() {
    return computed().isEmpty() ? "" : "declare\n    v_given record := new;\n";
  }

  private static String begun(String body) {
    return "begin\n" + new SqlLines(body.stripTrailing()).indented(4).stripTrailing();
  }

  private List<Column> written() {
    return Shown.written(shown);
  }

  private List<Column> stored() {
    return shown.stream().flatMap(column -> column.stored().stream()).toList();
  }

  private List<Shown> computed() {
    return shown.stream().filter(Shown::isComputed).toList();
  }

  /** What the view shows of a row, in the view's order. */
  private String list(String separator) {
    return shown.stream()
        .map(
            column ->
                column.stored().map(each -> "t." + stored(each)).orElseGet(() -> computed(column)))
        .collect(Collectors.joining(separator));
  }

  /** Under its own name, by which {@code new} knows it from then on. */
  private String computed(Shown column) {
    return "%s as %s"
        .formatted(column.expression().orElseThrow().sql(), names.quoted(column.name()));
  }

  private String stored(Column column) {
    return names.quoted(move.columnAfter(column.name()));
  }

  private String newValue(Column column) {
    return "new." + names.quoted(column.name());
  }

  private String oldValue(Column column) {
    return "old." + names.quoted(column.name());
  }
}
