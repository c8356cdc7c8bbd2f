package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** header-not-first: a SQL file without the header in its first line is one raw changeset. */
final class HeaderNotFirstRule implements LintRule {

  private static final Pattern HEADER = Pattern.compile("(?i)\\s*--\\s*liquibase\\s*formatted.*");

  /** What has run as raw SQL is another changeset with a header: it would run again. */
  private static final String WITHOUT =
      """
      where no database has run it, begin it with --liquibase formatted sql and a line --changeset \
      author:id; where one has, leave it as it is, for as another changeset it runs again, and give \
      the files that come a header""";

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return subject.changesets().stream()
        .filter(LintedChangeset::raw)
        .map(changeset -> finding(subject, changeset));
  }

  private static Finding finding(LintSubject subject, LintedChangeset changeset) {
    String file = changeset.location().file();
    List<String> lines = subject.files().get(file);
    int header =
        IntStream.range(0, lines.size())
            .filter(i -> HEADER.matcher(lines.get(i)).matches())
            .findFirst()
            .orElse(-1);
    return Finding.error(
        "header-not-first",
        changeset.id(),
        Location.of(file, header + 1),
        header < 0
            ? "Liquibase reads this file as raw SQL, one changeset without a rollback: it has no"
                + " header"
            : "Liquibase reads this file as raw SQL, one changeset without a rollback: something"
                + " stands above the header",
        header < 0 ? WITHOUT : "move the header to the first line");
  }
}
