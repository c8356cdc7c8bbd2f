package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * directive-inside-body: Liquibase reads directives line by line, inside quotes and comments too.
 */
final class DirectiveInsideBodyRule implements LintRule {

  private static final Pattern LIQUIBASE_5 =
      Pattern.compile("(?i)--\\s*(include|includeAll|comments)\\b.*");

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return subject.changesets().stream()
        .filter(changeset -> changeset.section().isPresent())
        .flatMap(changeset -> check(subject, changeset, changeset.section().orElseThrow()));
  }

  private Stream<Finding> check(
      LintSubject subject, LintedChangeset changeset, FormattedSection section) {
    List<SqlToken> tokens = new SqlLexer(section.text()).tokens();
    Stream.Builder<Finding> findings = Stream.builder();
    for (FormattedLine line : inside(section, tokens)) {
      if (line.directive() && line.kind() != FormattedLine.Kind.ROLLBACK_BLOCK) {
        findings.add(finding(changeset, line, effect(line)));
      } else if (LIQUIBASE_5.matcher(line.text()).matches()) {
        findings.add(finding(changeset, line, "Liquibase 5 refuses the file because of it"));
      }
    }
    boolean open = tokens.stream().anyMatch(token -> !token.closed());
    if (open && !section.last()) {
      int next = section.lines().get(section.lines().size() - 1).number() + 1;
      String written = subject.files().get(changeset.location().file()).get(next - 1);
      findings.add(
          finding(
              changeset,
              new FormattedLine(next, written, FormattedLine.Kind.CHANGESET),
              "the body ends here and a new changeset starts"));
    }
    return findings.build();
  }

  /** Whether a rollback line of this changeset stands inside a body, string or comment. */
  boolean anyInside(FormattedSection section) {
    return inside(section, new SqlLexer(section.text()).tokens()).stream()
        .anyMatch(line -> line.kind() == FormattedLine.Kind.ROLLBACK);
  }

  /** The lines that begin inside a token; both are in the order of the text. */
  private static List<FormattedLine> inside(FormattedSection section, List<SqlToken> tokens) {
    List<FormattedLine> inside = new ArrayList<>();
    int offset = 0;
    int next = 0;
    for (FormattedLine line : section.body()) {
      while (next < tokens.size() && tokens.get(next).end() <= offset) {
        next++;
      }
      if (next < tokens.size() && tokens.get(next).start() < offset) {
        inside.add(line);
      }
      offset += line.text().length() + 1;
    }
    return inside;
  }

  private static String effect(FormattedLine line) {
    return switch (line.kind()) {
      case ROLLBACK -> "it is cut out, and what follows the word is run as the rollback";
      case COMMENT -> "it is cut out and becomes the changeset's comment";
      case PRECONDITION -> "it is cut out and becomes a precondition of the changeset";
      case CHECKSUM -> "it is cut out and becomes a checksum that counts as valid";
      default -> "it is cut out";
    };
  }

  private static Finding finding(LintedChangeset changeset, FormattedLine line, String effect) {
    return changeset.error(
        "directive-inside-body",
        Location.of(changeset.location().file(), line.number()),
        "Liquibase takes '"
            + line.text().strip()
            + "' for a directive although it stands inside a body, string or comment: "
            + effect,
        "write another word behind the dashes, such as -- (" + word(line) + ")");
  }

  private static String word(FormattedLine line) {
    return line.text().strip().replaceFirst("^--\\s*", "");
  }
}
