package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;

/** greedy-split-statements: the rollback's attribute overrides the one for the change itself. */
final class GreedySplitRule implements LintRule.OfSection {

  private static final String RULE = "greedy-split-statements";
  private static final Pattern ROLLBACK = Pattern.compile("(?i)\\brollbackSplitStatements:(\\w+)");
  private static final Pattern FORWARD = Pattern.compile("(?i)\\bsplitStatements:(\\w+)");

  @Override
  public Stream<Finding> checkSection(LintedChangeset changeset, FormattedSection section) {
    Matcher rollback = ROLLBACK.matcher(section.header().text());
    Matcher forward = FORWARD.matcher(section.header().text());
    if (!rollback.find()) {
      return Stream.empty();
    }
    boolean explicit = forward.find();
    boolean written = !explicit || Boolean.parseBoolean(forward.group(1));
    boolean parsed = split(changeset.parsed().getChanges().get(0));
    if (written == parsed) {
      return Stream.empty();
    }
    if (explicit) {
      return Stream.of(
          changeset.error(
              RULE,
              changeset.location(),
              "Liquibase runs the change with splitStatements:"
                  + parsed
                  + ", not "
                  + written
                  + ": it takes the value of the last attribute whose name ends in splitStatements",
              "put " + rollback.group() + " first and " + forward.group() + " last"));
    }
    boolean matters = changeset.forward().stream().anyMatch(sql -> sql.statements().size() > 1);
    return matters
        ? Stream.of(
            changeset.warning(
                RULE,
                changeset.location(),
                "Liquibase takes "
                    + rollback.group()
                    + " for the change itself too, and sends its"
                    + " statements in one call",
                "write " + rollback.group() + " splitStatements:true, in this order"))
        : Stream.empty();
  }

  private static boolean split(Change change) {
    return !(change instanceof RawSQLChange sql) || sql.isSplitStatements();
  }
}
