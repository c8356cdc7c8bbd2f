package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Companion;
import dev.pgrehearse.facade.catalog.Grant;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Destination;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Defaults that take numbers from a sequence. Postgres knows it by its number once the view is
 * made; PostgREST writes the default's text into its own statement, as the caller.
 */
final class DefaultSequences {

  private record Use(String column, String schema, String sequence) {}

  private final LiveCatalog catalog;
  private final Names names;
  private final Table table;
  private final List<Use> uses;

  DefaultSequences(LiveCatalog catalog, Table table, Names names) throws SQLException {
    this.catalog = catalog;
    this.table = table;
    this.names = names;
    this.uses =
        catalog.rows(
            "default_sequences",
            row ->
                new Use(
                    row.getString("column_name"),
                    row.getString("schema"),
                    row.getString("sequence")),
            table.oid());
  }

  List<Finding> notices(Move move, Destination destination) throws SQLException {
    List<Finding> found = new ArrayList<>();
    List<String> shown =
        Shown.of(move, table).stream()
            .flatMap(column -> column.stored().stream())
            .map(Column::name)
            .toList();
    for (Use use : uses) {
      boolean moves =
          move.changesSchema()
              && table.companions().contains(new Companion("sequence", use.sequence()));
      String schema = moves ? move.toSchema() : use.schema();
      Set<String> strangers =
          moves
              ? destination.strangers()
              : new TreeSet<>(catalog.strings("strangers", use.schema()));
      List<String> who = writers(use.column()).stream().filter(strangers::contains).toList();
      if (shown.contains(use.column()) && !who.isEmpty()) {
        String people = String.join(", ", who);
        found.add(
            Finding.warning(
                "facade-default-sequence",
                "",
                Location.NONE,
                """
                %s.%s counts with %s, and %s may not use schema %s: a client that writes the default \
                itself is refused there (42501), as PostgREST is with missing=default"""
                    .formatted(
                        move.from().quoted(names),
                        names.quoted(use.column()),
                        names.qualified(schema, use.sequence()),
                        people,
                        names.quoted(schema)),
                "grant usage on schema %s to %s, if they send such requests"
                    .formatted(names.quoted(schema), people)));
      }
    }
    return found;
  }

  /** Who may insert into the column, sorted. */
  private Set<String> writers(String column) {
    Set<String> writers = new TreeSet<>();
    for (Grant grant : table.grants()) {
      if (grant.privilege().equals("insert")
          && !grant.owner()
          && (!grant.ofAColumn() || grant.column().equals(column))) {
        writers.add(grant.grantee());
      }
    }
    return writers;
  }
}
