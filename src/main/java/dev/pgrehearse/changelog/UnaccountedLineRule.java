package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.core.EmptyChange;
import liquibase.change.core.RawSQLChange;

/**
 * unaccounted-line: holds what Liquibase's parser made of a formatted changeset against its lines.
 * Each is part of the change, or of the rollback, or a directive: exactly one of them.
 */
final class UnaccountedLineRule implements LintRule.OfSection {

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{[^}]*}");

  @Override
  public Stream<Finding> checkSection(LintedChangeset changeset, FormattedSection section) {
    if (!section.hasSql()) {
      return Stream.empty();
    }
    Deque<String> forward = lines(changeset.forward());
    Deque<String> rollback = lines(changeset.rollback());
    if (severalLinesInAParameter(section, forward.size(), rollback.size())) {
      return Stream.empty();
    }
    boolean noSqlBack =
        changeset.parsed().getRollback().getChanges().stream()
            .anyMatch(change -> change instanceof EmptyChange || !(change instanceof RawSQLChange));
    Stream.Builder<Finding> findings = Stream.builder();
    for (FormattedLine line : section.body()) {
      int places = 0;
      places += take(forward, line.text()) ? 1 : 0;
      places +=
          line.kind() == FormattedLine.Kind.ROLLBACK
                  && (noSqlBack
                      || line.rollbackText().isBlank()
                      || take(rollback, line.rollbackText()))
              ? 1
              : 0;
      places += directive(line) ? 1 : 0;
      if (!line.text().isBlank() && places != 1) {
        findings.add(finding(changeset, line, places));
      }
    }
    return findings.build();
  }

  private static boolean directive(FormattedLine line) {
    return line.directive() && line.kind() != FormattedLine.Kind.ROLLBACK;
  }

  private static Deque<String> lines(List<SqlText> texts) {
    Deque<String> lines = new ArrayDeque<>();
    for (SqlText text : texts) {
      text.sql().lines().filter(line -> !line.isBlank()).forEach(lines::add);
    }
    return lines;
  }

  private static boolean take(Deque<String> lines, String written) {
    if (lines.isEmpty() || written.isBlank() || !same(lines.peek().strip(), written.strip())) {
      return false;
    }
    lines.remove();
    return true;
  }

  /** A parameter in the line may have become anything. */
  private static boolean same(String parsed, String written) {
    if (!written.contains("${")) {
      return parsed.equals(written);
    }
    String pattern =
        Arrays.stream(PARAMETER.split(written, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return parsed.matches(pattern);
  }

  /** A parameter may stand for several lines: then lines cannot be held against lines. */
  private static boolean severalLinesInAParameter(
      FormattedSection section, int forward, int rollback) {
    return PARAMETER.matcher(section.text()).find()
        && section.body().stream()
                .filter(line -> !line.text().isBlank() && !directive(line))
                .filter(line -> !line.rollbackText().isBlank())
                .count()
            != forward + rollback;
  }

  private static Finding finding(LintedChangeset changeset, FormattedLine line, int places) {
    return changeset.error(
        "unaccounted-line",
        Location.of(changeset.location().file(), line.number()),
        places == 0
            ? "Liquibase drops this line: it is in neither the change nor the rollback"
            : "Liquibase takes this line twice: for the change and for the rollback",
        "move it, or put the SQL in a file of its own with a sqlFile change in a YAML changelog");
  }
}
