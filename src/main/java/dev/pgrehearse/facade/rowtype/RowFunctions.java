package dev.pgrehearse.facade.rowtype;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Script;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.move.Whereabouts;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The functions that take a row of a table that moves. */
public final class RowFunctions {

  private final Move move;
  private final Table table;
  private final List<Shown> shown;
  private final Names names;
  private final List<RowFunction> functions;

  /** As they are before the move. */
  public RowFunctions(LiveCatalog catalog, Move move, Table table, List<Shown> shown, Names names)
      throws SQLException {
    this.move = move;
    this.table = table;
    this.shown = List.copyOf(shown);
    this.names = names;
    this.functions = RowFunction.of(catalog, table.oid());
  }

  /** Once the facade stands: one more of each for its rows. */
  public void overload(Script script, LiveCatalog catalog, Whereabouts whereabouts)
      throws SQLException {
    List<RowFunction> able =
        functions.stream().filter(function -> obstacle(function).isEmpty()).toList();
    boolean hasRequired =
        shown.stream().flatMap(column -> column.stored().stream()).anyMatch(Column::required);
    for (int i = 0; i < able.size(); i++) {
      Overload overload =
          new Overload(able.get(i), move, shown, handed(), hasRequired, names, whereabouts);
      Set<String> callers = new TreeSet<>(catalog.strings("default_callers", able.get(i).schema()));
      // What is made last is the first to be dropped on the way back.
      script.add(
          (i == 0 ? Overload.WHY : "") + overload.create(callers),
          (i == able.size() - 1 ? Overload.WHY_DROPPED : "") + overload.drop());
    }
  }

  private HandedRow handed() {
    return new HandedRow(move, table, shown, names);
  }

  private Optional<String> obstacle(RowFunction function) {
    return function
        .obstacle()
        .or(
            () ->
                handed().isWhole()
                    ? Optional.empty()
                    : Optional.of(
                        "the facade shows neither all columns as they are stored nor a key to look"
                            + " them up by"));
  }

  /** Names of functions of a schema that take a row of the facade. */
  public Set<String> namesIn(String schema) {
    Set<String> found = new TreeSet<>();
    for (RowFunction function : functions) {
      if (function.schema().equals(schema)
          && function.types().size() == 1
          && obstacle(function).isEmpty()) {
        found.add(function.name());
      }
    }
    return found;
  }

  /** Which the move makes, and which are to be made by hand. */
  public List<Finding> notices() {
    String facade = move.from().quoted(names);
    List<Finding> notices = new ArrayList<>();
    List<String> made =
        functions.stream()
            .filter(function -> obstacle(function).isEmpty())
            .map(RowFunction::identity)
            .toList();
    if (!made.isEmpty()) {
      notices.add(
          Finding.info(
              "facade-row-type",
              "",
              Location.NONE,
              "%s: %s a row of the table, and a row of the facade is of another type; the move makes"
                      .formatted(
                          facade, String.join(", ", made) + (made.size() == 1 ? " takes" : " take"))
                  + " one more for the facade's, and PostgREST goes on showing it as a computed field",
              "a column that is added later is null in the row that it hands on, until it is written"
                  + " anew"
                  + (handed().looks()
                      ? "; one that the facade does not show as it is stored is null in what an"
                          + " insert gives back"
                      : "")));
    }
    for (RowFunction function : functions) {
      obstacle(function)
          .ifPresent(
              obstacle ->
                  notices.add(
                      Finding.warning(
                          "facade-row-type",
                          "",
                          Location.NONE,
                          "%s: %s takes a row of the table, and a row of the facade is of another type"
                                  .formatted(facade, function.identity())
                              + " (42883); none is made for it, for "
                              + obstacle,
                          "write one more function of that name that takes a row of %s"
                              .formatted(facade))));
    }
    return notices;
  }
}
