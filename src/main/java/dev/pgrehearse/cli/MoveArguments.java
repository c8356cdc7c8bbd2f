package dev.pgrehearse.cli;

import dev.pgrehearse.facade.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves as they are typed. Names are read as Postgres reads them: without quotes they are in lower
 * case.
 */
record MoveArguments(List<String> moves, List<String> renames, boolean triggers) {
  private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  private static final Pattern MOVE = Pattern.compile("%1$s\\.%1$s=%1$s\\.%1$s".formatted(NAME));
  private static final Pattern RENAME = Pattern.compile("%1$s\\.%1$s\\.%1$s=%1$s".formatted(NAME));

  List<Move> read() {
    Map<List<String>, Map<String, String>> columns = new HashMap<>();
    for (String rename : renames) {
      Matcher parts = RENAME.matcher(rename);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            """
            --rename %s is not of the form schema.table.column=column; a name with capitals or \
            other signs stands in double quotes"""
                .formatted(rename));
      }
      List<String> table = List.of(name(parts.group(1)), name(parts.group(2)));
      String before =
          columns
              .computeIfAbsent(table, key -> new TreeMap<>())
              .put(name(parts.group(3)), name(parts.group(4)));
      if (before != null) {
        throw new IllegalArgumentException(
            "--rename %s names a column that is renamed already".formatted(rename));
      }
    }
    List<Move> found = new ArrayList<>();
    for (String move : moves) {
      Matcher parts = MOVE.matcher(move);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            """
            --move %s is not of the form schema.table=schema.table; a name with capitals or other \
            signs stands in double quotes"""
                .formatted(move));
      }
      Map<String, String> renamed =
          columns.remove(List.of(name(parts.group(1)), name(parts.group(2))));
      found.add(
          new Move(
              name(parts.group(1)),
              name(parts.group(2)),
              name(parts.group(3)),
              name(parts.group(4)),
              renamed == null ? Map.of() : renamed,
              triggers));
    }
    columns
        .keySet()
        .forEach(
            table -> {
              throw new IllegalArgumentException(
                  "--rename names a column of %s, which no --move names"
                      .formatted(String.join(".", table)));
            });
    return found;
  }

  private static String name(String typed) {
    return typed.startsWith("\"")
        ? typed.substring(1, typed.length() - 1).replace("\"\"", "\"")
        : typed.toLowerCase(Locale.ROOT);
  }
}
