package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.stream.Stream;

/** empty-changeset: the last one of a file, without SQL, runs the SQL of the one before. */
final class EmptyChangesetRule implements LintRule.OfSection {

  @Override
  public Stream<Finding> checkSection(LintedChangeset changeset, FormattedSection section) {
    if (section.hasSql()) {
      return Stream.empty();
    }
    return Stream.of(
        changeset.error(
            "empty-changeset",
            changeset.location(),
            changeset.forward().isEmpty()
                ? "this changeset has no SQL; Liquibase drops its rollback"
                : "this changeset has no SQL, so Liquibase runs the SQL of the changeset before it"
                    + " once more and drops its rollback",
            "give it SQL, or remove it"));
  }
}
