package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.core.EmptyChange;

/** rollback-empty: a rollback that does nothing, whether that was meant or not. */
final class RollbackEmptyRule implements LintRule.OfChangeset {

  private static final String RULE = "rollback-empty";

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    Stream<Finding> word =
        changeset.rollback().stream()
            .filter(sql -> sql.sql().strip().matches("(?i)(empty|not required|none);?"))
            .map(
                sql ->
                    changeset.error(
                        RULE,
                        sql.at(0),
                        "Liquibase sends '"
                            + sql.sql().strip()
                            + "' to the server as SQL: the rollback fails when it is needed",
                        fix(changeset)));
    boolean empty = changeset.rollbackChanges().stream().anyMatch(EmptyChange.class::isInstance);
    if (empty && (changeset.changesNoDatabase() || changeset.onlyTends())) {
      return Stream.empty();
    }
    return empty ? Stream.of(empty(changeset)) : word;
  }

  static String fix(LintedChangeset changeset) {
    return "write the way back, or one that raises where there is none: "
        + changeset.format().rollbackThatRaises();
  }

  private static Finding empty(LintedChangeset changeset) {
    Optional<FormattedLine> first =
        changeset.section().stream()
            .flatMap(section -> section.body().stream())
            .filter(line -> line.kind() == FormattedLine.Kind.ROLLBACK)
            .findFirst();
    Location where =
        first
            .map(line -> Location.of(changeset.location().file(), line.number()))
            .orElse(changeset.location());
    String written =
        changeset.section().stream()
            .flatMap(section -> section.body().stream())
            .filter(line -> line.kind() == FormattedLine.Kind.ROLLBACK)
            .map(FormattedLine::rollbackText)
            .collect(Collectors.joining(" "))
            .strip()
            .toLowerCase(Locale.ROOT);
    return written.isEmpty() || written.matches("(empty|not required)[;.]?")
        ? changeset.warning(
            RULE,
            where,
            "the rollback is empty: Liquibase says OK and undoes nothing",
            fix(changeset))
        : changeset.error(
            RULE,
            where,
            "the rollback begins with "
                + (written.startsWith("empty") ? "'empty'" : "'not required'")
                + ", so Liquibase drops all of it: it says OK and undoes nothing",
            "let the rollback begin with SQL");
  }
}
