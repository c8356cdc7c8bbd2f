package dev.pgrehearse.baseline;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.spec.MeasuredQuery;
import dev.pgrehearse.spec.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was kept of an earlier run against what is measured now. */
final class Gate {

  private final String system;
  private final Optional<Baseline> kept;

  /**
   * @param system its name, for the command that keeps what is measured now
   * @param kept as baselines/<system>.json has it
   */
  Gate(String system, Optional<Baseline> kept) {
    this.system = system;
    this.kept = kept;
  }

  /** What needs more than it did, and what nothing is known of. */
  List<Finding> findings(Baseline now, List<MeasuredQuery> queries) {
    if (kept.flatMap(baseline -> baseline.incomparable(now)).isPresent()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (MeasuredQuery query : queries) {
      for (Moment moment : query.moments()) {
        Optional<Measured> is = now.of(moment, query.name());
        Optional<Measured> was = kept.flatMap(baseline -> baseline.of(moment, query.name()));
        if (is.isEmpty()) {
          continue;
        }
        if (was.isEmpty()) {
          findings.add(missing(query, moment));
        } else {
          exceeded(query, moment, new Comparison(was.get(), is.get()), is.get())
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /** That nothing could be compared, and why. */
  Optional<Skipped> notCompared(Baseline now) {
    return kept.flatMap(baseline -> baseline.incomparable(now))
        .map(
            why ->
                new Skipped(
                    "what queries cost, compared with the baseline of " + system,
                    why + "; their budgets were looked at"));
  }

  private Finding missing(MeasuredQuery query, Moment moment) {
    return Finding.warning(
        "baseline-missing",
        "",
        query.location(),
        "%s: nothing is kept of what it costs %s the migration, so nobody would notice more"
            .formatted(query.name(), moment),
        "Run it, look at what it writes, and commit it: ./pgrehearse baseline capture %s"
            .formatted(system));
  }

  private Optional<Finding> exceeded(
      MeasuredQuery query, Moment moment, Comparison comparison, Measured is) {
    if (!comparison.isWorse()) {
      return Optional.empty();
    }
    String changes =
        comparison.changes().stream().map(Change::text).collect(Collectors.joining("\n  "));
    return Optional.of(
        Finding.error(
            "baseline-exceeded",
            "",
            query.location(),
            """
            %s: as %s it needs more than it did %s the migration:
              %s
            because %s Its plan is now:
              %s"""
                .formatted(
                    query.name(),
                    query.identity().name(),
                    moment,
                    changes,
                    query.because(),
                    String.join("\n  ", is.plan().lines())),
            """
            Mend what changed the plan. If it is worth its price, keep the new one: \
            ./pgrehearse baseline capture %s"""
                .formatted(system)));
  }
}
