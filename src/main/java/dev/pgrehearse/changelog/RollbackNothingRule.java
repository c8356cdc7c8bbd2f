package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** rollback-nothing: {@code --rollback} with nothing behind it is no directive. */
final class RollbackNothingRule implements LintRule.OfSection {

  /** Such a line with nothing, or with blanks only, behind it. */
  static final Pattern LINE = Pattern.compile("(?i)\\s*--\\s*rollback\\s*");

  @Override
  public Stream<Finding> checkSection(LintedChangeset changeset, FormattedSection section) {
    if (!changeset.parsed().getRollback().getChanges().isEmpty()) {
      return Stream.empty();
    }
    return section.body().stream()
        .filter(line -> LINE.matcher(line.text()).matches())
        .limit(1)
        .map(
            line ->
                changeset.error(
                    "rollback-nothing",
                    Location.of(changeset.location().file(), line.number()),
                    "--rollback with nothing behind it is a comment to Liquibase: the changeset has"
                        + " NO rollback",
                    "write the SQL behind it on the same line: --rollback drop table …;"));
  }
}
