package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.ContextExpression;
import liquibase.Contexts;

/**
 * duplicate-changeset-id: id, author and path together name a changeset. Liquibase refuses two of
 * one name where both would run, and those of two contexts mostly never meet.
 */
final class DuplicateIdRule implements LintRule {

  static final String RULE = "duplicate-changeset-id";
  private static final String ANOTHER = "another-context";

  @Override
  public Stream<Finding> check(LintSubject subject) {
    Map<String, List<LintedChangeset>> named = new HashMap<>();
    Stream.Builder<Finding> findings = Stream.builder();
    for (LintedChangeset changeset : subject.changesets()) {
      List<LintedChangeset> earlier =
          named.computeIfAbsent(changeset.parsed().toString(false), name -> new ArrayList<>());
      Optional<LintedChangeset> met =
          earlier.stream().filter(other -> meet(other, changeset)).findFirst();
      met.ifPresent(other -> findings.add(finding(changeset, other)));
      if (met.isEmpty()) {
        earlier.add(changeset);
      }
    }
    return findings.build();
  }

  private static Finding finding(LintedChangeset changeset, LintedChangeset other) {
    String name = changeset.parsed().toString(false);
    return isSamePlace(changeset.location(), other.location())
        ? changeset.error(
            RULE,
            changeset.location(),
            name + " is in the changelog twice, for its file is: Liquibase refuses the changelog",
            "take one of the includes of " + other.location().file() + " out")
        : changeset.error(
            RULE,
            changeset.location(),
            name + " is also at " + other.location() + ": Liquibase refuses the changelog",
            "give one of them another id; never the one that is deployed");
  }

  private static boolean isSamePlace(Location one, Location other) {
    return one.line() == other.line()
        && Path.of(one.file()).normalize().equals(Path.of(other.file()).normalize());
  }

  /** Whether one context is enough for both to run. */
  private static boolean meet(LintedChangeset one, LintedChangeset other) {
    List<ContextExpression> both =
        Stream.concat(contexts(one).stream(), contexts(other).stream()).toList();
    if (contexts(one).isEmpty() || contexts(other).isEmpty()) {
      return true;
    }
    Stream<String> names =
        both.stream()
            .flatMap(expression -> expression.getContexts().stream())
            .flatMap(text -> Stream.of(text.split("[^\\w.-]+")))
            .filter(name -> !name.isEmpty() && !name.matches("(?i)and|or|not"));
    return Stream.concat(names, Stream.of(ANOTHER))
        .distinct()
        .anyMatch(
            name -> both.stream().allMatch(expression -> expression.matches(new Contexts(name))));
  }

  private static List<ContextExpression> contexts(LintedChangeset changeset) {
    return Stream.concat(
            Stream.ofNullable(changeset.parsed().getContextFilter()),
            changeset.parsed().getInheritableContextFilter().stream())
        .filter(context -> !context.isEmpty())
        .toList();
  }
}
