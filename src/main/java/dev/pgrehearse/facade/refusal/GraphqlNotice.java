package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.view.FacadeComment;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** A GraphQL API inside the database, which knows a table by its key and a view by its comment. */
record GraphqlNotice(Move move, Table table, Names names) {
  private static final String INSTALLED =
      "select e.extname from pg_catalog.pg_extension as e where e.extname = 'pg_graphql'";

  List<Finding> of(LiveCatalog catalog) throws SQLException {
    if (table.key().isEmpty() || catalog.rowsOf(INSTALLED, row -> row.getString(1)).isEmpty()) {
      return List.of();
    }
    String facade = move.from().quoted(names);
    String home = move.to().quoted(names);
    String own = table.comment();
    String comment = new FacadeComment(own, home, Shown.unseen(move, table)).text(names);
    String first = new FacadeComment(own, home, List.of()).text(names);
    String key =
        table.key().stream()
            .map(column -> '"' + column.name() + '"')
            .collect(Collectors.joining(", "));
    return List.of(
        Finding.warning(
            "facade-graphql",
            "",
            Location.NONE,
            """
            %s: pg_graphql shows a view only where its comment names the key, so its type and the \
            relations to it leave the GraphQL API"""
                .formatted(facade),
            """
            in a changeset behind the move: comment on view %s is %s; relations are named there as \
            foreign_keys"""
                .formatted(
                    facade,
                    Names.literal(
                        "%s @graphql({\"primary_key_columns\": [%s]})%s"
                            .formatted(first, key, comment.substring(first.length()))))));
  }
}
