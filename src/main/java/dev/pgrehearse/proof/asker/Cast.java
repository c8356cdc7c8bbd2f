package dev.pgrehearse.proof.asker;

import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Facade;
import dev.pgrehearse.proof.subject.FreshRows;
import dev.pgrehearse.proof.subject.Look;
import dev.pgrehearse.proof.subject.RefusedRows;
import dev.pgrehearse.proof.subject.Row;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TableReader;
import dev.pgrehearse.proof.subject.TriedTable;
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
 * @param cleared the same people where rows have been taken out: those of whom there are too few
 *     copies that the table takes
 */
public record Cast(Facade facade, Map<Asker, Subject> subjects, Map<Asker, Subject> cleared) {

  /** What can be made of a subject. */
  @FunctionalInterface
  public interface Making<T> {
    T of(Subject subject) throws CannotBeTried;
  }

  /**
   * What was made.
   *
   * @param room statements by which a superuser first makes room for it, or ""
   */
  public record Made<T>(T of, String room) {}

  private static final int SHORTEST_MARK = 4;
  static final int COPIES = 2;
  private static final int ROWS = 20;

  public Cast {
    subjects = Collections.unmodifiableMap(new LinkedHashMap<>(subjects));
    cleared = Collections.unmodifiableMap(new LinkedHashMap<>(cleared));
  }

  /**
   * Makes something of the table as it is, or else where there is room in it.
   *
   * @throws CannotBeTried when neither will do
   */
  public <T> Made<T> made(Asker asker, Making<T> making) throws CannotBeTried {
    try {
      return new Made<>(making.of(subjects.get(asker)), "");
    } catch (CannotBeTried e) {
      Subject roomy = cleared.get(asker);
      if (roomy == null) {
        throw e;
      }
      return new Made<>(making.of(roomy), roomy.room());
    }
  }

  public static Cast of(Facade facade, Look before, List<Asker> askers, int serverVersion)
      throws SQLException {
    TriedTable table = new TableReader(before).read(facade);
    Map<Asker, Set<String>> marks = new LinkedHashMap<>();
    Set<String> all = new TreeSet<>();
    for (Asker asker : askers) {
      marks.put(asker, marks(asker.identity()));
      all.addAll(marks.get(asker));
    }
    List<Row> fresh = fresh(table, before, all);
    Subject anybody = new Subject(table, fresh, Map.of(), Set.of(), all, serverVersion, "");
    Map<String, Row> violating = new RefusedRows(before).of(anybody);
    Map<Asker, Subject> subjects = new LinkedHashMap<>();
    marks.forEach(
        (asker, own) -> {
          Set<String> others = new TreeSet<>(all);
          others.removeAll(own);
          subjects.put(asker, new Subject(table, fresh, violating, own, others, serverVersion, ""));
        });
    return new Cast(facade, subjects, cleared(subjects, before));
  }

  private static Map<Asker, Subject> cleared(Map<Asker, Subject> subjects, Look before)
      throws SQLException {
    Clearing clearing = new Clearing(before);
    Map<Asker, Subject> cleared = new LinkedHashMap<>();
    for (Map.Entry<Asker, Subject> who : subjects.entrySet()) {
      if (who.getValue().ownFresh().size() < COPIES) {
        clearing.of(who.getValue()).ifPresent(roomy -> cleared.put(who.getKey(), roomy));
      }
    }
    return cleared;
  }

  private static Set<String> marks(Identity identity) {
    Set<String> marks = new TreeSet<>();
    List<Object> values = new ArrayList<>(identity.claims().values());
    values.addAll(identity.settings().values());
    for (Object value : values) {
      if (value instanceof String text && text.length() >= SHORTEST_MARK) {
        marks.add(text);
      }
    }
    return marks;
  }

  /**
   * Only copies that the table takes from somebody who may do everything: else they show nothing.
   */
  private static List<Row> fresh(TriedTable table, Look before, Set<String> marks)
      throws SQLException {
    FreshRows copies = new FreshRows(table);
    Subject anybody = new Subject(table, List.of(), Map.of(), Set.of(), marks, 0, "");
    List<Row> fresh = new ArrayList<>();
    int number = 0;
    for (Row row : table.rows().subList(0, Math.min(ROWS, table.rows().size()))) {
      for (int i = 0; i < COPIES; i++) {
        number++;
        Row copy = copies.copy(row, number);
        if (before.tried(anybody.putting(copy)).worked()) {
          fresh.add(copy);
        }
      }
    }
    return fresh;
  }
}
