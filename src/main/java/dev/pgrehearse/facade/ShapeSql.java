package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.DollarQuote;
import dev.pgrehearse.facade.catalog.Expression;
import dev.pgrehearse.facade.catalog.Grant;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Script;
import dev.pgrehearse.facade.move.Whereabouts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What happens to the table itself where its columns change with the move. */
final class ShapeSql {
  private final Move move;
  private final Table table;
  private final Names names;
  private final Whereabouts whereabouts;
  private final String home;

  ShapeSql(Move move, Table table, Names names, Whereabouts whereabouts) {
    this.move = move;
    this.table = table;
    this.names = names;
    this.whereabouts = whereabouts;
    this.home = move.to().quoted(names);
  }

  /** To come after the table has its new name and before the view. */
  void of(Script script) {
    move.shape()
        .added()
        .forEach(
            (name, definition) ->
                script.add(
                    "alter table %s add column %s %s;"
                        .formatted(home, names.quoted(name), definition.strip()),
                    """
                    -- What was written to it since goes with it.
                    alter table %s drop column %s;"""
                        .formatted(home, names.quoted(name))));
    for (Column column : table.columns()) {
      String expression = move.shape().dropped().get(column.name());
      if (expression != null) {
        drop(script, column, new Expression(expression.strip()));
      }
    }
  }

  /** The values are compared where nobody can write any more, and where it can still be stopped. */
  private void drop(Script script, Column column, Expression expression) {
    String name = names.quoted(column.name());
    if (table.rowSecurity()) {
      script.add(
          """
          -- A row that a policy hides would be a row that is not compared.
          set local row_security = off;""");
    }
    script.add(
        """
        -- The way back computes %2$s anew. A row that holds anything else stops the move, for it
        -- would lose that.
        do %1$s
        begin
            if exists (
                select
                from %3$s as t
                where row(t.%2$s)::record *<> row(%4$s)::record
            ) then
                raise exception using
                    errcode = '55000',
                    message = %5$s,
                    hint = 'Mend those rows, or leave the column in the table and compute another.';
            end if;
        end
        %1$s;"""
            .formatted(
                new DollarQuote(name + home + expression.sql()).sign(),
                name,
                home,
                expression.sql(),
                Names.literal(
                    "%s.%s holds values that the way back would not give back"
                        .formatted(home, name))));
    script.add(
        "alter table %s drop column %s;".formatted(home, name), restored(column, expression, name));
  }

  /** A new column is null in every row until it is filled, and a domain may refuse that. */
  private static String atFirst(Column column) {
    boolean mayBeADomain = column.type().contains(".");
    return mayBeADomain ? "text" : column.type();
  }

  /** Filled by ALTER TABLE and not by UPDATE, which would fire triggers and ask policies. */
  private String restored(Column column, Expression expression, String name) {
    List<String> statements = new ArrayList<>();
    statements.add("alter table %s add column %s %s;".formatted(home, name, atFirst(column)));
    statements.add(
        "alter table %s alter column %s type %s using (%s);"
            .formatted(home, name, column.type(), expression.bare(names)));
    if (!column.defaultExpression().isEmpty()) {
      statements.add(
          "alter table %s alter column %s set default %s;"
              .formatted(home, name, whereabouts.in(column.defaultExpression())));
    }
    if (column.required()) {
      statements.add("alter table %s alter column %s set not null;".formatted(home, name));
    }
    if (!column.comment().isEmpty()) {
      statements.add(
          "comment on column %s.%s is %s;".formatted(home, name, Names.literal(column.comment())));
    }
    for (Grant grant : table.grants()) {
      if (grant.column().equals(column.name())) {
        statements.add(
            "grant %s (%s) on table %s to %s%s;"
                .formatted(
                    grant.privilege(),
                    name,
                    home,
                    grant.grantee(),
                    grant.grantable() ? " with grant option" : ""));
      }
    }
    return String.join("\n\n", Collections.unmodifiableList(statements));
  }
}
