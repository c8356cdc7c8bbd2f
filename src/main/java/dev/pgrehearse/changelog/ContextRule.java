package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.ContextExpression;

/**
 * context-only-guard: a context keeps nothing away from a database when nobody names contexts.
 * Where a changelog has several of them, or nothing without one, whoever runs it names them.
 */
final class ContextRule implements LintRule {

  @Override
  public Stream<Finding> check(LintSubject subject) {
    if (subject.changelog().settings().text(Setting.CONTEXTS).isPresent()) {
      return Stream.empty(); // somebody names them
    }
    List<String> contexts =
        subject.changesets().stream().flatMap(changeset -> context(changeset).stream()).toList();
    boolean byDesign =
        contexts.stream().distinct().count() > 1 || contexts.size() == subject.changesets().size();
    return byDesign && subject.changesets().size() > 1
        ? Stream.empty()
        : subject.changesets().stream()
            .flatMap(changeset -> context(changeset).map(it -> finding(changeset, it)).stream());
  }

  private static Optional<String> context(LintedChangeset changeset) {
    return Stream.concat(
            Stream.ofNullable(changeset.parsed().getContextFilter()),
            changeset.parsed().getInheritableContextFilter().stream())
        .filter(context -> !context.isEmpty())
        .map(ContextExpression::toString)
        .findFirst();
  }

  private static Finding finding(LintedChangeset changeset, String context) {
    return changeset.warning(
        "context-only-guard",
        changeset.location(),
        "with no --contexts given Liquibase runs every changeset, this one of context "
            + context
            + " too",
        "move it to a changelog of its own that production never names");
  }
}
