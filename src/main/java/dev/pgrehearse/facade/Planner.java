package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.embed.Embeds;
import dev.pgrehearse.facade.move.Destination;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Script;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.move.Whereabouts;
import dev.pgrehearse.facade.refusal.HardStops;
import dev.pgrehearse.facade.refusal.MoveReview;
import dev.pgrehearse.facade.refusal.RecordedSql;
import dev.pgrehearse.facade.routine.HandedPath;
import dev.pgrehearse.facade.routine.Rewrite;
import dev.pgrehearse.facade.routine.Routine;
import dev.pgrehearse.facade.routine.Routines;
import dev.pgrehearse.facade.rowtype.RowFunctions;
import dev.pgrehearse.facade.view.TriggerSql;
import dev.pgrehearse.finding.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans the moves one by one, each with the knowledge of those before it. */
final class Planner {
  private final LiveCatalog catalog;
  private final Names names;
  private final Whereabouts whereabouts;
  private final Routines routines;
  private final HardStops hardStops;
  private final Embeds embeds;

  Planner(LiveCatalog catalog, List<RecordedSql> recorded) throws SQLException {
    this.catalog = catalog;
    this.names = new Names(new HashSet<>(catalog.strings("keywords")));
    this.whereabouts = new Whereabouts(names);
    this.routines = new Routines(catalog, names);
    this.hardStops = new HardStops(catalog, names, recorded);
    this.embeds = new Embeds(catalog, names);
  }

  FacadePlan plan(List<Move> moves) throws SQLException {
    List<MovePlan> plans = new ArrayList<>();
    for (Move move : moves) {
      plans.add(plan(move));
    }
    return new FacadePlan(plans, hardStops.skipped());
  }

  private MovePlan plan(Move move) throws SQLException {
    Optional<Table> found = Table.read(catalog, move.fromSchema(), move.fromName());
    Destination destination = Destination.read(catalog, move, whereabouts);
    MoveReview review = new MoveReview(catalog, names, routines, move, destination);
    List<Finding> refusals = review.refusals(found, whereabouts);
    if (!refusals.isEmpty()) {
      return MovePlan.refused(move, names, refusals);
    }
    Table table = found.orElseThrow();
    List<Shown> shown = Shown.of(move, table);
    Map<Routine, Rewrite> rewrites = routines.of(move, table, destination.strangers());
    List<String> before =
        rewrites.keySet().stream().map(routine -> routine.definition(whereabouts)).toList();
    RowFunctions rows = new RowFunctions(catalog, move, table, shown, names);
    whereabouts.moved(move, table);
    FacadeSql sql = new FacadeSql(move, table, shown, names, whereabouts);
    Script script = new Script();
    embeds.leave(script, move, table);
    sql.move(script, destination.renameFirst(move));
    new ShapeSql(move, table, names, whereabouts).of(script);
    Set<String> defaultGrantees =
        new TreeSet<>(catalog.strings("default_grantees", move.fromSchema()));
    HandedPath handedPath =
        move.triggers() ? HandedPath.of(table, routines, rewrites) : HandedPath.NONE;
    TriggerSql triggers = new TriggerSql(move, table, shown, names, defaultGrantees, handedPath);
    if (move.triggers()) {
      triggers.functions(script);
    }
    sql.view(script);
    if (move.triggers()) {
      triggers.triggers(script);
    }
    sql.grants(script, defaultGrantees);
    sql.comment(script);
    rows.overload(script, catalog, whereabouts);
    List<Finding> embedded =
        embeds.arrive(script, move, table, shown, rows.namesIn(move.fromSchema()));
    List<Finding> notices =
        new ArrayList<>(routines.reissue(script, move, rewrites, before, whereabouts));
    notices.addAll(routines.sequenceTexts(move, table));
    notices.addAll(review.notices(table));
    notices.addAll(rows.notices());
    notices.addAll(embedded);
    notices.addAll(handedPath.notices(move.from().quoted(names)));
    notices.addAll(
        new LiquibaseParameters(script.forward("") + script.rollback(""))
            .notices(move.from().quoted(names)));
    notices.addAll(hardStops.of(move, table, routines, destination.version()));
    return new MovePlan(
        move,
        move.from().quoted(names),
        move.to().quoted(names),
        shown.stream().map(column -> names.quoted(column.name())).toList(),
        shown.stream()
            .filter(column -> column.stored().filter(Column::needsValue).isPresent())
            .map(column -> names.quoted(column.name()))
            .toList(),
        table.readers().stream().filter(role -> !role.equals(table.owner())).toList(),
        Origin.of(
            table,
            rewrites.keySet().stream()
                .filter(routine -> !routines.of(routine.oid()).equals(Optional.of(routine)))
                .toList()),
        script.forward(sql.why()),
        script.rollback(sql.wayBack()),
        notices,
        refusals);
  }
}
