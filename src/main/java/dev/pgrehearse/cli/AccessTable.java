package dev.pgrehearse.cli;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** A matrix for the terminal: a line for each object and for what several identities share. */
final class AccessTable {

  private static final int WIDEST = 100;

  private final AccessMatrix matrix;

  AccessTable(AccessMatrix matrix) {
    this.matrix = matrix;
  }

  String text() {
    List<List<String>> lines = lines();
    int first = width(lines, 0);
    int second = width(lines, 1);
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF),
            new Column(first, 0, Overflow.SPAN),
            new Column(second, 0, Overflow.SPAN),
            new Column(WIDEST, 0, Overflow.WRAP));
    lines.forEach(line -> table.addRowValues(line.toArray(String[]::new)));
    return table
        .toString()
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private List<List<String>> lines() {
    Map<String, Map<String, List<String>>> byObject = new LinkedHashMap<>();
    for (Cell cell : matrix.cells()) {
      byObject
          .computeIfAbsent(cell.object(), object -> new LinkedHashMap<>())
          .computeIfAbsent(cell.identity(), identity -> new ArrayList<>())
          .add(cell.verb() + ": " + cell.access().text());
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("object", "who", "may"));
    byObject.forEach(
        (object, who) -> {
          Map<String, List<String>> same = new LinkedHashMap<>();
          who.forEach(
              (identity, verbs) ->
                  same.computeIfAbsent(String.join(", ", verbs), v -> new ArrayList<>())
                      .add(identity));
          String shown = object;
          for (Map.Entry<String, List<String>> line : same.entrySet()) {
            lines.add(List.of(shown, String.join(", ", line.getValue()), line.getKey()));
            shown = "";
          }
        });
    return lines;
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0) + 2;
  }
}
