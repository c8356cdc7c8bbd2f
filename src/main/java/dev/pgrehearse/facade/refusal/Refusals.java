package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Grant;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Destination;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.move.Whereabouts;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why a move cannot be done safely, each with what to do instead. */
final class Refusals {
  private final Move move;
  private final Names names;
  private final Whereabouts whereabouts;
  private final Destination destination;
  private final String facade;
  private final List<Finding> found = new ArrayList<>();

  Refusals(Move move, Names names, Whereabouts whereabouts, Destination destination) {
    this.move = move;
    this.names = names;
    this.whereabouts = whereabouts;
    this.destination = destination;
    this.facade = move.from().quoted(names);
  }

  List<Finding> of(Optional<Table> table) {
    if (destination.version() < 150000) {
      refuse(
          "facade-needs-postgres-15",
          """
          this server is Postgres %d, which has no security_invoker: a view would show every row \
          to everybody who may read it"""
              .formatted(destination.version() / 10000),
          "upgrade to Postgres 15 or later before %s moves".formatted(facade));
    } else if (whereabouts.hasMoved(move.from())) {
      refuse(
          "facade-moved-twice",
          "%s is moved by an earlier --move of this plan".formatted(facade),
          "name each table once");
    } else if (table.isEmpty()) {
      refuse(
          "facade-unknown-table",
          "there is no table %s in this database".formatted(facade),
          "look for its name and schema with \\dt *.%s".formatted(names.quoted(move.fromName())));
    } else {
      kind(table.get());
    }
    return List.copyOf(found);
  }

  private void kind(Table table) {
    if (!table.isTable()) {
      refuse(
          "facade-not-a-table",
          "%s is a %s, and only a table has rows that can move behind a facade"
              .formatted(facade, table.kind().word()),
          "move it with its own alter statement, or name the table behind it");
    } else if (table.temporary()) {
      refuse(
          "facade-temporary-table",
          "%s is a temporary table: it cannot leave its schema and ends with its session"
              .formatted(facade),
          "leave it out");
    } else if (!table.extension().isEmpty()) {
      refuse(
          "facade-extension-table",
          """
          %s belongs to the extension %s, whose updates and dumps look for it where it is"""
              .formatted(facade, table.extension()),
          "move the extension instead: alter extension %s set schema …, where it allows that"
              .formatted(names.quoted(table.extension())));
    } else {
      inheritance(table);
      columns(table);
      found.addAll(new NameRefusals(move, names, destination).of(table));
      grants(table);
      owner(table);
      if (move.triggers()) {
        found.addAll(new TriggerFormRefusals(move, names, destination).of(table));
      }
    }
  }

  /** The queries behind a foreign key name the table, and are run as its owner. */
  private void owner(Table table) {
    if (move.changesSchema() && destination.strangers().contains(table.owner())) {
      String schema = names.quoted(move.toSchema());
      refuse(
          "facade-no-usage",
          """
          %s owns %s and may not use schema %s: Postgres looks for the rows of foreign keys as the \
          owner, and every write that has to would fail (42501)"""
              .formatted(table.owner(), facade, schema),
          "grant usage on schema %s to %s".formatted(schema, table.owner()));
    }
  }

  private void inheritance(Table table) {
    if (!table.parent().isEmpty()) {
      refuse(
          "facade-child-alone",
          """
          %s is a part of %s: whoever reads the parent reads its rows too, and a facade in its \
          place would not be a part any more"""
              .formatted(facade, table.parent()),
          "move %s, which takes no part of itself along, and leave this one as it is"
              .formatted(table.parent()));
    }
    if (table.hasChildren() && (!move.renamedColumns().isEmpty() || move.shape().altersTable())) {
      refuse(
          "facade-renamed-in-children",
          """
          %s has partitions or children, in which the columns would be renamed, dropped or added \
          too, without a facade"""
              .formatted(facade),
          "move it without --rename, --drop and --add; --compute and --hide leave it as it is");
    }
    if (!table.rowType().isEmpty()
        && (!move.renamedColumns().isEmpty() || move.shape().altersTable())) {
      refuse(
          "facade-typed-table",
          "%s takes its columns from type %s and has none of its own to rename, drop or add"
              .formatted(facade, table.rowType()),
          """
          move it without --rename, --drop and --add, or part it from the type first: \
          alter table %s not of"""
              .formatted(facade));
    }
  }

  private void columns(Table table) {
    move.renames()
        .forEach(
            (from, to) -> {
              if (!table.hasColumn(from)) {
                refuse(
                    "facade-unknown-column",
                    "%s has no column %s to rename".formatted(facade, names.quoted(from)),
                    "its columns are "
                        + names.list(table.columns().stream().map(Column::name).toList()));
              } else if (table.hasColumn(to)) {
                refuse(
                    "facade-column-taken",
                    "%s has a column %s already".formatted(facade, names.quoted(to)),
                    "rename %s to something else".formatted(names.quoted(from)));
              }
            });
    sameName();
    if (table.columns().isEmpty()) {
      refuse(
          "facade-no-columns",
          "%s has no column, and a view of nothing cannot be written to".formatted(facade),
          "move it with alter table … set schema; no client can use it");
    }
    found.addAll(new ShapeRefusals(move, names).of(table));
  }

  private void sameName() {
    Map<String, List<String>> columns =
        move.renames().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    TreeMap::new,
                    Collectors.mapping(
                        entry -> names.quoted(entry.getKey()), Collectors.toList())));
    columns.forEach(
        (to, from) -> {
          if (from.size() > 1) {
            refuse(
                "facade-column-taken",
                "%s of %s are both to be called %s"
                    .formatted(String.join(" and ", from), facade, names.quoted(to)),
                "rename one of them to something else");
          }
        });
  }

  /** A view reads every column as its caller, whatever the caller asks for. */
  private void grants(Table table) {
    Set<String> read = Shown.read(move, table);
    Set<String> written =
        Shown.written(Shown.of(move, table)).stream().map(Column::name).collect(Collectors.toSet());
    TreeMap<String, Set<String>> readable = new TreeMap<>();
    for (Grant grant : table.grants()) {
      if (grant.ofAColumn()
          && (grant.privilege().equals("select") || (move.triggers() && grant.ofAView()))
          && !onTheWholeTable(table, grant)) {
        readable
            .computeIfAbsent(grant.grantee() + " " + grant.privilege(), who -> new TreeSet<>())
            .add(grant.column());
      }
    }
    readable.forEach(
        (who, columns) -> {
          String grantee = who.substring(0, who.lastIndexOf(' '));
          String privilege = who.substring(who.lastIndexOf(' ') + 1);
          if (!columns.containsAll(privilege.equals("select") ? read : written)) {
            refuse(
                "facade-column-grants",
                """
                %s may %s only %s of %s, and a facade touches every column as its caller: \
                permission would be denied for the table"""
                    .formatted(grantee, privilege, String.join(", ", columns), facade),
                """
                grant %s on table %s to %s; if the rest may be known, or show the columns in a \
                view of their own"""
                    .formatted(privilege, facade, grantee));
          }
        });
  }

  private static boolean onTheWholeTable(Table table, Grant part) {
    return table.grants().stream()
        .anyMatch(
            grant ->
                !grant.ofAColumn()
                    && grant.privilege().equals(part.privilege())
                    && (grant.grantee().equals(part.grantee())
                        || grant.grantee().equals("public")));
  }

  private void refuse(String rule, String message, String fix) {
    found.add(Finding.error(rule, "", Location.NONE, message, fix));
  }
}
