package dev.pgrehearse.baseline;

import dev.pgrehearse.spec.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What queries cost now, beside what they did.
 *
 * @param kept of an earlier run
 */
public record Costs(Baseline now, Optional<Baseline> kept) {

  /**
   * A query at a moment.
   *
   * @param since what it is compared with, in words; empty where there is nothing
   * @param was what it cost then
   * @param changes since then
   */
  public record Cost(
      String query,
      Moment moment,
      Measured is,
      String since,
      Optional<Measured> was,
      List<Change> changes) {
    public Cost {
      changes = List.copyOf(changes);
    }
  }

  /** All of them; what was measured before the migration is what it is compared with after it. */
  public List<Cost> all() {
    List<Cost> all = new ArrayList<>();
    for (Map.Entry<Moment, SortedMap<String, Measured>> moment : now.moments().entrySet()) {
      moment.getValue().forEach((query, is) -> all.add(cost(query, moment.getKey(), is)));
    }
    return all;
  }

  private Cost cost(String query, Moment moment, Measured is) {
    Optional<Measured> before =
        moment == Moment.AFTER ? now.of(Moment.BEFORE, query) : Optional.empty();
    if (before.isPresent()) {
      List<Change> changes = now.sinceBefore(query).orElseThrow().changes();
      return new Cost(query, moment, is, "before the migration", before, changes);
    }
    Optional<Measured> earlier =
        kept.filter(baseline -> baseline.incomparable(now).isEmpty())
            .flatMap(baseline -> baseline.of(moment, query));
    return new Cost(
        query,
        moment,
        is,
        earlier.isPresent() ? "in the baseline" : "",
        earlier,
        earlier.map(was -> new Comparison(was, is).changes()).orElse(List.of()));
  }
}
