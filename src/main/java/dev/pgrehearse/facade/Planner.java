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
import dev.pgrehearse.facade.refusal.Interim;
import dev.pgrehearse.facade.refusal.MoveReview;
import dev.pgrehearse.facade.refusal.RecordedSql;
import dev.pgrehearse.facade.routine.HandedPath;
import dev.pgrehearse.facade.routine.JointReissue;
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
  private static final String FUNCTIONS_WHY =
      """
      -- Postgres looks up the names in a function's text only when it is called. Until here these have
      -- found the facades; from now on they find the tables.

      """;

  private static final String FUNCTIONS_BACK =
      """
      -- Before the tables move back: the facades answer the old texts, and nothing looks for the new
      -- names any more when they go.

      """;

  private final LiveCatalog catalog;
  private final Names names;
  private final Whereabouts whereabouts;
  private final Routines routines;
  private final HardStops hardStops;
  private final Embeds embeds;
  private final List<JointReissue.Moved> made = new ArrayList<>();

  Planner(LiveCatalog catalog, List<RecordedSql> recorded) throws SQLException {
    this.catalog = catalog;
    this.names = new Names(new HashSet<>(catalog.strings("keywords")));
    this.whereabouts = new Whereabouts(names);
    this.routines = new Routines(catalog, names);
    this.hardStops = new HardStops(catalog, names, recorded);
    this.embeds = new Embeds(catalog, names);
  }

  /** Functions that name a table are written anew with its move. */
  FacadePlan plan(List<Move> moves) throws SQLException {
    return new FacadePlan(plans(moves, false), Optional.empty(), clients());
  }

  /** Functions that the facade serves meanwhile are written anew behind all moves. */
  FacadePlan planPack(List<Move> moves) throws SQLException {
    List<MovePlan> plans = plans(moves, true);
    return new FacadePlan(
        plans,
        plans.stream().anyMatch(MovePlan::refused) ? Optional.empty() : functions(),
        clients());
  }

  private FacadePlan.Clients clients() throws SQLException {
    return new FacadePlan.Clients(
        hardStops.skipped(),
        hardStops.refused()
            ? Optional.of(catalog.connection().getMetaData().getUserName())
            : Optional.empty());
  }

  private List<MovePlan> plans(List<Move> moves, boolean functionsLast) throws SQLException {
    List<MovePlan> plans = new ArrayList<>();
    for (Move move : moves) {
      plans.add(plan(move, functionsLast));
    }
    return plans;
  }

  /** On a database on which the moves are made. */
  Optional<FunctionsPlan> functionsOf(List<Move> moves) throws SQLException {
    for (Move move : moves) {
      Table table =
          Table.read(catalog, move.toSchema(), move.toName())
              .orElseThrow(() -> new IllegalStateException("not moved yet: " + move));
      made.add(
          new JointReissue.Moved(
              move, table, Destination.read(catalog, move, whereabouts).strangers()));
    }
    return functions();
  }

  private Optional<FunctionsPlan> functions() {
    Script script = new Script();
    List<Finding> notices = new JointReissue(routines, names).of(script, made, whereabouts);
    return notices.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FunctionsPlan(
                script.statements(FUNCTIONS_WHY), script.undoing(FUNCTIONS_BACK), notices));
  }

  private MovePlan plan(Move move, boolean functionsLast) throws SQLException {
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
    boolean later = functionsLast && servesMeanwhile(rewrites, move, table, destination.version());
    if (later) {
      script.addBeforeTheWayBack(WayBack.lettingCallsEnd());
    }
    WayBack wayBack = new WayBack(move, table, names);
    if (wayBack.mayLock()) {
      script.addBeforeTheWayBack(wayBack.locking());
    }
    List<Finding> notices =
        new ArrayList<>(
            routines.reissue(later ? new Script() : script, move, rewrites, before, whereabouts));
    notices.addAll(routines.sequenceTexts(move, table));
    notices.addAll(review.notices(table));
    notices.addAll(rows.notices());
    notices.addAll(embedded);
    notices.addAll(handedPath.notices(move.from().quoted(names)));
    notices.addAll(
        new LiquibaseParameters(script.forward("") + script.rollback(""))
            .notices(move.from().quoted(names)));
    notices.addAll(hardStops.of(move, table, routines, destination.version()));
    Origin origin =
        Origin.of(
            table,
            rewrites.keySet().stream()
                .filter(routine -> !routines.of(routine.oid()).equals(Optional.of(routine)))
                .toList());
    made.add(new JointReissue.Moved(move, table, destination.strangers()));
    if (later) {
      rewrites.keySet().forEach(routines::put);
    }
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
        origin,
        script.forward(sql.why()),
        script.rollback(sql.wayBack()),
        notices,
        refusals);
  }

  /** All of those that one move writes anew, or none: one may count on the path of another. */
  private boolean servesMeanwhile(
      Map<Routine, Rewrite> rewrites, Move move, Table table, int version) {
    Interim interim = new Interim(move, table, routines, version);
    List<Routine> written =
        rewrites.entrySet().stream()
            .filter(entry -> entry.getValue().isOf(entry.getKey()))
            .map(Map.Entry::getKey)
            .toList();
    return !written.isEmpty() && written.stream().allMatch(interim::serves);
  }
}
