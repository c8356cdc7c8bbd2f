package dev.pgrehearse.facade.reissue;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.embed.Embeds;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Script;
import dev.pgrehearse.facade.move.Whereabouts;
import dev.pgrehearse.facade.routine.HandedPath;
import dev.pgrehearse.facade.routine.Routine;
import dev.pgrehearse.facade.routine.Routines;
import dev.pgrehearse.facade.view.FacadeComment;
import dev.pgrehearse.facade.view.TriggerSql;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a facade with its table, and writes what makes the one fit the other again. */
final class Reissuer {
  private static final String LATER_KEYS = "Clients embed %s by its keys of today.";
  private static final String NO_LATER_KEYS = "Clients embed %s by the keys that it moved with.";

  private final LiveCatalog catalog;
  private final QualifiedName view;
  private final List<String> show;
  private final List<String> hide;
  private final Names names;
  private final String facade;

  Reissuer(LiveCatalog catalog, QualifiedName view, List<String> show, List<String> hide)
      throws SQLException {
    this.catalog = catalog;
    this.view = view;
    this.show = List.copyOf(show);
    this.hide = List.copyOf(hide);
    this.names = new Names(new HashSet<>(catalog.strings("keywords")));
    this.facade = view.quoted(names);
  }

  FacadeReissue reissue() throws SQLException {
    Optional<StandingFacade> found = StandingFacade.read(catalog, view, names);
    if (found.isEmpty()) {
      return refused(
          "",
          "facade-not-a-facade",
          "there is no view %s whose comment says Facade of".formatted(facade),
          "name a view that facade plan has made, or comment on it: Facade of schema.table.");
    }
    StandingFacade standing = found.get();
    if (standing.list().isEmpty()) {
      return refused(
          "",
          "facade-reissue-by-hand",
          "%s does more than list the columns of one table".formatted(facade),
          "write it anew by hand, with security_invoker stated again, and its grants and comment");
    }
    QualifiedName home = standing.home().orElseThrow();
    Table table = Table.read(catalog, home.schema(), home.name()).orElseThrow();
    ReissueColumns columns = new ReissueColumns(standing, table, names, facade, home.quoted(names));
    Map<String, String> before = columns.renames();
    List<Finding> refusals = columns.decide(show, hide);
    if (!refusals.isEmpty()) {
      return new FacadeReissue(facade, home.quoted(names), "", "", List.of(), refusals);
    }
    return compared(standing, home, table, columns, before);
  }

  private FacadeReissue compared(
      StandingFacade standing,
      QualifiedName home,
      Table table,
      ReissueColumns columns,
      Map<String, String> before)
      throws SQLException {
    String quotedHome = home.quoted(names);
    Table seen = seen(table, columns);
    Set<String> grantees = new TreeSet<>(catalog.strings("default_grantees", view.schema()));
    Move move =
        new Move(
            view.schema(),
            view.name(),
            home.schema(),
            home.name(),
            columns.renames(),
            standing.hasOwnTriggers());
    HandedPath handedPath =
        standing.hasOwnTriggers()
            ? HandedPath.of(table, new Routines(catalog, names))
            : HandedPath.NONE;
    TriggerSql triggers = new TriggerSql(move, seen, columns.then(), names, grantees, handedPath);
    ViewState stands =
        stands(standing, quotedHome, columns.listed(columns.now(), before), triggers);
    ViewState wanted = wanted(standing, quotedHome, columns, seen, triggers, stands);
    boolean sameColumns = wanted.columns().equals(stands.columns());
    ReissueFindings findings =
        new ReissueFindings(
            standing,
            stands,
            wanted,
            catalog.strings("leaning", standing.view().oid()),
            names,
            facade);
    Optional<Finding> obstacle = findings.obstacle(columns, seen);
    if (obstacle.isPresent()) {
      return new FacadeReissue(facade, quotedHome, "", "", List.of(), List.of(obstacle.get()));
    }
    ReissueSql sql =
        new ReissueSql(
            facade,
            names,
            grantees,
            StandingEmbed.of(catalog, standing.view().oid()),
            new TreeSet<>(catalog.strings("default_callers", view.schema())));
    List<Finding> notices =
        new ArrayList<>(
            sameColumns ? List.of() : findings.notices(new Routines(catalog, names), view));
    findings.grants().ifPresent(notices::add);
    String forward =
        sql.text(
            "%s is again what %s wants it to be.".formatted(facade, quotedHome),
            stands,
            wanted,
            false);
    String back = sql.text("%s is as it stood.".formatted(facade), wanted, stands, true);
    Script embeds = new Script();
    notices.addAll(new Embeds(catalog, names).later(embeds, view.schema(), table, columns.then()));
    return new FacadeReissue(
        facade,
        quotedHome,
        embeds.isEmpty() ? forward : joined(forward, embeds.forward(LATER_KEYS.formatted(facade))),
        embeds.isEmpty() ? back : joined(embeds.rollback(NO_LATER_KEYS.formatted(facade)), back),
        notices,
        List.of());
  }

  private static String joined(String first, String second) {
    return Stream.of(first, second)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** The table under the names that clients have. */
  private static Table seen(Table table, ReissueColumns columns) {
    Map<String, String> shown = new TreeMap<>();
    columns.renames().forEach((name, stored) -> shown.put(stored, name));
    return new Table(
        table.oid(),
        table.kind(),
        table.temporary(),
        table.owner(),
        table.ownedByCaller(),
        table.extension(),
        table.parent(),
        table.rowType(),
        table.hasChildren(),
        table.rowSecurity(),
        table.comment(),
        table.columns().stream()
            .map(column -> column.named(shown.getOrDefault(column.name(), column.name())))
            .toList(),
        table.grants().stream()
            .map(grant -> grant.on(shown.getOrDefault(grant.column(), grant.column())))
            .toList(),
        table.companions());
  }

  private ViewState stands(
      StandingFacade standing, String home, List<ViewState.Listed> listed, TriggerSql triggers)
      throws SQLException {
    Map<Long, Routine> routines =
        catalog.rows("routines", Routine::of).stream()
            .collect(Collectors.toMap(Routine::oid, routine -> routine));
    Map<String, String> functions = new LinkedHashMap<>();
    for (StandingFacade.Trigger trigger : standing.triggers()) {
      if (standing.hasOwnTriggers() && routines.containsKey(trigger.function())) {
        functions.put(
            trigger.functionName(),
            routines.get(trigger.function()).definition(new Whereabouts(names)));
      }
    }
    return new ViewState(
        listed,
        from(standing, home),
        standing.options(),
        defaults(standing.view().columns()),
        standing.view(),
        standing.commentText(),
        comments(standing.view().columns()),
        functions,
        standing.hasOwnTriggers() ? triggers.triggers() : List.of());
  }

  private ViewState wanted(
      StandingFacade standing,
      String home,
      ReissueColumns columns,
      Table seen,
      TriggerSql triggers,
      ViewState stands) {
    FacadeComment comment = new FacadeComment(standing.comment().own(), home, columns.unseen());
    boolean saysSo =
        standing.comment().home().equals(home)
            && Set.copyOf(standing.comment().unseen()).equals(Set.copyOf(columns.unseen()));
    Map<String, String> functions = new LinkedHashMap<>();
    if (standing.hasOwnTriggers()) {
      triggers
          .definitions()
          .forEach(
              (name, text) ->
                  functions.put(
                      name, text.replaceFirst("create function", "create or replace function")));
    }
    return new ViewState(
        columns.listed(columns.then(), columns.renames()),
        from(standing, home),
        options(standing.options()),
        defaults(columns.then().stream().flatMap(shown -> shown.stored().stream()).toList()),
        seen,
        saysSo ? standing.commentText() : comment.text(names),
        stands.columnComments(),
        functions,
        stands.triggers());
  }

  private String from(StandingFacade standing, String home) {
    return "%s as %s".formatted(home, names.quoted(standing.list().orElseThrow().alias()));
  }

  /** Those that it has, and the one that makes the caller's policies count. */
  private static List<String> options(List<String> standing) {
    List<String> options = new ArrayList<>();
    boolean invoker = false;
    for (String option : standing) {
      boolean isIt = option.startsWith("security_invoker=");
      boolean on = isIt && option.matches(".*=(on|true|yes|1)");
      invoker |= isIt;
      options.add(isIt && !on ? "security_invoker=on" : option);
    }
    if (!invoker) {
      options.add(0, "security_invoker=on");
    }
    return options;
  }

  private static Map<String, String> defaults(List<Column> columns) {
    Map<String, String> defaults = new TreeMap<>();
    columns.stream()
        .filter(column -> !column.defaultExpression().isEmpty())
        .forEach(column -> defaults.put(column.name(), column.defaultExpression()));
    return defaults;
  }

  private static Map<String, String> comments(List<Column> columns) {
    Map<String, String> comments = new TreeMap<>();
    columns.stream()
        .filter(column -> !column.comment().isEmpty())
        .forEach(column -> comments.put(column.name(), column.comment()));
    return comments;
  }

  private static Optional<Finding> refusal(String rule, String message, String fix) {
    return Optional.of(Finding.error(rule, "", Location.NONE, message, fix));
  }

  private FacadeReissue refused(String home, String rule, String message, String fix) {
    return new FacadeReissue(
        facade, home, "", "", List.of(), List.of(refusal(rule, message, fix).orElseThrow()));
  }
}
