package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.stream.Stream;

/** changed-after-deployment: a changeset is another than the one that has run. */
final class ChecksumRule implements LintRule {

  static final String SLUG = "changed-after-deployment";

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return subject.changelog().deployed().stream()
        .flatMap(
            history ->
                subject.changesets().stream()
                    .filter(changeset -> history.isRefused(changeset.parsed()))
                    .filter(
                        changeset -> MissingExtensionRule.missing(changeset).findAny().isEmpty())
                    .map(
                        changeset ->
                            changeset.error(
                                SLUG,
                                changeset.location(),
                                "it has run, and has been changed since: liquibase update stops at"
                                    + " its checksum before it runs anything",
                                "put back what has run, and write the change as a changeset of its"
                                    + " own")));
  }
}
