package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/** Publications that a table comes into because they publish all tables of its new schema. */
final class Publications {

  private record Published(String name, boolean changes, boolean identified) {}

  private final Move move;
  private final Names names;
  private final String facade;
  private final List<Published> found;

  Publications(LiveCatalog catalog, Move move, Table table, Names names) throws SQLException {
    this.move = move;
    this.names = names;
    this.facade = move.from().quoted(names);
    this.found =
        catalog.rows(
            "publications",
            row ->
                new Published(
                    row.getString("name"), row.getBoolean("changes"), row.getBoolean("identified")),
            move.toSchema(),
            table.oid());
  }

  List<Finding> refusals() {
    String failing = named(one -> one.changes() && !one.identified());
    return failing.isEmpty()
        ? List.of()
        : List.of(
            Finding.error(
                "facade-no-replica-identity",
                "",
                Location.NONE,
                """
                %s publishes updates and deletes of all tables in schema %s, and %s has no replica \
                identity: every update and delete would fail (55000)"""
                    .formatted(failing, names.quoted(move.toSchema()), facade),
                "add a primary key, or alter table %s replica identity full".formatted(facade)));
  }

  List<Finding> notices() {
    return found.isEmpty()
        ? List.of()
        : List.of(
            Finding.warning(
                "facade-published",
                "",
                Location.NONE,
                """
                %s: %s: publishes all tables of the schema that this one goes to, and its rows with \
                them"""
                    .formatted(facade, named(one -> true)),
                "let it go to another schema, unless its subscribers are to have these rows"));
  }

  private String named(Predicate<Published> which) {
    return String.join(", ", found.stream().filter(which).map(Published::name).toList());
  }
}
