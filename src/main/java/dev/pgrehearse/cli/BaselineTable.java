package dev.pgrehearse.cli;

import dev.pgrehearse.baseline.Baseline;
import dev.pgrehearse.baseline.Change;
import dev.pgrehearse.baseline.Comparison;
import dev.pgrehearse.baseline.Measured;
import dev.pgrehearse.spec.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What queries cost, and in what that is another than it was, for the terminal. */
final class BaselineTable {

  private final Baseline baseline;

  BaselineTable(Baseline baseline) {
    this.baseline = baseline;
  }

  /** A line for each query. */
  List<String> lines() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("query", "as", "", "rows", "buffers", "rows read", "time"));
    for (Map.Entry<Moment, SortedMap<String, Measured>> moment : baseline.moments().entrySet()) {
      moment.getValue().forEach((name, measured) -> rows.add(row(name, moment.getKey(), measured)));
    }
    return MovesAsked.lines(rows);
  }

  private static List<String> row(String name, Moment moment, Measured measured) {
    return List.of(
        name,
        measured.identity(),
        moment.toString(),
        number(measured.rows()),
        number(measured.buffers()),
        number(measured.rowsRead()),
        measured.time() + " x");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** What changed in each query, or that nothing did. */
  List<String> changesSince(Baseline kept) {
    Optional<String> incomparable = kept.incomparable(baseline);
    if (incomparable.isPresent()) {
      return List.of("", "not compared  " + incomparable.get());
    }
    List<String> lines = new ArrayList<>();
    baseline
        .moments()
        .forEach(
            (moment, queries) ->
                queries.forEach(
                    (name, is) -> lines.addAll(changes(name, moment, kept.of(moment, name), is))));
    kept.moments()
        .forEach(
            (moment, queries) ->
                queries.keySet().stream()
                    .filter(name -> baseline.of(moment, name).isEmpty())
                    .forEach(name -> lines.add(head("gone", name, moment))));
    if (lines.isEmpty()) {
      lines.add("every query costs what it did, by the same plan");
    }
    lines.add(0, "");
    return lines;
  }

  private static List<String> changes(
      String name, Moment moment, Optional<Measured> was, Measured is) {
    if (was.isEmpty()) {
      return List.of(head("new", name, moment));
    }
    Comparison comparison = new Comparison(was.get(), is);
    List<Change> changes = comparison.changes();
    if (changes.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(head(comparison.isWorse() ? "worse" : "another", name, moment));
    changes.forEach(change -> lines.add("  " + change.text()));
    return lines;
  }

  private static String head(String word, String name, Moment moment) {
    return "%s  %s, %s the migration".formatted(word, name, moment);
  }
}
