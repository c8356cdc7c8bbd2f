package dev.pgrehearse.facade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The INSTEAD OF form: the triggers run as their caller, so that the table's grants and policies
 * decide, and a row that changed since it was read is refused and not overwritten.
 */
final class TriggerSql {
  private static final int LONGEST_NAME = 63 - "_facade_insert".length();

  private static final List<String> EVENTS = List.of("insert", "update", "delete");

  private final Move move;
  private final Table table;
  private final Names names;
  private final List<String> everybody = new ArrayList<>(List.of("public"));
  private final List<Shown> shown;
  private final String facade;
  private final String home;

  /**
   * @param defaultGrantees whom default privileges may give something
   */
  TriggerSql(Move move, Table table, List<Shown> shown, Names names, Set<String> defaultGrantees) {
    everybody.addAll(defaultGrantees);
    this.move = move;
    this.table = table;
    this.names = names;
    this.shown = shown;
    this.facade = QualifiedName.from(move).quoted(names);
    this.home = QualifiedName.to(move).quoted(names);
  }

  /** To come before the view, which is dropped before they are. */
  void functions(Script script) {
    definitions()
        .forEach(
            (name, definition) -> {
              script.add(definition, "drop function %s();".formatted(name));
              script.add(
                  "revoke all on function %s() from %s;"
                      .formatted(name, String.join(", ", everybody)));
            });
  }

  /** The functions by name, in the order in which they are made. */
  Map<String, String> definitions() {
    Map<String, String> definitions = new LinkedHashMap<>();
    define(definitions, "insert", "", declared() + "begin\n" + indented(insert()));
    if (!written().isEmpty()) {
      define(
          definitions,
          "update",
          """
          -- Of two sessions that change one row, the second is told so (40001): what the first wrote
          -- was never read by it, and would be overwritten.
          """,
          declared() + "begin\n" + indented(update()));
    }
    define(definitions, "delete", "", "begin\n" + indented(delete()));
    return definitions;
  }

  /** To come after the view. */
  void triggers(Script script) {
    triggers().forEach(script::add);
  }

  List<String> triggers() {
    return (written().isEmpty() ? List.of("insert", "delete") : EVENTS)
        .stream()
            .map(
                event ->
                    """
                    create trigger _500_facade_%s
                    instead of %s on %s
                    for each row
                    execute function %s();"""
                        .formatted(event, event, facade, functionName(event)))
            .toList();
  }

  private void define(Map<String, String> definitions, String event, String why, String body) {
    String name = functionName(event);
    definitions.put(
        name,
        """
        %screate function %s()
        returns trigger
        language plpgsql
        security invoker
        set search_path = ''
        as $$
        %s
        end
        $$;"""
            .formatted(why, name, body));
  }

  /** Blank lines stay empty. */
  private static String indented(String body) {
    return body.stripTrailing().indent(4).stripTrailing().replaceAll("(?m)^ +$", "");
  }

  private String functionName(String event) {
    String stem =
        move.toName().length() > LONGEST_NAME
            ? move.toName().substring(0, LONGEST_NAME)
            : move.toName();
    return names.qualified(move.toSchema(), stem + "_facade_" + event);
  }

  /** What was given is looked at again when it is known what the computed columns come to. */
  private String declared() {
    return computed().isEmpty() ? "" : "declare\n    v_given record := new;\n";
  }

  private String insert() {
    StringBuilder body = new StringBuilder();
    for (Column column : stored()) {
      if (column.writtenByPostgres()) {
        body.append(refused(column, "insert"));
      }
    }
    List<Column> given = written();
    List<Column> numbered = given.stream().filter(Column::identityByDefault).toList();
    if (numbered.isEmpty()) {
      body.append(insertOf(given));
    } else {
      List<Column> others = given.stream().filter(column -> !numbered.contains(column)).toList();
      body.append("if %s is null then\n".formatted(newValue(numbered.get(0))))
          .append(insertOf(others).indent(4))
          .append("else\n")
          .append(insertOf(given).indent(4))
          .append("end if;\n");
    }
    return body.append(
            """

            if not found then
                return null;
            end if;

            """)
        .append(asComputed("insert into"))
        .append("return new;\n")
        .toString();
  }

  private String insertOf(List<Column> columns) {
    String values =
        columns.isEmpty()
            ? "default values"
            : "(\n    %s\n)\nvalues (\n    %s\n)"
                .formatted(
                    columns.stream().map(this::stored).collect(Collectors.joining(",\n    ")),
                    columns.stream().map(this::newValue).collect(Collectors.joining(",\n    ")));
    return """
        insert into %s as t %s
        returning
            %s
        into new;
        """
        .formatted(home, values, list(",\n    "));
  }

  private String update() {
    StringBuilder body = new StringBuilder();
    for (Column column : stored()) {
      if (column.writtenByPostgres()) {
        body.append(refused(column, "update"));
      }
    }
    return body.append(
            """
            update %s as t
            set
                %s
            where %s
            returning
                %s
            into new;

            if found then
            %s    return new;
            end if;

            """
                .formatted(
                    home,
                    written().stream()
                        .map(column -> stored(column) + " = " + newValue(column))
                        .collect(Collectors.joining(",\n    ")),
                    sameRow("*="),
                    list(",\n    "),
                    asComputed("update").indent(4)))
        .append(changedMeanwhile())
        .toString();
  }

  private String delete() {
    return """
        delete from %s as t
        where %s;

        if found then
            return old;
        end if;

        """
            .formatted(home, sameRow("*="))
        + changedMeanwhile();
  }

  private String changedMeanwhile() {
    return """
        if exists (
            select
            from %s as t
            where %s
        ) then
            raise exception using
                errcode = '40001',
                message = 'could not serialize access due to concurrent update',
                hint = 'The row was changed after it was read. Read it again and retry.';
        end if;

        return null;
        """
        .formatted(home, sameRow("*<>").indent(4).strip());
  }

  /** The row with the key of OLD, and whether it still is, byte by byte, what was read. */
  private String sameRow(String operator) {
    List<String> conditions = new ArrayList<>();
    for (Column column : table.key()) {
      conditions.add("t.%s = %s".formatted(stored(column), oldValue(column)));
    }
    conditions.add(
        """
        row(
                %s
            )::record %s row(
                %s
            )::record"""
            .formatted(
                stored().stream()
                    .map(column -> "t." + stored(column))
                    .collect(Collectors.joining(",\n        ")),
                operator,
                stored().stream().map(this::oldValue).collect(Collectors.joining(",\n        "))));
    return String.join("\n    and ", conditions);
  }

  /** A computed column takes what it comes to anyway, and says so of anything else. */
  private String asComputed(String verb) {
    StringBuilder body = new StringBuilder();
    for (Shown column : computed()) {
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

  private String refused(Column column, String event) {
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

  private List<Column> written() {
    return stored().stream().filter(column -> !column.writtenByPostgres()).toList();
  }

  private List<Column> stored() {
    return shown.stream().flatMap(column -> column.stored().stream()).toList();
  }

  private List<Shown> computed() {
    return shown.stream().filter(Shown::isComputed).toList();
  }

  /** What the view shows of a row, in the view's order. */
  private String list(String separator) {
    return shown.stream()
        .map(
            column ->
                column.stored().map(each -> "t." + stored(each)).orElseGet(() -> computed(column)))
        .collect(Collectors.joining(separator));
  }

  /** Under its own name, by which {@code new} knows it from then on. */
  private String computed(Shown column) {
    return "%s as %s"
        .formatted(column.expression().orElseThrow().sql(), names.quoted(column.name()));
  }

  private String stored(Column column) {
    return names.quoted(move.columnAfter(column.name()));
  }

  private String newValue(Column column) {
    return "new." + names.quoted(column.name());
  }

  private String oldValue(Column column) {
    return "old." + names.quoted(column.name());
  }
}
