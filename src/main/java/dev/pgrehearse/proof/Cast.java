package dev.pgrehearse.proof;

import dev.pgrehearse.spec.Identity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<Guise, Subject> subjects = new LinkedHashMap<>();
    marks.forEach(
        (guise, own) -> {
          Set<String> others = new TreeSet<>(all);
          others.removeAll(own);
          subjects.put(guise, new Subject(table, fresh, own, others, serverVersion));
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
    Subject anybody = new Subject(table, List.of(), Set.of(), marks, 0);
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
}
