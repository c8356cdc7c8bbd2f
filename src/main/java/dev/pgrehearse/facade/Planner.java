package dev.pgrehearse.facade;

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

  Planner(LiveCatalog catalog, List<RecordedSql> recorded) throws SQLException {
    this.catalog = catalog;
    this.names = new Names(new HashSet<>(catalog.strings("keywords")));
    this.whereabouts = new Whereabouts(names);
    this.routines = new Routines(catalog, names);
    this.hardStops = new HardStops(catalog, names, recorded);
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
    List<Finding> refusals = new Refusals(move, names, whereabouts, destination).of(found);
    if (!refusals.isEmpty()) {
      return MovePlan.refused(move, names, refusals);
    }
    Table table = found.orElseThrow();
    ShapeCheck check = new ShapeCheck(catalog, move, table, names, routines);
    List<Finding> impossible = check.refusals();
    if (!impossible.isEmpty()) {
      return MovePlan.refused(move, names, impossible);
    }
    ColumnTexts texts = new ColumnTexts(catalog, move, table, names, routines);
    if (!texts.refusals().isEmpty()) {
      return MovePlan.refused(move, names, texts.refusals());
    }
    Publications publications = new Publications(catalog, move, table, names);
    if (!publications.refusals().isEmpty()) {
      return MovePlan.refused(move, names, publications.refusals());
    }
    List<Shown> shown = Shown.of(move, table);
    Map<Routine, Rewrite> rewrites = routines.of(move, table, destination.strangers());
    List<String> before =
        rewrites.keySet().stream().map(routine -> routine.definition(whereabouts)).toList();
    whereabouts.moved(move, table);
    FacadeSql sql = new FacadeSql(move, table, shown, names, whereabouts);
    Script script = new Script();
    sql.move(script, destination.renameFirst(move));
    new ShapeSql(move, table, names, whereabouts).of(script);
    Set<String> defaultGrantees =
        new TreeSet<>(catalog.strings("default_grantees", move.fromSchema()));
    HandedPath handedPath =
        move.triggers() ? HandedPath.of(catalog, table, routines, rewrites) : HandedPath.NONE;
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
    List<Finding> notices =
        new ArrayList<>(routines.reissue(script, move, rewrites, before, whereabouts));
    notices.addAll(routines.sequenceTexts(move, table));
    notices.addAll(new ShapeNotices(move, table, names).of(routines));
    notices.addAll(texts.notices());
    notices.addAll(new Rights(catalog, move, table, names).notices());
    notices.addAll(publications.notices());
    notices.addAll(new GraphqlNotice(move, table, names).of(catalog));
    notices.addAll(new DefaultSequences(catalog, table, names).notices(move, destination));
    notices.addAll(new Touched(move, table, names, catalog).notices());
    notices.addAll(handedPath.notices(QualifiedName.from(move).quoted(names)));
    notices.addAll(
        new LiquibaseParameters(script.forward("") + script.rollback(""))
            .notices(QualifiedName.from(move).quoted(names)));
    notices.addAll(hardStops.of(move, table, routines, destination.version()));
    return new MovePlan(
        move,
        QualifiedName.from(move).quoted(names),
        QualifiedName.to(move).quoted(names),
        shown.stream().map(column -> names.quoted(column.name())).toList(),
        shown.stream()
            .filter(column -> column.stored().filter(Column::needsValue).isPresent())
            .map(column -> names.quoted(column.name()))
            .toList(),
        table.readers(),
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
