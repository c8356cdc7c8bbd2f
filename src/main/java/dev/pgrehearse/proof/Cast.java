package dev.pgrehearse.proof;

import dev.pgrehearse.spec.Identity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A facade and what everybody meets there.
 *
 * @param facade the one
 * @param subjects by who it is, the migration role last
 */
record Cast(Facade facade, Map<Guise, Subject> subjects) {

  private static final int SHORTEST_MARK = 4;
  private static final int COPIES = 2;
  private static final int ROWS = 20;

  private static final Map<String, List<String>> VALUES =
      Map.of(
          "N", List.of("-1", "0", "2000000000", "101"),
          "S", List.of("", "?", "proof".repeat(60)),
          "D", List.of("-infinity", "infinity", "1901-01-01"),
          "B", List.of("true", "false"),
          "A", List.of("{}"),
          "U", List.of("[]", "{}", "\"proof\""));

  Cast {
    subjects = Collections.unmodifiableMap(new LinkedHashMap<>(subjects));
  }

  static Cast of(Facade facade, Look before, List<Guise> guises, int serverVersion)
      throws SQLException {
    Table table = new TableReader(before).read(facade);
    Map<Guise, Set<String>> marks = new LinkedHashMap<>();
    Set<String> all = new TreeSet<>();
    for (Guise guise : guises) {
      marks.put(guise, marks(guise.identity()));
      all.addAll(marks.get(guise));
    }
    List<Row> fresh = fresh(table, before, all);
    Map<String, Row> violating = violating(table, fresh, before);
    Map<Guise, Subject> subjects = new LinkedHashMap<>();
    marks.forEach(
        (guise, own) -> {
          Set<String> others = new TreeSet<>(all);
          others.removeAll(own);
          subjects.put(guise, new Subject(table, fresh, violating, own, others, serverVersion));
        });
    return new Cast(facade, subjects);
  }

  private static Set<String> marks(Identity identity) {
    Set<String> marks = new TreeSet<>();
    for (Object value : identity.claims().values()) {
      if (value instanceof String text && text.length() >= SHORTEST_MARK) {
        marks.add(text);
      }
    }
    return marks;
  }

  /**
   * Only copies that the table takes from somebody who may do everything: else they show nothing.
   */
  private static List<Row> fresh(Table table, Look before, Set<String> marks) throws SQLException {
    FreshRows copies = new FreshRows(table);
    Subject anybody = new Subject(table, List.of(), Map.of(), Set.of(), marks, 0);
    List<Row> fresh = new ArrayList<>();
    int number = 0;
    for (Row row : table.rows().subList(0, Math.min(ROWS, table.rows().size()))) {
      for (int i = 0; i < COPIES; i++) {
        number++;
        Row copy = copies.copy(row, number);
        String insert = anybody.insert(anybody.writable(), copy);
        if (before.tried("set local search_path = public, extensions; " + insert).worked()) {
          fresh.add(copy);
        }
      }
    }
    return fresh;
  }

  /**
   * Values that checks are often about, tried on each column of each check until one is refused.
   */
  private static Map<String, Row> violating(Table table, List<Row> fresh, Look before)
      throws SQLException {
    Map<String, Row> violating = new LinkedHashMap<>();
    if (fresh.isEmpty()) {
      return violating;
    }
    Subject anybody = new Subject(table, fresh, Map.of(), Set.of(), Set.of(), 0);
    for (Table.Check check : table.checks()) {
      for (String column : check.columns()) {
        for (String value : VALUES.getOrDefault(table.column(column).category(), List.of())) {
          Row row = fresh.get(0).with(column, Optional.of(value));
          String insert = anybody.insert(anybody.writable(), row);
          Answer answer = before.tried("set local search_path = public, extensions; " + insert);
          if (answer.state().equals("23514") && answer.constraint().equals(check.name())) {
            violating.putIfAbsent(check.name(), row);
          }
        }
      }
    }
    return violating;
  }
}
