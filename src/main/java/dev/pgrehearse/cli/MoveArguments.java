package dev.pgrehearse.cli;

import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Move.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves as they are typed. Names are read as Postgres reads them: without quotes they are in lower
 * case.
 *
 * @param columns by option, what was said of columns
 */
record MoveArguments(
    List<String> moves, Map<ColumnOption, List<String>> columns, boolean triggers) {

  /** What can be said of a column, and how. */
  enum ColumnOption {
    RENAME("--rename", "schema.table.column=column"),
    DROP("--drop", "schema.table.column=EXPRESSION"),
    COMPUTE("--compute", "schema.table.column=EXPRESSION"),
    HIDE("--hide", "schema.table.column"),
    ADD("--add", "schema.table.column=TYPE");

    private final String option;
    private final String form;

    ColumnOption(String option, String form) {
      this.option = option;
      this.form = form;
    }

    /** Of what is typed, the part behind the column's name, with its equals sign. */
    private boolean takes(String rest) {
      return switch (this) {
        case HIDE -> rest.isEmpty();
        case RENAME -> QualifiedName.parts(rest.replaceFirst("^=", "")).size() == 1;
        default -> rest.startsWith("=") && !rest.substring(1).isBlank();
      };
    }
  }

  private static final Pattern MOVE =
      Pattern.compile("(?<old>%1$s\\.%1$s)=(?<new>%1$s\\.%1$s)".formatted(QualifiedName.PART));
  private static final Pattern COLUMN =
      Pattern.compile(
          "(?<table>%1$s\\.%1$s)\\.(?<column>%1$s)(?<rest>(?s:=.*)?)"
              .formatted(QualifiedName.PART));
  private static final String QUOTES =
      "; a name with capitals or other signs stands in double quotes";

  List<Move> read() {
    Map<QualifiedName, Map<ColumnOption, Map<String, String>>> said = said();
    List<Move> found = new ArrayList<>();
    for (String move : moves) {
      Matcher parts = MOVE.matcher(move);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "--move %s is not of the form schema.table=schema.table%s".formatted(move, QUOTES));
      }
      QualifiedName old = QualifiedName.parse(parts.group("old"));
      QualifiedName home = QualifiedName.parse(parts.group("new"));
      Map<ColumnOption, Map<String, String>> of = said.getOrDefault(old, Map.of());
      said.remove(old);
      try {
        found.add(
            new Move(
                old.schema(),
                old.name(),
                home.schema(),
                home.name(),
                of.getOrDefault(ColumnOption.RENAME, Map.of()),
                triggers,
                new Shape(
                    of.getOrDefault(ColumnOption.DROP, Map.of()),
                    of.getOrDefault(ColumnOption.COMPUTE, Map.of()),
                    of.getOrDefault(ColumnOption.HIDE, Map.of()).keySet(),
                    of.getOrDefault(ColumnOption.ADD, Map.of()))));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s.%s: %s".formatted(old.schema(), old.name(), e.getMessage()), e);
      }
    }
    said.forEach(
        (table, options) -> {
          throw new IllegalArgumentException(
              "%s names a column of %s.%s, which no --move names"
                  .formatted(
                      options.keySet().iterator().next().option, table.schema(), table.name()));
        });
    return found;
  }

  private Map<QualifiedName, Map<ColumnOption, Map<String, String>>> said() {
    Map<QualifiedName, Map<ColumnOption, Map<String, String>>> said = new HashMap<>();
    for (ColumnOption option : ColumnOption.values()) {
      for (String typed : columns.getOrDefault(option, List.of())) {
        Matcher parts = COLUMN.matcher(typed);
        if (!parts.matches() || !option.takes(parts.group("rest"))) {
          throw new IllegalArgumentException(
              "%s %s is not of the form %s%s".formatted(option.option, typed, option.form, QUOTES));
        }
        String rest = parts.group("rest").replaceFirst("^=", "");
        String before =
            said.computeIfAbsent(
                    QualifiedName.parse(parts.group("table")), table -> new TreeMap<>())
                .computeIfAbsent(option, key -> new TreeMap<>())
                .put(
                    QualifiedName.unquoted(parts.group("column")),
                    option == ColumnOption.RENAME ? QualifiedName.unquoted(rest) : rest);
        if (before != null) {
          throw new IllegalArgumentException(
              "%s %s names a column that another %s names already"
                  .formatted(option.option, typed, option.option));
        }
      }
    }
    return said;
  }
}
