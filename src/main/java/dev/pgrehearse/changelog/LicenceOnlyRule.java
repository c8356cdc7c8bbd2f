package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** licence-only-directive: works in the paid edition, and is no more than a comment in this one. */
final class LicenceOnlyRule implements LintRule {

  private static final String RULE = "licence-only-directive";
  private static final Pattern ID =
      Pattern.compile("(?i)changeset\\s+(?:\"[^\"]+\"|[^:]+):(?:\"([^\"]+)\"|(\\S+))");
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "(?i)\\s*--\\s*(rollbackSqlFile(?=\\s)|tagDatabase(?=\\s*:)|include(?=\\s+file\\s*:)"
              + "|includeAll(?=\\s+path\\s*:)).*");

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return Stream.concat(
        subject.formatted().stream()
            .flatMap(
                file ->
                    Stream.concat(
                        file.preamble().stream().flatMap(line -> directive(file, "", line)),
                        file.sections().stream().flatMap(section -> directives(file, section)))),
        subject.changesets().stream()
            .filter(changeset -> changeset.parsed().getRunWith() != null)
            .filter(changeset -> !changeset.parsed().getRunWith().equalsIgnoreCase("jdbc"))
            .map(LicenceOnlyRule::runWith));
  }

  private static Stream<Finding> directives(FormattedFile file, FormattedSection section) {
    String id = id(section);
    return section.body().stream().flatMap(line -> directive(file, id, line));
  }

  private static String id(FormattedSection section) {
    Matcher id = ID.matcher(section.header().text());
    return id.find() ? (id.group(1) == null ? id.group(2) : id.group(1)) : "";
  }

  private static Stream<Finding> directive(FormattedFile file, String id, FormattedLine line) {
    Matcher found = DIRECTIVE.matcher(line.text());
    if (line.kind() != FormattedLine.Kind.SQL || !found.matches()) {
      return Stream.empty();
    }
    String name = found.group(1);
    boolean rollback = name.equalsIgnoreCase("rollbackSqlFile");
    return Stream.of(
        Finding.error(
            RULE,
            id,
            Location.of(file.file(), line.number()),
            "--"
                + name
                + " needs a Liquibase licence; Liquibase 4.33.0 takes it for a comment"
                + (rollback ? ", and the changeset has NO rollback" : ""),
            rollback
                ? "write the rollback on --rollback lines, or use a YAML changelog with"
                    + " rollback: [{sqlFile: {path: …, splitStatements: false}}]"
                : "do this in a YAML or XML changelog that includes this file"));
  }

  private static Finding runWith(LintedChangeset changeset) {
    return changeset.error(
        RULE,
        changeset.location(),
        "runWith "
            + changeset.parsed().getRunWith()
            + " needs a Liquibase licence; without one the changeset fails",
        "remove runWith: Liquibase's own connection runs the SQL");
  }
}
