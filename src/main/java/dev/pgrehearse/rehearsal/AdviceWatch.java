package dev.pgrehearse.rehearsal;

import dev.pgrehearse.advice.AccessRules;
import dev.pgrehearse.advice.Advice;
import dev.pgrehearse.changelog.Changeset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows advice from changeset to changeset, to know which one brought it about.
 *
 * <p>The way back passes no other states: after each changeset its rollback is held against the
 * catalog of before, with all that openings are made of, and where it is another that is a finding
 * itself. So what is open after a rollback was open, and told, on the way there.
 */
final class AdviceWatch {

  /**
   * Advice and the changeset after which it first held.
   *
   * @param until the changeset that mended it, where one did
   */
  record Brought(Advice advice, Changeset by, Optional<Changeset> until) {}

  /**
   * Advice that holds now.
   *
   * @param open the changeset since which requests can get at what it is about, if they can
   */
  private record Holding(Advice advice, Changeset by, Optional<Changeset> open) {

    Holding in(Relocations relocations) {
      return new Holding(advice.about(relocations.in(advice.object())), by, open);
    }

    Holding after(Changeset changeset, Reach reach) {
      return open.isEmpty() && reach.has(advice)
          ? new Holding(advice, by, Optional.of(changeset))
          : this;
    }

    Optional<Brought> mended(Changeset later) {
      return open.map(since -> new Brought(advice, since, Optional.of(later)));
    }
  }

  private final List<Holding> holding = new ArrayList<>();
  private final List<Brought> mended = new ArrayList<>();
  private List<Advice> now = List.of();

  /** What was there before the changelog is not its doing. */
  void begin(List<Advice> advice) {
    now = List.copyOf(advice);
  }

  /**
   * After a changeset.
   *
   * @param reach what requests can get at now
   * @param relocations what it has only moved: a flaw that came along is not its doing
   */
  void after(Changeset changeset, List<Advice> advice, Reach reach, Relocations relocations) {
    now = now.stream().map(each -> each.about(relocations.in(each.object()))).toList();
    holding.replaceAll(each -> each.in(relocations));
    for (Holding each : List.copyOf(holding)) {
      if (!contains(advice, each.advice())) {
        holding.remove(each);
        each.mended(changeset).ifPresent(mended::add);
      }
    }
    advice.stream()
        .filter(fresh -> !contains(now, fresh))
        .map(fresh -> new Holding(fresh, changeset, Optional.empty()))
        .forEach(holding::add);
    holding.replaceAll(each -> each.after(changeset, reach));
    now = List.copyOf(advice);
  }

  /** What holds at the end, and of what was mended that which must not hold even for a moment. */
  List<Brought> brought() {
    List<Brought> all = new ArrayList<>();
    mended.stream()
        .filter(brought -> AccessRules.countsInEveryState(brought.advice()))
        .forEach(all::add);
    holding.stream()
        .map(each -> new Brought(each.advice(), each.by(), Optional.empty()))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private static boolean contains(List<Advice> all, Advice wanted) {
    return all.stream().anyMatch(wanted::isAboutTheSameAs);
  }
}
