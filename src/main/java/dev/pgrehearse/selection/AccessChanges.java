package dev.pgrehearse.selection;

import dev.pgrehearse.spec.AccessFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SpecException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The objects of which {@code access.yaml} expects something else. */
final class AccessChanges {

  private final Subject subject;
  private final ChangedFiles changed;
  private final Draft draft;

  AccessChanges(Subject subject, ChangedFiles changed, Draft draft) {
    this.subject = subject;
    this.changed = changed;
    this.draft = draft;
  }

  void find() {
    subject.specs().ifPresent(this::find);
  }

  private void find(Spec specs) {
    Path file = specs.accessFile(subject.spec().name());
    if (!changed.differs(file)) {
      return;
    }
    if (subject.spec().expectedAccess().isEmpty()) {
      draft.gone(subject.shown(file));
      return;
    }
    Optional<String> text = changed.text(file);
    if (text.isEmpty()) {
      draft.access(subject.shown(file) + " is new");
      return;
    }
    try {
      AccessFile then = specs.former(subject.spec()).access(text.get(), subject.shown(file));
      compare(then, subject.spec().expectedAccess().get());
    } catch (SpecException e) {
      draft.access(subject.shown(file) + " changed");
    }
  }

  private void compare(AccessFile then, AccessFile now) {
    differing(expected(then), expected(now)).stream()
        .map(Cell::place)
        .forEach(place -> draft.access("expected access of " + place + " changed"));
    differing(accepted(then), accepted(now))
        .forEach(what -> draft.access("what is accepted of " + what + " changed"));
  }

  /** One thing that one identity may do. */
  private record Cell(String option, String kind, String object, String identity, String verb)
      implements Comparable<Cell> {

    String place() {
      return option.isEmpty() ? object : object + " in option " + option;
    }

    @Override
    public int compareTo(Cell other) {
      return toString().compareTo(other.toString());
    }
  }

  private static Map<Cell, String> expected(AccessFile file) {
    Map<Cell, String> cells = new HashMap<>();
    file.cells()
        .forEach(
            (option, expected) ->
                expected.forEach(
                    e ->
                        cells.put(
                            new Cell(option, e.kind(), e.object(), e.identity(), e.verb()),
                            e.text())));
    return cells;
  }

  private static Map<String, String> accepted(AccessFile file) {
    Map<String, String> accepted = new HashMap<>();
    file.accepts().forEach(a -> accepted.put(a.rule() + " on " + a.on(), ""));
    return accepted;
  }

  private static <T extends Comparable<T>> Set<T> differing(
      Map<T, String> then, Map<T, String> now) {
    Set<T> keys = new TreeSet<>(then.keySet());
    keys.addAll(now.keySet());
    keys.removeIf(key -> Objects.equals(then.get(key), now.get(key)));
    return keys;
  }
}
