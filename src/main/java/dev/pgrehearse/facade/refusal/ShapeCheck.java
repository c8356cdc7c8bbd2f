package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Expression;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.routine.BodyText;
import dev.pgrehearse.facade.routine.Routines;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries the expressions of a move on the table as it is, and looks what a drop takes along. */
final class ShapeCheck {

  private static final String TRIGGERED =
      """
      select distinct t.tgfoid
      from pg_catalog.pg_trigger as t
      where t.tgrelid = ?::pg_catalog.oid
          and not t.tgisinternal
      order by t.tgfoid""";

  private final LiveCatalog catalog;
  private final TriedSql tried;
  private final Move move;
  private final Table table;
  private final Names names;
  private final Routines routines;
  private final String facade;
  private final List<Finding> found = new ArrayList<>();

  ShapeCheck(LiveCatalog catalog, Move move, Table table, Names names, Routines routines) {
    this.catalog = catalog;
    this.tried = new TriedSql(catalog.connection());
    this.move = move;
    this.table = table;
    this.names = names;
    this.routines = routines;
    this.facade = move.from().quoted(names);
  }

  List<Finding> refusals() throws SQLException {
    for (Map.Entry<String, String> added : move.shape().added().entrySet()) {
      added(added.getKey(), new ColumnDefinition(added.getValue()));
    }
    if (found.isEmpty()) {
      for (Shown column : Shown.of(move, table)) {
        if (column.isComputed()) {
          computed(column.name(), column.expression().orElseThrow());
        }
      }
    }
    if (found.isEmpty() && move.triggers()) {
      for (Shown column : Shown.of(move, table)) {
        takesNull(column);
      }
    }
    return List.copyOf(found);
  }

  private void added(String name, ColumnDefinition definition) throws SQLException {
    Optional<String> problem = definition.problem();
    if (problem.isEmpty()) {
      problem = tried.failure("select (%s) limit 0".formatted(definition.value()));
    }
    if (problem.isPresent()) {
      refuse(
          "facade-expression",
          "the added column %s of %s cannot be %s: %s"
              .formatted(names.quoted(name), facade, definition.sql(), problem.get()),
          "write a type, then perhaps default and an expression, then perhaps not null");
    } else if (definition.required() && definition.byDefault().isEmpty()) {
      refuse(
          "facade-hidden-required",
          """
          the added column %s of %s is not null and has no default, and through the facade nobody \
          could give it a value: every insert would fail (23502)"""
              .formatted(names.quoted(name), facade),
          "give it a default, or leave not null out");
    }
  }

  private void computed(String name, Expression expression) throws SQLException {
    boolean dropped = move.shape().dropped().containsKey(name);
    Optional<String> problem = expression.problem();
    if (problem.isEmpty()) {
      problem = tried.failure(asked(expression));
    }
    if (problem.isEmpty() && dropped) {
      problem =
          expression.asks()
              ? Optional.of("ALTER TABLE fills the column on the way back, and takes no select")
              : tried.failure(
                  "select /* pgrehearse */ from %s as it where (%s) is null limit 0"
                      .formatted(after(), expression.bare(names)));
    }
    if (problem.isPresent()) {
      refuse(
          "facade-expression",
          "%s of %s cannot be computed as %s: %s"
              .formatted(names.quoted(name), facade, expression.sql(), problem.get()),
          "write columns as t.column, by the names that the table has after the move, and all other"
              + " names with their schema");
      return;
    }
    Optional<Column> before =
        table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
    if (before.isPresent()) {
      type(before.get(), expression);
    }
    if (dropped && found.isEmpty()) {
      takesAlong(before.orElseThrow());
      loses(before.orElseThrow(), expression);
    }
  }

  /** The driver calls a plain column that counts a serial, so none is asked for. */
  private void type(Column column, Expression expression) throws SQLException {
    List<String> types =
        tried.ask(
            "select /* pgrehearse */ (%1$s), coalesce(t.%2$s, t.%2$s) from %3$s as t limit 0"
                .formatted(expression.sql(), names.quoted(was(column)), after()),
            rows -> List.of(type(rows.getMetaData(), 1), type(rows.getMetaData(), 2)));
    if (!types.get(0).equals(types.get(1))) {
      refuse(
          "facade-expression-type",
          "%s of %s is %s, and %s gives %s: clients would meet another type"
              .formatted(
                  names.quoted(column.name()),
                  facade,
                  column.type(),
                  expression.sql(),
                  types.get(0).replaceFirst(":.*", "")),
          "write (%s)::%s".formatted(expression.sql(), column.type()));
    }
  }

  private static String type(ResultSetMetaData data, int column) throws SQLException {
    return "%s:%d:%d"
        .formatted(
            data.getColumnTypeName(column), data.getPrecision(column), data.getScale(column));
  }

  /**
   * A trigger is handed a whole row, in which a column that nobody may write is null; a domain that
   * must not be null refuses before the trigger is asked.
   */
  private void takesNull(Shown column) throws SQLException {
    if (column.stored().filter(stored -> !stored.generated()).isPresent()) {
      return;
    }
    String type =
        column.stored().isPresent()
            ? column.stored().get().type()
            : tried.ask(
                "select pg_catalog.pg_typeof((select (%s) from %s as t limit 0))::text"
                    .formatted(column.expression().orElseThrow().sql(), after()),
                rows -> rows.next() ? rows.getString(1) : "");
    Optional<String> failure = tried.failure("select null::%s".formatted(type));
    if (failure.isPresent()) {
      refuse(
          "facade-no-null",
          """
          %s of %s is of type %s, which does not take null, and that is what an INSTEAD OF trigger \
          is handed for a column that is not written: every insert would fail: %s"""
              .formatted(names.quoted(column.name()), facade, type, failure.get()),
          column.isComputed()
              ? "compute it as the type that the domain is made of"
              : "move it without --triggers, or hide the column");
    }
  }

  private void takesAlong(Column column) throws SQLException {
    List<String> things = new ArrayList<>(catalog.strings("hanging", table.oid(), column.name()));
    for (long function : catalog.rowsOf(TRIGGERED, row -> row.getLong(1), table.oid())) {
      routines
          .of(function)
          .filter(routine -> new BodyText(routine.body()).says(column.name()))
          .ifPresent(routine -> things.add("trigger function " + routine.identity()));
    }
    if (!things.isEmpty()) {
      refuse(
          "facade-drop-takes-along",
          "%s of %s is used by %s: dropped with it, or left broken, and no way back makes it anew"
              .formatted(names.quoted(column.name()), facade, String.join(", ", things)),
          """
          leave the column in the table (--compute with the same expression), or drop what uses it \
          in a changeset of its own before this one""");
    }
  }

  private void loses(Column column, Expression expression) throws SQLException {
    String question =
        "select exists (select from %s as t where row(t.%s)::record *<> row(%s)::record)"
            .formatted(after(), names.quoted(was(column)), expression.sql());
    Optional<String> failure = tried.failure(question);
    if (failure.isPresent()) {
      refuse(
          "facade-expression",
          "%s of %s cannot be computed as %s for the rows that are there: %s"
              .formatted(names.quoted(column.name()), facade, expression.sql(), failure.get()),
          "mend the expression or the rows, and plan as the role that will run the SQL");
    } else if (tried.ask(question, rows -> rows.next() && rows.getBoolean(1))) {
      refuse(
          "facade-drop-loses",
          """
          %s of %s holds values other than %s gives: dropped, they would be lost, on the way back \
          too"""
              .formatted(names.quoted(column.name()), facade, expression.sql()),
          """
          leave the column in the table (--compute with the same expression) and drop it once nobody \
          will go back""");
    }
  }

  /** The expression in a place where neither an aggregate nor a set of rows may stand. */
  private String asked(Expression expression) {
    return "select /* pgrehearse */ from %s as t where (%s) is null limit 0"
        .formatted(after(), expression.sql());
  }

  /** What the table would be after the move; what it loses is there under a name of its own. */
  private String after() {
    List<String> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      String old = names.quoted(column.name());
      columns.add(
          move.shape().dropped().containsKey(column.name())
              ? "t.%s as %s".formatted(old, names.quoted(was(column)))
              : "t.%s as %s".formatted(old, names.quoted(move.columnAfter(column.name()))));
    }
    move.shape()
        .added()
        .forEach(
            (name, definition) ->
                columns.add(
                    "%s as %s"
                        .formatted(new ColumnDefinition(definition).value(), names.quoted(name))));
    return "(select %s from %s as t)".formatted(String.join(", ", columns), facade);
  }

  private String was(Column column) {
    return move.shape().dropped().containsKey(column.name())
        ? "before the move: " + column.name()
        : move.columnAfter(column.name());
  }

  private void refuse(String rule, String message, String fix) {
    found.add(Finding.error(rule, "", Location.NONE, message, fix));
  }
}
