package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Expression;
import dev.pgrehearse.facade.catalog.Grant;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.SearchPath;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Who lacks what: to run a move, to see what a facade computes, or to meet the facade at all. */
final class Rights {

  private record Lack(String lack, String fix) {}

  private record Path(String who, List<String> schemas) {}

  private final LiveCatalog catalog;
  private final Move move;
  private final Table table;
  private final Names names;
  private final String facade;

  Rights(LiveCatalog catalog, Move move, Table table, Names names) {
    this.catalog = catalog;
    this.move = move;
    this.table = table;
    this.names = names;
    this.facade = move.from().quoted(names);
  }

  List<Finding> notices() throws SQLException {
    List<Finding> found = new ArrayList<>();
    login(found);
    for (Shown column : Shown.of(move, table)) {
      if (column.isComputed()) {
        computed(column, found);
      }
    }
    bypassed(found);
    return List.copyOf(found);
  }

  private void login(List<Finding> found) throws SQLException {
    List<Lack> lacks =
        catalog.rows(
            "rights",
            row -> new Lack(row.getString("lack"), row.getString("fix")),
            table.oid(),
            move.toSchema());
    if (!lacks.isEmpty()) {
      String login =
          catalog.rowsOf("select quote_ident(current_user)", row -> row.getString(1)).get(0);
      say(
          found,
          "facade-rights",
          "%s: the SQL cannot be run as %s, with whom it was planned: %s"
              .formatted(facade, login, String.join("; ", lacks.stream().map(Lack::lack).toList())),
          "%s; or plan with the login that will run it"
              .formatted(String.join("; ", lacks.stream().map(Lack::fix).toList())));
    }
  }

  /** Whoever reads the view calls what is in it. */
  private void computed(Shown column, List<Finding> found) throws SQLException {
    Expression expression = column.expression().orElseThrow();
    for (QualifiedName name : expression.qualified()) {
      closed(column, name, "function", "calls", "execute", found);
      closed(column, name, "relation", "asks", "read", found);
    }
  }

  private void closed(
      Shown column, QualifiedName name, String kind, String does, String verb, List<Finding> found)
      throws SQLException {
    TreeSet<String> shut = new TreeSet<>();
    for (Grant grant : table.grants()) {
      if (grant.privilege().equals("select")
          && !grant.owner()
          && !catalog
              .strings(kind + "_closed", name.schema(), name.name(), grant.grantee())
              .isEmpty()) {
        shut.add(grant.grantee());
      }
    }
    if (!shut.isEmpty()) {
      String who = String.join(", ", shut);
      String what = name.quoted(names);
      say(
          found,
          "facade-computed-rights",
          "%s of %s %s %s, which %s may not %s: whoever reads the column is refused (42501)"
              .formatted(names.quoted(column.name()), facade, does, what, who, verb),
          kind.equals("function")
              ? "grant execute on function %s to %s, or compute it without".formatted(what, who)
              : "grant select on table %s to %s, or compute it without".formatted(what, who));
    }
  }

  /** An unqualified name is the first that the path has, and that is then not the facade. */
  private void bypassed(List<Finding> found) throws SQLException {
    if (move.sameColumns() || move.changesName() || !move.changesSchema()) {
      return;
    }
    List<String> who =
        catalog
            .rows(
                "paths",
                row -> new Path(row.getString("who"), SearchPath.schemas(row.getString("path"))))
            .stream()
            .filter(path -> bypasses(path.schemas()))
            .map(Path::who)
            .distinct()
            .toList();
    if (!who.isEmpty()) {
      say(
          found,
          "facade-bypassed",
          """
          %s: %s looks in %s before %s, and an unqualified %s is then the table with its columns as \
          they are stored"""
              .formatted(
                  facade,
                  String.join(", ", who),
                  names.quoted(move.toSchema()),
                  names.quoted(move.fromSchema()),
                  names.quoted(move.fromName())),
          "have %s come first in that search_path, or give the table another name"
              .formatted(names.quoted(move.fromSchema())));
    }
  }

  private boolean bypasses(List<String> schemas) {
    int there = schemas.indexOf(move.toSchema());
    int here = schemas.indexOf(move.fromSchema());
    return there >= 0 && (here < 0 || there < here);
  }

  private static void say(List<Finding> found, String rule, String message, String fix) {
    found.add(Finding.warning(rule, "", Location.NONE, message, fix));
  }
}
