package dev.pgrehearse.cli;

import dev.pgrehearse.layer.Layer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept, a line each.
 *
 * @param now from which ages are counted
 */
record CacheTable(List<Layer> layers, Instant now) {

  String text() {
    if (layers.isEmpty()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "postgres", "size", "made", "used", "what it is"));
    for (Layer layer : layers) {
      rows.add(
          List.of(
              layer.key().brief(),
              Integer.toString(layer.about().majorVersion()),
              CacheCommand.size(layer.bytes()),
              CacheCommand.ago(layer.made(), now),
              CacheCommand.ago(layer.used(), now),
              layer.about().what()));
    }
    int columns = rows.get(0).size();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        text.append(i == columns - 1 ? row.get(i) : padded(row.get(i), width(rows, i)));
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length() + 2);
  }
}
