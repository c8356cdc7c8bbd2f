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

  /** What needs more than it did. */
  List<Finding> findings(Baseline now, List<MeasuredQuery> queries) {
    List<Finding> findings = new ArrayList<>();
    queries.forEach(query -> dearer(query, now).ifPresent(findings::add));
    if (kept.flatMap(baseline -> baseline.incomparable(now)).isPresent()) {
      return findings;
    }
    for (MeasuredQuery query : queries) {
      for (Moment moment : query.moments()) {
        Optional<Measured> is = now.of(moment, query.name());
        Optional<Measured> was = kept.flatMap(baseline -> baseline.of(moment, query.name()));
        if (is.isEmpty()) {
          continue;
        }
        if (was.isPresent()) {
          exceeded(query, moment, new Comparison(was.get(), is.get()), is.get())
              .map(finding -> finding.about(query.name()))
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /** What could not be compared, and why. */
  List<Skipped> notCompared(Baseline now, List<MeasuredQuery> queries) {
    Optional<String> why = kept.flatMap(baseline -> baseline.incomparable(now));
    if (why.isPresent()) {
      return List.of(
          new Skipped(
              "what queries cost, compared with the baseline of " + system,
              why.get() + "; their budgets were looked at"));
    }
    List<String> unknown =
        queries.stream()
            .filter(
                query ->
                    query.moments().stream()
                        .anyMatch(
                            moment ->
                                now.of(moment, query.name()).isPresent()
                                    && kept.flatMap(k -> k.of(moment, query.name())).isEmpty()))
            .map(MeasuredQuery::name)
            .toList();
    return unknown.isEmpty()
        ? List.of()
        : List.of(
            new Skipped(
                "what these queries cost, compared with what they did: "
                    + String.join(", ", unknown),
                "nothing is kept of them yet; ./pgrehearse baseline capture %s writes it, for git"
                    .formatted(system)));
  }

  /** What the migration itself has brought about. */
  private static Optional<Finding> dearer(MeasuredQuery query, Baseline now) {
    return now.sinceBefore(query.name())
        .filter(Comparison::isWorse)
        .map(
            comparison ->
                Finding.error(
                        "query-dearer",
                        "",
                        query.location(),
                        """
                    %s: as %s it needs more after the migration than before it:
                      %s
                    because %s Its plan is then:
                      %s"""
                            .formatted(
                                query.name(),
                                query.identity().name(),
                                inWords(comparison),
                                query.because(),
                                String.join(
                                    "\n  ",
                                    now.of(Moment.AFTER, query.name())
                                        .orElseThrow()
                                        .plan()
                                        .lines())),
                        "Look for what the migration took from it: an index, or a condition that reached the"
                            + " table before.")
                    .about(query.name()));
  }

  private static String inWords(Comparison comparison) {
    return comparison.changes().stream().map(Change::text).collect(Collectors.joining("\n  "));
  }

  private Optional<Finding> exceeded(
      MeasuredQuery query, Moment moment, Comparison comparison, Measured is) {
    if (!comparison.isWorse()) {
      return Optional.empty();
    }
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
                    inWords(comparison),
                    query.because(),
                    String.join("\n  ", is.plan().lines())),
            """
            Mend what changed the plan. If it is worth its price, keep the new one: \
            ./pgrehearse baseline capture %s"""
                .formatted(system)));
  }
}
