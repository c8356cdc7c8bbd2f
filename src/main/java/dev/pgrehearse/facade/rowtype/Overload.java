package dev.pgrehearse.facade.rowtype;

import dev.pgrehearse.facade.catalog.DollarQuote;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.move.Whereabouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One more function of a name, for a row of the facade, which it hands on as a row of the table.
 * Its body is bound when it is made: it looks no name up, so it needs no path and no right to enter
 * a schema, and Postgres can put it into the statement that calls it.
 *
 * @param shown the facade's columns
 * @param handed what a row of the table is made of
 * @param hasRequired whether no row of the facade is null throughout
 */
record Overload(
    RowFunction function,
    Move move,
    List<Shown> shown,
    HandedRow handed,
    boolean hasRequired,
    Names names,
    Whereabouts whereabouts) {

  /** A comment above the first of some that are made. */
  static final String WHY =
      """
      -- A row of the facade is of another type than one of the table: clients that call a function with
      -- a row, or ask PostgREST for it as a computed field, need one more that takes a row of the facade.
      """;

  /** Above the first that is dropped before the facade is. */
  static final String WHY_DROPPED =
      """
      -- These functions take a row of the facade, which cannot go before them.
      """;

  Overload {
    shown = List.copyOf(shown);
  }

  String create(Set<String> defaultCallers) {
    String signature = signature();
    List<String> clauses = new ArrayList<>();
    clauses.add("create function %s(%s)".formatted(name(), arguments()));
    clauses.add("returns " + result());
    clauses.add("language sql");
    add(
        clauses,
        function.volatility(),
        // What looks something up may give something else another time.
        Map.of("i", handed.looks() ? "stable" : "immutable", "s", "stable"));
    if (function.strict() && !looksItself()) {
      clauses.add("strict");
    }
    if (function.givesSet()) {
      clauses.add("rows " + function.rows());
    }
    add(clauses, function.parallel(), Map.of("s", "parallel safe", "r", "parallel restricted"));
    clauses.add(body());
    String made = String.join("\n", clauses);
    List<String> statements =
        new ArrayList<>(List.of(givesRows() ? new DollarQuote(made).executed() : made + ";"));
    TreeSet<String> others = new TreeSet<>(defaultCallers);
    others.remove("public");
    List<String> revoked = new ArrayList<>(List.of("public"));
    revoked.addAll(others);
    statements.add(
        "revoke all on function %s from %s;".formatted(signature, String.join(", ", revoked)));
    if (!function.callers().isEmpty()) {
      statements.add(
          "grant execute on function %s to %s;"
              .formatted(signature, String.join(", ", function.callers())));
    }
    String comment = "Overload for rows of %s.".formatted(facade());
    statements.add(
        "comment on function %s is %s;"
            .formatted(
                signature,
                Names.literal(
                    function.comment().isEmpty() ? comment : comment + "\n" + function.comment())));
    return String.join("\n\n", statements);
  }

  /** Unless it is as it would be without a word. */
  private static void add(List<String> clauses, String kept, Map<String, String> words) {
    if (words.containsKey(kept)) {
      clauses.add(words.get(kept));
    }
  }

  String drop() {
    return "drop function %s;".formatted(signature());
  }

  private String facade() {
    return move.from().quoted(names);
  }

  private String name() {
    return names.qualified(function.schema(), function.name());
  }

  private String type(int at) {
    String type = function.types().get(at);
    return type.isEmpty() ? facade() : whereabouts.in(type);
  }

  private String signature() {
    return "%s(%s)"
        .formatted(
            name(),
            IntStream.range(0, function.types().size())
                .mapToObj(this::type)
                .collect(Collectors.joining(", ")));
  }

  /**
   * A row alone has no name: over PostgREST two functions of one name that take the same names are
   * ambiguous. Otherwise all have one, for Postgres does not write a body down rightly (and neither
   * does pg_dump) where only some do, among them the columns of a table that is given.
   */
  private String arguments() {
    return IntStream.range(0, function.types().size())
        .mapToObj(
            i -> {
              String value = function.defaults().get(i);
              return (isNamed() ? names.quoted(argument(i)) + " " : "")
                  + type(i)
                  + (value.isEmpty() ? "" : " default " + whereabouts.in(value));
            })
        .collect(Collectors.joining(", "));
  }

  private boolean isNamed() {
    return function.givesTable()
        || (function.types().size() > 1
            && function.names().stream().anyMatch(argument -> !argument.isEmpty()));
  }

  private String argument(int at) {
    String argument = function.names().get(at);
    String made = "argument_" + (at + 1);
    return argument.isEmpty() ? made : argument;
  }

  private String result() {
    if (function.givesOwn()) {
      return (function.givesSet() ? "setof " : "") + facade();
    }
    return whereabouts
        .in(function.result())
        .replaceFirst("^SETOF ", "setof ")
        .replaceFirst("^TABLE\\(", "table (");
  }

  /** A function that is strict is put into a statement only where its body cannot be otherwise. */
  private boolean looksItself() {
    return function.strict()
        && function.inlined()
        && hasRequired
        && !givesRows()
        && function.types().stream().filter(String::isEmpty).count() == 1;
  }

  private boolean givesRows() {
    return function.givesSet() || function.givesOwn();
  }

  private String body() {
    if (givesRows()) {
      String columns =
          function.givesOwn()
              ? shown.stream().map(this::selected).collect(Collectors.joining(",\n        "))
              : "t.*";
      return """
          begin atomic
              select
                  %s
              from %s as t;
          end"""
          .formatted(columns, call("    "));
    }
    if (looksItself()) {
      return """
          return case
              when $%d is null then null
              else %s
          end"""
          .formatted(function.types().indexOf("") + 1, call("    "));
    }
    return "return " + call("");
  }

  private String selected(Shown column) {
    return column
        .expression()
        .map(expression -> "%s as %s".formatted(expression.sql(), names.quoted(column.name())))
        .orElseGet(() -> "t." + names.quoted(move.columnAfter(column.name())));
  }

  private String call(String indent) {
    String inner = indent + "    ";
    return "%s(\n%s\n%s)"
        .formatted(
            name(),
            IntStream.range(0, function.types().size())
                .mapToObj(
                    i ->
                        function.types().get(i).isEmpty()
                            ? row(i + 1, inner)
                            : "%s$%d".formatted(inner, i + 1))
                .collect(Collectors.joining(",\n")),
            indent);
  }

  private String row(int place, String indent) {
    return "%srow(\n%s\n%s)::%s"
        .formatted(
            indent,
            handed.values(place).stream()
                .map(value -> "%s    %s".formatted(indent, value))
                .collect(Collectors.joining(",\n")),
            indent,
            move.to().quoted(names));
  }
}
