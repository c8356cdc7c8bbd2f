package dev.pgrehearse.facade.view;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import java.util.List;

/** What the triggers of a facade refuse as a table would, word for word. */
final class TriggerRefusals {
  private final Move move;
  private final List<Shown> computed;
  private final Names names;

  TriggerRefusals(Move move, List<Shown> computed, Names names) {
    this.move = move;
    this.computed = List.copyOf(computed);
    this.names = names;
  }

  /** A computed column takes what it comes to anyway, and says so of anything else. */
  String asComputed(String verb) {
    StringBuilder body = new StringBuilder();
    for (Shown column : computed) {
      String name = names.quoted(column.name());
      String unasked =
          verb.equals("update")
              ? "row(v_given.%1$s)::record *<> row(old.%1$s)::record".formatted(name)
              : "v_given.%s is not null".formatted(name);
      body.append(
          """
          if %s
              and row(v_given.%s)::record *<> row(new.%s)::record
          then
              raise exception using
                  errcode = '0A000',
                  message = %s,
                  detail = 'The view computes it from other columns, to another value.';
          end if;

          """
              .formatted(
                  unasked,
                  name,
                  name,
                  Names.literal(
                      "cannot %s column \"%s\" of view \"%s\""
                          .formatted(verb, column.name(), move.fromName()))));
    }
    return body.toString();
  }

  /** Of a column that Postgres writes, in the words of a table. */
  String refused(Column column, String event) {
    boolean insert = event.equals("insert");
    String condition =
        insert
            ? newValue(column) + " is not null"
            : "%s is not null\n    and row(%s)::record *<> row(%s)::record"
                .formatted(newValue(column), newValue(column), oldValue(column));
    String message =
        insert
            ? "cannot insert a non-DEFAULT value into column \"%s\"".formatted(column.name())
            : "column \"%s\" can only be updated to DEFAULT".formatted(column.name());
    String detail =
        column.generated()
            ? "Column \"%s\" is a generated column.".formatted(column.name())
            : "Column \"%s\" is an identity column defined as GENERATED ALWAYS."
                .formatted(column.name());
    return """
        if %s then
            raise exception using
                errcode = '428C9',
                message = %s,
                detail = %s;
        end if;

        """
        .formatted(condition, Names.literal(message), Names.literal(detail));
  }

  private String newValue(Column column) {
    return "new." + names.quoted(column.name());
  }

  private String oldValue(Column column) {
    return "old." + names.quoted(column.name());
  }
}
