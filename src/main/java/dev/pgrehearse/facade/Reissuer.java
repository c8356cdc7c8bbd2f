package dev.pgrehearse.facade;

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

/** Compares a facade with its table, and writes what makes the one fit the other again. */
final class Reissuer {
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
    Optional<Standing> found = Standing.read(catalog, view, names);
    if (found.isEmpty()) {
      return refused(
          "",
          "facade-not-a-facade",
          "there is no view %s whose comment starts with Facade of".formatted(facade),
          "name a view that facade plan has made, or comment on it: Facade of schema.table.");
    }
    Standing standing = found.get();
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
      Standing standing,
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
    TriggerSql triggers = new TriggerSql(move, seen, columns.then(), names, grantees);
    ViewState stands =
        stands(standing, quotedHome, columns.listed(columns.now(), before), triggers);
    ViewState wanted = wanted(standing, quotedHome, columns, seen, triggers, stands);
    boolean sameColumns = wanted.columns().equals(stands.columns());
    List<String> leaning = catalog.strings("leaning", standing.view().oid());
    Optional<Finding> obstacle = obstacle(standing, columns, seen, stands, wanted, leaning);
    if (obstacle.isPresent()) {
      return new FacadeReissue(facade, quotedHome, "", "", List.of(), List.of(obstacle.get()));
    }
    ReissueSql sql = new ReissueSql(facade, names, grantees);
    List<Finding> notices = sameColumns ? List.of() : notices(stands, wanted, leaning);
    return new FacadeReissue(
        facade,
        quotedHome,
        sql.text(
            "%s is again what %s wants it to be.".formatted(facade, quotedHome),
            stands,
            wanted,
            false),
        sql.text("%s is as it stood.".formatted(facade), wanted, stands, true),
        notices,
        List.of());
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
        table.hasChildren(),
        table.rowSecurity(),
        table.columns().stream()
            .map(column -> column.named(shown.getOrDefault(column.name(), column.name())))
            .toList(),
        table.grants().stream()
            .map(grant -> grant.on(shown.getOrDefault(grant.column(), grant.column())))
            .toList(),
        table.companions());
  }

  private ViewState stands(
      Standing standing, String home, List<ViewState.Listed> listed, TriggerSql triggers)
      throws SQLException {
    Map<Long, Routine> routines =
        catalog.rows("routines", Routine::of).stream()
            .collect(Collectors.toMap(Routine::oid, routine -> routine));
    Map<String, String> functions = new LinkedHashMap<>();
    for (Standing.Trigger trigger : standing.triggers()) {
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
      Standing standing,
      String home,
      ReissueColumns columns,
      Table seen,
      TriggerSql triggers,
      ViewState stands) {
    FacadeComment comment = new FacadeComment(home, columns.unseen());
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

  private String from(Standing standing, String home) {
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

  private Optional<Finding> obstacle(
      Standing standing,
      ReissueColumns columns,
      Table seen,
      ViewState stands,
      ViewState wanted,
      List<String> leaning) {
    boolean sameColumns = wanted.columns().equals(stands.columns());
    List<String> stored =
        columns.then().stream()
            .filter(shown -> shown.stored().isPresent())
            .map(Shown::name)
            .toList();
    if (!standing.triggers().isEmpty()
        && (standing.hasOwnTriggers()
            ? !wanted.functions().keySet().equals(stands.functions().keySet())
            : !sameColumns)) {
      return refusal(
          "facade-reissue-by-hand",
          "%s has triggers that facade plan --triggers would not make: %s"
              .formatted(
                  facade,
                  standing.triggers().stream()
                      .map(Standing.Trigger::name)
                      .collect(Collectors.joining(", "))),
          "write the view and its triggers anew by hand, with security_invoker stated again");
    }
    if (standing.hasOwnTriggers()
        && (seen.key().isEmpty()
            || seen.key().stream().anyMatch(column -> !stored.contains(column.name())))) {
      return refusal(
          "facade-no-key",
          "%s would not show the primary key, by which its triggers know which row is meant"
              .formatted(facade),
          "show the key");
    }
    for (String reader : partReaders(seen, stored)) {
      return refusal(
          "facade-column-grants",
          """
          %s may not select every column that %s would show, and a facade touches every column as \
          its caller: permission would be denied for the table"""
              .formatted(reader, facade),
          "grant select on table %s to %s, or hide the rest"
              .formatted(standing.home().orElseThrow().quoted(names), reader));
    }
    if (!sameColumns && !wanted.appendsTo(stands) && !leaning.isEmpty()) {
      return refusal(
          "facade-reissue-blocked",
          """
          %s loses a column, so it must be dropped and made anew, and %s would have to go with it"""
              .formatted(facade, String.join(", ", leaning)),
          "drop those in a changeset before this one and make them anew after it");
    }
    return Optional.empty();
  }

  /** Who was granted the reading of some columns, and not of all that are shown. */
  private static Set<String> partReaders(Table seen, List<String> stored) {
    Map<String, Set<String>> columns = new TreeMap<>();
    for (Grant grant : seen.grants()) {
      if (grant.ofAColumn() && grant.privilege().equals("select")) {
        columns.computeIfAbsent(grant.grantee(), who -> new TreeSet<>()).add(grant.column());
      }
    }
    List<String> whole = seen.readers();
    columns
        .entrySet()
        .removeIf(
            entry ->
                whole.contains(entry.getKey())
                    || whole.contains("public")
                    || entry.getValue().containsAll(stored));
    return columns.keySet();
  }

  private List<Finding> notices(ViewState stands, ViewState wanted, List<String> leaning)
      throws SQLException {
    List<Finding> notices = new ArrayList<>();
    List<String> gained = new ArrayList<>(wanted.names());
    gained.removeAll(stands.names());
    List<String> lost = new ArrayList<>(stands.names());
    lost.removeAll(wanted.names());
    notices.add(
        Finding.info(
            "facade-reissue-columns",
            "",
            Location.NONE,
            """
            %s%s%s: select * gives another list, and a prepared one fails once (0A000)"""
                .formatted(
                    facade,
                    gained.isEmpty() ? "" : " gets " + names.list(gained),
                    lost.isEmpty()
                        ? ""
                        : (gained.isEmpty() ? "" : " and") + " loses " + names.list(lost)),
            "have PostgREST reload its schema cache: notify pgrst, 'reload schema'"));
    if (!leaning.isEmpty()) {
      notices.add(
          Finding.warning(
              "facade-reissue-leaning",
              "",
              Location.NONE,
              """
              %s: these lean on %s or on its rows; they do not see the new column, and the way back \
              stops at them (2BP01), for it drops the view"""
                  .formatted(String.join(", ", leaning), facade),
              "make them anew where they should see it, and drop them before going back"));
    }
    if (!lost.isEmpty()) {
      List<String> users =
          new Routines(catalog, names)
              .naming(view).entrySet().stream()
                  .filter(entry -> lost.stream().anyMatch(entry.getValue()::says))
                  .map(entry -> entry.getKey().identity())
                  .sorted()
                  .toList();
      if (!users.isEmpty()) {
        notices.add(
            Finding.warning(
                "facade-column-text",
                "",
                Location.NONE,
                "%s: the text names %s, and %s of it, which it does not show any more"
                    .formatted(String.join(", ", users), facade, names.list(lost)),
                "mend it first, or call it afterwards and see"));
      }
    }
    return notices;
  }

  private static Optional<Finding> refusal(String rule, String message, String fix) {
    return Optional.of(Finding.error(rule, "", Location.NONE, message, fix));
  }

  private FacadeReissue refused(String home, String rule, String message, String fix) {
    return new FacadeReissue(
        facade, home, "", "", List.of(), List.of(refusal(rule, message, fix).orElseThrow()));
  }
}
