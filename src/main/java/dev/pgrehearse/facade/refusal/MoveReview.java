package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Destination;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Whereabouts;
import dev.pgrehearse.facade.routine.Routines;
import dev.pgrehearse.finding.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one move meets on this database: why it cannot be done, or what it touches. */
public final class MoveReview {
  private final LiveCatalog catalog;
  private final Names names;
  private final Routines routines;
  private final Move move;
  private final Destination destination;

  public MoveReview(
      LiveCatalog catalog, Names names, Routines routines, Move move, Destination destination) {
    this.catalog = catalog;
    this.names = names;
    this.routines = routines;
    this.move = move;
    this.destination = destination;
  }

  /** None where the move can be planned; whoever asks about one thing is not told of the next. */
  public List<Finding> refusals(Optional<Table> found, Whereabouts whereabouts)
      throws SQLException {
    List<Finding> refusals = new Refusals(move, names, whereabouts, destination).of(found);
    if (!refusals.isEmpty()) {
      return refusals;
    }
    Table table = found.orElseThrow();
    refusals = new ShapeCheck(catalog, move, table, names, routines).refusals();
    if (refusals.isEmpty()) {
      refusals = new ColumnTexts(catalog, move, table, names, routines).refusals();
    }
    if (refusals.isEmpty()) {
      refusals = new Publications(catalog, move, table, names).refusals();
    }
    return refusals;
  }

  /** With the functions as the move leaves them. */
  public List<Finding> notices(Table table) throws SQLException {
    List<Finding> notices = new ArrayList<>(new ShapeNotices(move, table, names).of(routines));
    notices.addAll(new ColumnTexts(catalog, move, table, names, routines).notices());
    notices.addAll(new Rights(catalog, move, table, names).notices());
    notices.addAll(new Publications(catalog, move, table, names).notices());
    notices.addAll(new GraphqlNotice(move, table, names).of(catalog));
    notices.addAll(new KeyNotice(move, table, names).of(catalog));
    notices.add(new DumpNotice(move, names).finding());
    notices.addAll(new DefaultSequences(catalog, table, names).notices(move, destination));
    notices.addAll(new Dependents(move, table, names, catalog).notices());
    return notices;
  }
}
