package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** unaccounted-line, for SQL outside of every changeset: above the first, or in ignored lines. */
final class PreambleRule implements LintRule {

  private static final String RULE = "unaccounted-line";
  private static final Pattern IGNORE = Pattern.compile("(?i)--\\s*ignoreLines:start");
  private static final Pattern IGNORE_END = Pattern.compile("(?i)--\\s*ignoreLines:end");

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return subject.formatted().stream()
        .flatMap(file -> Stream.concat(aboveFirst(file), neverEndingIgnore(file)));
  }

  private static Stream<Finding> aboveFirst(FormattedFile file) {
    List<Integer> numbers = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    for (FormattedLine line : file.preamble()) {
      if (line.kind() == FormattedLine.Kind.SQL) {
        numbers.add(line.number());
        sql.append(line.text()).append('\n');
      }
    }
    return SqlStatement.split(sql.toString()).stream()
        .limit(1)
        .map(
            statement ->
                Finding.error(
                    RULE,
                    "",
                    Location.of(file.file(), numbers.get(row(sql, statement.offset()))),
                    "Liquibase drops this line: it stands above the first changeset",
                    "put a line above it: --changeset author:id"));
  }

  private static int row(StringBuilder sql, int offset) {
    return (int) sql.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  private static Stream<Finding> neverEndingIgnore(FormattedFile file) {
    List<FormattedLine> lines =
        Stream.concat(
                file.preamble().stream(),
                file.sections().stream().flatMap(section -> section.lines().stream()))
            .toList();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (IGNORE.matcher(lines.get(i).text()).matches()) {
        start = start < 0 ? i : start;
      } else if (IGNORE_END.matcher(lines.get(i).text()).matches()) {
        start = -1;
      }
    }
    return start < 0
        ? Stream.empty()
        : Stream.of(
            Finding.error(
                RULE,
                "",
                Location.of(file.file(), lines.get(start).number()),
                "Liquibase drops every line from here to the end of the file: nothing ends the"
                    + " ignored lines",
                "put a line behind what is to be ignored: --ignoreLines:end"));
  }
}
