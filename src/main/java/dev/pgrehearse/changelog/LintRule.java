package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.stream.Stream;

/** One thing that Liquibase gets silently wrong, looked for in a whole changelog. */
interface LintRule {

  Stream<Finding> check(LintSubject subject);

  /** A rule that looks at one changeset at a time. */
  interface OfChangeset extends LintRule {

    Stream<Finding> checkChangeset(LintedChangeset changeset);

    @Override
    default Stream<Finding> check(LintSubject subject) {
      return subject.changesets().stream().flatMap(this::checkChangeset);
    }
  }

  /** A rule that looks at one changeset of a formatted SQL file at a time. */
  interface OfSection extends OfChangeset {

    Stream<Finding> checkSection(LintedChangeset changeset, FormattedSection section);

    @Override
    default Stream<Finding> checkChangeset(LintedChangeset changeset) {
      return changeset.section().stream().flatMap(section -> checkSection(changeset, section));
    }
  }
}
