package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.selection.Selection.Reason.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The changesets that stand elsewhere than they did, as few as explain the order, and those that
 * have lost what stood before them.
 */
final class OrderChanges {

  private final String of;
  private final List<ChangesetKey> then;
  private final List<ChangesetKey> now;
  private final Map<ChangesetKey, Integer> places = new HashMap<>();
  private final Set<ChangesetKey> stayed;

  OrderChanges(String of, List<ChangesetKey> then, List<ChangesetKey> now) {
    this.of = of;
    this.then = List.copyOf(then);
    this.now = List.copyOf(now);
    Map<ChangesetKey, Integer> former = new HashMap<>();
    for (int i = 0; i < then.size(); i++) {
      former.put(then.get(i), i);
    }
    for (int i = 0; i < now.size(); i++) {
      places.put(now.get(i), i);
    }
    this.stayed = new HashSet<>(rising(now.stream().filter(former::containsKey).toList(), former));
  }

  void find(Draft draft, Function<ChangesetKey, Changeset> changesets) {
    for (int i = 0; i < then.size(); i++) {
      ChangesetKey key = then.get(i);
      boolean gone = !places.containsKey(key);
      if (stayed.contains(key)) {
        continue;
      }
      Optional<ChangesetKey> next = next(i);
      if (!gone) {
        draft.choose(
            of,
            changesets.apply(key),
            Kind.MOVED,
            "it stood %s and stands %s now".formatted(after(then, i), after(now, places.get(key))));
      }
      if (gone || next.map(other -> places.get(key) > places.get(other)).orElse(false)) {
        next.or(this::last)
            .ifPresent(
                other ->
                    draft.choose(
                        of,
                        changesets.apply(other),
                        Kind.PREDECESSOR,
                        "%s, which stood %s it, %s"
                            .formatted(
                                key.id(),
                                next.isPresent() ? "before" : "after",
                                gone ? "is gone" : "stands elsewhere")));
      }
    }
  }

  /** What stood behind a place and stayed where it was. */
  private Optional<ChangesetKey> next(int place) {
    return then.subList(place + 1, then.size()).stream().filter(stayed::contains).findFirst();
  }

  private Optional<ChangesetKey> last() {
    return now.isEmpty() ? Optional.empty() : Optional.of(now.get(now.size() - 1));
  }

  private static String after(List<ChangesetKey> order, int place) {
    return place == 0 ? "first" : "after " + order.get(place - 1).id();
  }

  /** The longest part of an order that also was one: patience sorting. */
  private static List<ChangesetKey> rising(
      List<ChangesetKey> order, Map<ChangesetKey, Integer> former) {
    int[] ends = new int[order.size()];
    int[] before = new int[order.size()];
    int length = 0;
    for (int i = 0; i < order.size(); i++) {
      int value = former.get(order.get(i));
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (former.get(order.get(ends[middle])) < value) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[i] = low == 0 ? -1 : ends[low - 1];
      ends[low] = i;
      length = Math.max(length, low + 1);
    }
    ChangesetKey[] rising = new ChangesetKey[length];
    for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i]) {
      rising[--length] = order.get(i);
    }
    return new ArrayList<>(Arrays.asList(rising));
  }
}
