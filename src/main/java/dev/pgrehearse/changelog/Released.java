package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Changesets that have run where it counts: what is wrong with them is history. */
final class Released {

  /** What stops the next update, or makes it run again what has run. */
  private static final Set<String> STOPS_EVERYTHING =
      Set.of(ChecksumRule.SLUG, FormerPathRule.SLUG, DuplicateIdRule.RULE);

  private final Set<String> places = new HashSet<>();
  private int changesets;
  private int passedOver;

  Released(LintSubject subject) {
    Optional<DeployedChangesets> deployed = subject.changelog().deployed();
    Set<String> pending = new HashSet<>();
    for (LintedChangeset changeset : subject.changesets()) {
      boolean isPast = deployed.filter(has -> !has.isPending(changeset.parsed())).isPresent();
      changesets += isPast ? 1 : 0;
      places(changeset).forEach((isPast ? places : pending)::add);
    }
    places.removeAll(pending);
  }

  /** Where a finding of a changeset may be: of the changeset, or of the file as a whole. */
  private static Stream<String> places(LintedChangeset changeset) {
    return Stream.concat(
            Stream.of(changeset.location().file()), changeset.texts().map(SqlText::file))
        .flatMap(file -> Stream.of(place(file, changeset.id()), place(file, "")));
  }

  private static String place(String file, String id) {
    return file + "\n" + id;
  }

  /** Those that somebody can still do something about; the others are counted. */
  List<Finding> without(List<Finding> findings) {
    List<Finding> left =
        findings.stream()
            .filter(
                finding ->
                    STOPS_EVERYTHING.contains(finding.rule())
                        || !places.contains(place(finding.location().file(), finding.changeset())))
            .toList();
    passedOver = findings.size() - left.size();
    return left;
  }

  /** What was counted, and that it is not looked at. */
  Optional<Skipped> told() {
    return changesets == 0
        ? Optional.empty()
        : Optional.of(
            new Skipped(
                changesets == 1
                    ? "1 changeset that has run already"
                    : "%d changesets that have run already".formatted(changesets),
                passedOver == 0
                    ? "Liquibase's own table says so"
                    : "Liquibase's own table says so; lint has %d %s on them"
                        .formatted(passedOver, passedOver == 1 ? "finding" : "findings")));
  }
}
