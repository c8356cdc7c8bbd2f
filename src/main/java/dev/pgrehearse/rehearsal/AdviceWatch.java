package dev.pgrehearse.rehearsal;

import dev.pgrehearse.advice.AccessRules;
import dev.pgrehearse.advice.Advice;
import dev.pgrehearse.changelog.Changeset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows advice from changeset to changeset, to know which one brought it about. */
final class AdviceWatch {

  /**
   * Advice and the changeset after which it first held.
   *
   * @param until the changeset that mended it, where one did
   */
  record Brought(Advice advice, Changeset by, Optional<Changeset> until) {}

  private final List<Brought> open = new ArrayList<>();
  private final List<Brought> mended = new ArrayList<>();
  private List<Advice> now = List.of();

  /** What was there before the changelog is not its doing. */
  void begin(List<Advice> advice) {
    now = List.copyOf(advice);
  }

  /**
   * After a changeset.
   *
   * @param relocations what it has only moved: a flaw that came along is not its doing
   */
  void after(Changeset changeset, List<Advice> advice, Relocations relocations) {
    now = now.stream().map(each -> each.about(relocations.in(each.object()))).toList();
    open.replaceAll(
        brought ->
            new Brought(
                brought.advice().about(relocations.in(brought.advice().object())),
                brought.by(),
                brought.until()));
    for (Brought brought : List.copyOf(open)) {
      if (!contains(advice, brought.advice())) {
        open.remove(brought);
        mended.add(new Brought(brought.advice(), brought.by(), Optional.of(changeset)));
      }
    }
    advice.stream()
        .filter(fresh -> !contains(now, fresh))
        .map(fresh -> new Brought(fresh, changeset, Optional.empty()))
        .forEach(open::add);
    now = List.copyOf(advice);
  }

  /** What holds at the end, and of what was mended that which must not hold even for a moment. */
  List<Brought> brought() {
    List<Brought> all = new ArrayList<>();
    mended.stream()
        .filter(brought -> AccessRules.countsInEveryState(brought.advice()))
        .forEach(all::add);
    all.addAll(open);
    return List.copyOf(all);
  }

  private static boolean contains(List<Advice> all, Advice wanted) {
    return all.stream().anyMatch(wanted::isAboutTheSameAs);
  }
}
