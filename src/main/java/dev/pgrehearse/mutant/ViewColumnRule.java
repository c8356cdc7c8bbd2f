package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the columns of a view show. */
final class ViewColumnRule implements Rule {

  private static final Operator SWAPPED =
      new Operator("view-columns-swapped", "views", "Two columns of a view stand for one another.");
  private static final Operator FACADE_SWAPPED =
      new Operator(
          "facade-columns-swapped", "facades", "Two columns of a facade stand for one another.");
  private static final Operator FACADE_DROPPED =
      new Operator("facade-column-dropped", "facades", "A facade lacks a column of its table.");

  private final Schema schema;

  ViewColumnRule(Schema schema) {
    this.schema = schema;
  }

  @Override
  public List<Operator> operators() {
    return List.of(SWAPPED, FACADE_SWAPPED, FACADE_DROPPED);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (!statement.createsView()) {
      return;
    }
    View view = new View(statement);
    List<Tokens> columns = view.columns();
    // Postgres does not let a replaced view lose a column.
    if (view.facade() && !statement.tokens().at(1, "or", "replace")) {
      dropped(statement.name(), view, columns, faults);
    }
    if (!view.combines()) {
      Aliases aliases = Aliases.of(view.query(), view.facade() ? source(view) : "");
      swapped(view, columns, aliases, faults);
    }
  }

  private static String source(View view) {
    Tokens query = view.query();
    return query.name(query.find(0, "from") + 1);
  }

  private static void dropped(String viewName, View view, List<Tokens> columns, Faults faults) {
    for (int i = 0; i < columns.size() && columns.size() > 1; i++) {
      List<Edit> edits = new ArrayList<>(Faults.itemRemoved(columns, i));
      if (view.names().size() == columns.size()) {
        edits.addAll(Faults.itemRemoved(view.names(), i));
      }
      String column =
          view.names().size() == columns.size() ? name(view.names().get(i)) : name(columns.get(i));
      edits.addAll(faults.without(later -> about(later, viewName, column)));
      faults.edit(FACADE_DROPPED, edits);
    }
  }

  /** A comment on the column, or a default of it. */
  private static boolean about(Statement later, String view, String column) {
    boolean comment = later.is("comment") && later.name().equals(view + "." + column);
    Tokens tokens = later.tokens();
    int alter = later.is("alter view", "alter table") ? tokens.find(1, "alter") : -1;
    int name = tokens.at(alter + 1, "column") ? alter + 2 : alter + 1;
    boolean altered =
        alter > 0
            && name < tokens.size()
            && later.name().equals(view)
            && tokens.name(name).equals(column);
    return comment || altered;
  }

  /** Each with the next one of its type: what else it is called must stay where it is. */
  private void swapped(View view, List<Tokens> columns, Aliases aliases, Faults faults) {
    for (int i = 0; i < columns.size(); i++) {
      Optional<String> type = type(columns.get(i), aliases);
      for (int other = i + 1; other < columns.size() && type.isPresent(); other++) {
        if (type.equals(type(columns.get(other), aliases))) {
          boolean named = view.names().size() == columns.size();
          swap(columns.get(i), columns.get(other), named, view.facade(), faults);
          break;
        }
      }
    }
  }

  private static void swap(Tokens one, Tokens other, boolean named, boolean facade, Faults faults) {
    faults.edit(
        facade ? FACADE_SWAPPED : SWAPPED,
        Edit.replace(one.span(), expression(other) + (named ? "" : " as " + name(one))),
        Edit.replace(other.span(), expression(one) + (named ? "" : " as " + name(other))));
  }

  /** Only columns that are shown as they are have a type that the text tells. */
  private Optional<String> type(Tokens column, Aliases aliases) {
    String name = column.name(0);
    int dot = name.lastIndexOf('.');
    return View.plain(column)
        ? aliases
            .table(dot < 0 ? "" : name.substring(0, dot))
            .flatMap(table -> schema.type(table, name.substring(dot + 1)))
        : Optional.empty();
  }

  private static String expression(Tokens column) {
    return column.part(0, column.afterName(0)).sql();
  }

  private static String name(Tokens column) {
    return column.sql(column.size() - 1);
  }
}
