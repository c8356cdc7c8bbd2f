package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.stream.Stream;
import liquibase.ContextExpression;

/** context-only-guard: a context keeps nothing away from a database when nobody names contexts. */
final class ContextRule implements LintRule.OfChangeset {

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    return Stream.concat(
            Stream.ofNullable(changeset.parsed().getContextFilter()),
            changeset.parsed().getInheritableContextFilter().stream())
        .filter(context -> !context.isEmpty())
        .limit(1)
        .map(context -> finding(changeset, context));
  }

  private static Finding finding(LintedChangeset changeset, ContextExpression context) {
    return changeset.warning(
        "context-only-guard",
        changeset.location(),
        "with no --contexts given Liquibase runs every changeset, this one of context "
            + context
            + " too",
        "move it to a changelog of its own that production never names");
  }
}
