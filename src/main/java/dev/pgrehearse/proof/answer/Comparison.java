package dev.pgrehearse.proof.answer;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the first thing in which two outcomes differ. A value that differs between two runs on the
 * same side is the clock's or chance's: of it only the shape is compared, and of a uuid that it is
 * the same one wherever it shows.
 */
public final class Comparison {

  /** A second run on the side of before, only done when it is needed. */
  @FunctionalInterface
  public interface Control {
    TrialOutcome run() throws SQLException;
  }

  private static final String IS = " is ";

  private final TrialOutcome before;
  private final TrialOutcome after;
  private final Control control;
  private final Likeness likeness = new Likeness();
  private Optional<TrialOutcome> again = Optional.empty();

  public Comparison(TrialOutcome before, TrialOutcome after, Control control) {
    this.before = before;
    this.after = after;
    this.control = control;
  }

  /**
   * Whether it is about a value, which chance may have picked, and not about an error or a number.
   */
  public static boolean isOfValues(String difference) {
    return difference.contains(IS) && !difference.contains("fails with");
  }

  /** The difference in words, or nothing. */
  public Optional<String> difference() throws SQLException {
    int steps = Math.min(before.answers().size(), after.answers().size());
    for (int i = 0; i < steps; i++) {
      Optional<String> difference = answer(i);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return effects();
  }

  private Optional<String> answer(int step) throws SQLException {
    Answer old = before.answers().get(step);
    Answer now = after.answers().get(step);
    if (!old.state().equals(now.state()) || !old.constraint().equals(now.constraint())) {
      return said(old.words(), now.words());
    }
    if (old.count() != now.count() || old.rows().size() != now.rows().size()) {
      return said(old.words(), now.words());
    }
    if (!old.columns().equals(now.columns())) {
      return said("columns " + old.columns(), "columns " + now.columns());
    }
    if (!old.types().equals(now.types())) {
      return said("types " + old.types(), "types " + now.types());
    }
    Optional<String> rows =
        rows(old.columns(), old.rows(), now.rows(), () -> rowsAgain(step, old.rows().size()));
    if (rows.isPresent()) {
      return rows;
    }
    if (!old.notices().equals(now.notices())) {
      return said("notices " + old.notices(), "notices " + now.notices());
    }
    return Optional.empty();
  }

  @FunctionalInterface
  private interface Again {
    Optional<List<List<Optional<String>>>> rows() throws SQLException;
  }

  private Optional<List<List<Optional<String>>>> rowsAgain(int step, int size) throws SQLException {
    List<Answer> answers = controlled().answers();
    return answers.size() > step && answers.get(step).rows().size() == size
        ? Optional.of(answers.get(step).rows())
        : Optional.empty();
  }

  private Optional<String> effects() throws SQLException {
    TreeSet<Long> touched = new TreeSet<>(before.effects().keySet());
    touched.addAll(after.effects().keySet());
    for (Long oid : touched) {
      Effect old = before.effects().get(oid);
      Effect now = after.effects().get(oid);
      if (old == null || now == null || !old.words().equals(now.words())) {
        return said(
            "table %%%d: %s".formatted(oid, old == null ? "untouched" : old.words()),
            "table %%%d: %s".formatted(oid, now == null ? "untouched" : now.words()));
      }
      if (!old.rest().equals(now.rest())) {
        return said(
            "table %%%d: the rows left alone are %s".formatted(oid, old.rest()), now.rest());
      }
      if (old.written().size() != now.written().size()) {
        return said(
            "table %%%d: %d rows written".formatted(oid, old.written().size()),
            String.valueOf(now.written().size()));
      }
      Optional<String> rows =
          rows(
              old.columns(),
              old.written(),
              now.written(),
              () ->
                  Optional.ofNullable(controlled().effects().get(oid))
                      .map(Effect::written)
                      .filter(again -> again.size() == old.written().size()));
      if (rows.isPresent()) {
        return rows.map(words -> "table %%%d: %s".formatted(oid, words));
      }
    }
    return Optional.empty();
  }

  private Optional<String> rows(
      List<String> columns,
      List<List<Optional<String>>> old,
      List<List<Optional<String>>> now,
      Again again)
      throws SQLException {
    if (old.equals(now)) {
      return Optional.empty();
    }
    Optional<String> inOrder = cells(columns, old, now, again.rows());
    if (inOrder.isEmpty() || old.size() < 2) {
      return inOrder;
    }
    return cells(columns, sorted(old), sorted(now), again.rows().map(Comparison::sorted));
  }

  private static List<List<Optional<String>>> sorted(List<List<Optional<String>>> rows) {
    return rows.stream().sorted(Comparator.comparing(List::toString)).toList();
  }

  private Optional<String> cells(
      List<String> columns,
      List<List<Optional<String>>> old,
      List<List<Optional<String>>> now,
      Optional<List<List<Optional<String>>>> again) {
    for (int row = 0; row < old.size(); row++) {
      for (int i = 0; i < old.get(row).size(); i++) {
        Optional<String> one = old.get(row).get(i);
        Optional<String> other = now.get(row).get(i);
        boolean chance = again.isPresent() && !again.get().get(row).get(i).equals(one);
        if (!likeness.alike(one, other, chance ? again.get().get(row).get(i) : one)) {
          return said(
              "%s%s%s".formatted(columns.get(i), IS, shown(one, chance)), shown(other, chance));
        }
      }
    }
    return Optional.empty();
  }

  private static String shown(Optional<String> value, boolean chance) {
    if (chance && value.isPresent()) {
      return Likeness.isUuid(value.get()) ? "a new uuid" : "a new value";
    }
    return value.map(text -> "'" + text + "'").orElse("null");
  }

  private TrialOutcome controlled() throws SQLException {
    if (again.isEmpty()) {
      again = Optional.of(control.run());
    }
    return again.get();
  }

  private static Optional<String> said(String old, String now) {
    return Optional.of("before %s; after %s".formatted(old, now));
  }
}
