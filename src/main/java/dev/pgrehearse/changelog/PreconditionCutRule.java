package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** precondition-cut: a precondition is one line; the next becomes part of the change. */
final class PreconditionCutRule implements LintRule.OfSection {

  private static final String CONTINUES =
      "(?is)\\s*(--)?\\s*(from|where|and|or|join|left|inner|group|having|order|limit|union|\\)).*";
  private static final String UNFINISHED =
      "(?s).*(\\b(select|from|where|and|or|on|in|join|by|not|exists|is|as)|[,(=+*<>])";

  @Override
  public Stream<Finding> checkSection(LintedChangeset changeset, FormattedSection section) {
    Stream.Builder<Finding> findings = Stream.builder();
    List<FormattedLine> lines = section.body();
    for (int i = 0; i + 1 < lines.size(); i++) {
      FormattedLine next = lines.get(i + 1);
      String check = lines.get(i).text();
      if (lines.get(i).kind() == FormattedLine.Kind.PRECONDITION
          && check.toLowerCase(Locale.ROOT).contains("precondition-sql-check")
          && next.kind() == FormattedLine.Kind.SQL
          && (unfinished(check) || next.text().matches(CONTINUES))) {
        findings.add(
            changeset.error(
                "precondition-cut",
                Location.of(changeset.location().file(), next.number()),
                "Liquibase ends the precondition on the line above; this line becomes part of the"
                    + " change",
                "write the whole precondition on one line"));
      }
    }
    return findings.build();
  }

  private static boolean unfinished(String check) {
    String sql = check.replaceFirst("(?i)^\\s*--\\s*precondition-sql-check\\s+", "").strip();
    List<SqlToken> tokens =
        new SqlLexer(sql.replaceFirst("^(?i)(expectedResult:)?('[^']*'|\"[^\"]*\"|\\w+)", ""))
            .tokens();
    return !sql.replaceFirst(";$", "").isEmpty()
        && (tokens.stream().anyMatch(token -> !token.closed())
            || depth(sql) > 0
            || sql.toLowerCase(Locale.ROOT).matches(UNFINISHED));
  }

  private static int depth(String sql) {
    return new SqlLexer(sql)
        .tokens().stream()
            .map(token -> token.of(sql))
            .mapToInt(text -> text.equals("(") ? 1 : text.equals(")") ? -1 : 0)
            .sum();
  }
}
