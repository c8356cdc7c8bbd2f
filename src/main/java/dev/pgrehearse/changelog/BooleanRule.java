package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** boolean-read-as-false: {@code runOnChange:yes} is false to Liquibase. */
final class BooleanRule implements LintRule.OfSection {

  private static final Pattern BOOLEAN =
      Pattern.compile(
          "(?i)\\b(failOnError|ignore|rollbackSplitStatements|runAlways|runInTransaction|runOnChange"
              + "|splitStatements|stripComments):(?!(?:true|false|no|off|0|n|f)\\b)(\\w+)");

  @Override
  public Stream<Finding> checkSection(LintedChangeset changeset, FormattedSection section) {
    Matcher found = BOOLEAN.matcher(section.header().text().replaceAll("\\$\\{[^}]*}", "true"));
    return found
        .results()
        .map(
            match ->
                changeset.error(
                    "boolean-read-as-false",
                    changeset.location(),
                    "Liquibase reads " + match.group() + " as " + match.group(1) + ":false",
                    "write " + match.group(1) + ":true"));
  }
}
