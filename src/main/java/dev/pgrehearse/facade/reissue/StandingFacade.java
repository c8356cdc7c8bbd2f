package dev.pgrehearse.facade.reissue;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.view.FacadeComment;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A view in a live database that says that it is a facade.
 *
 * @param view its columns, defaults, privileges and owner
 * @param comment as it reads
 * @param home the one table that it reads; absent where it is none or more
 * @param list what its columns show; absent where the query does more than list columns
 * @param rules other than the one that makes it a view
 */
record StandingFacade(
    Table view,
    FacadeComment comment,
    String commentText,
    List<String> options,
    Optional<QualifiedName> home,
    Optional<SelectList> list,
    List<Trigger> triggers,
    List<String> rules) {

  /** An INSTEAD OF trigger. */
  record Trigger(String name, String definition, long function, String functionName) {}

  private record Read(
      String definition,
      List<String> options,
      String comment,
      List<String> from,
      List<String> rules) {}

  /** Absent where there is no view of that name, or it does not say that it is a facade. */
  static Optional<StandingFacade> read(LiveCatalog catalog, QualifiedName name, Names names)
      throws SQLException {
    Optional<Table> view = Table.read(catalog, name.schema(), name.name());
    if (view.isEmpty() || view.get().kind() != Table.Kind.VIEW) {
      return Optional.empty();
    }
    Read read =
        catalog
            .rows(
                "standing",
                row ->
                    new Read(
                        row.getString("definition"),
                        Arrays.asList((String[]) row.getArray("options").getArray()),
                        row.getString("comment"),
                        Arrays.asList((String[]) row.getArray("tables").getArray()),
                        Arrays.asList((String[]) row.getArray("rules").getArray())),
                view.get().oid())
            .get(0);
    Optional<FacadeComment> comment = FacadeComment.read(read.comment());
    if (comment.isEmpty()) {
      return Optional.empty();
    }
    Optional<QualifiedName> home =
        read.from().size() == 1
            ? Optional.of(QualifiedName.parse(read.from().get(0)))
            : Optional.empty();
    return Optional.of(
        new StandingFacade(
            view.get(),
            comment.get(),
            read.comment(),
            read.options(),
            home,
            home.flatMap(table -> SelectList.read(read.definition(), table, names)),
            catalog.rows(
                "standing_triggers",
                row ->
                    new Trigger(
                        row.getString("name"),
                        row.getString("definition"),
                        row.getLong("function"),
                        row.getString("function_name")),
                view.get().oid()),
            read.rules()));
  }

  /** What a column shows, without the table's alias. */
  String expression(int column) {
    return list.orElseThrow().expressions().get(column);
  }

  /** Whether the triggers are such as {@code facade plan --triggers} makes. */
  boolean hasOwnTriggers() {
    return !triggers.isEmpty()
        && triggers.stream()
            .allMatch(trigger -> trigger.name().matches("_500_facade_(insert|update|delete)"));
  }
}
