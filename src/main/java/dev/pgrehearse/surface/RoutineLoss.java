package dev.pgrehearse.surface;

import dev.pgrehearse.surface.Surface.Routine;
import java.util.List;
import java.util.Optional;

/** Whether a function still answers to the calls that it answered to. */
final class RoutineLoss {

  private static final String DEFAULT = " DEFAULT ";

  private final String identity;
  private final Routine before;
  private final Surface later;
  private final TypeChange types;

  RoutineLoss(String identity, Routine before, Surface later, TypeChange types) {
    this.identity = identity;
    this.before = before;
    this.later = later;
    this.types = types;
  }

  Optional<Loss> loss() {
    List<Routine> ofThatName =
        later.routines().values().stream().filter(r -> r.name().equals(before.name())).toList();
    Optional<Routine> answers = ofThatName.stream().filter(this::answers).findFirst();
    if (answers.isPresent()) {
      return returnsOther(answers.get())
          ? Optional.of(
              lost(
                  "returns %s now, and returned %s"
                      .formatted(answers.get().returns(), before.returns())))
          : Optional.empty();
    }
    if (ofThatName.isEmpty()) {
      return Optional.of(lost("is gone"));
    }
    return Optional.of(
        lost(
            "takes (%s) now, and took (%s)"
                .formatted(
                    String.join(", ", ofThatName.get(0).arguments()),
                    String.join(", ", before.arguments()))));
  }

  private Loss lost(String how) {
    return new Loss.OfRoutine(before.kind(), identity, how);
  }

  /**
   * The same arguments by the same names, as clients name them, and then such as may be left out.
   */
  private boolean answers(Routine candidate) {
    List<String> then = before.arguments();
    List<String> now = candidate.arguments();
    if (now.size() < then.size()) {
      return false;
    }
    for (int i = 0; i < then.size(); i++) {
      boolean isNeededNow = then.get(i).contains(DEFAULT) && !now.get(i).contains(DEFAULT);
      if (isNeededNow || !withoutDefault(then.get(i)).equals(withoutDefault(now.get(i)))) {
        return false;
      }
    }
    return now.subList(then.size(), now.size()).stream().allMatch(a -> a.contains(DEFAULT));
  }

  private static String withoutDefault(String argument) {
    int end = argument.indexOf(DEFAULT);
    return end < 0 ? argument : argument.substring(0, end);
  }

  /** A table that is returned may get more columns. */
  private boolean returnsOther(Routine now) {
    String then = before.returns();
    String here = now.returns();
    boolean hasMore =
        then.startsWith("TABLE(") && here.startsWith(then.substring(0, then.length() - 1) + ",");
    return !hasMore && types.breaks(then, here);
  }
}
