package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** duplicate-changeset-id: id, author and path together name a changeset. */
final class DuplicateIdRule implements LintRule {

  @Override
  public Stream<Finding> check(LintSubject subject) {
    Map<String, LintedChangeset> first = new HashMap<>();
    Stream.Builder<Finding> findings = Stream.builder();
    for (LintedChangeset changeset : subject.changesets()) {
      LintedChangeset earlier = first.putIfAbsent(changeset.parsed().toString(false), changeset);
      if (earlier != null) {
        findings.add(
            changeset.error(
                "duplicate-changeset-id",
                changeset.location(),
                changeset.parsed().toString(false)
                    + " is also at "
                    + earlier.location()
                    + ": Liquibase refuses the changelog",
                "give one of them another id; never the one that is deployed"));
      }
    }
    return findings.build();
  }
}
