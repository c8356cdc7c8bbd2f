package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** deployed-under-another-path: Liquibase takes what has run for something new. */
final class FormerPathRule implements LintRule {

  static final String SLUG = "deployed-under-another-path";

  /** Where a build tool takes files from without the names of these folders. */
  private static final Pattern RESOURCES = Pattern.compile("(.*/)?src/\\w+/\\w+/");

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return subject.changelog().deployed().stream()
        .flatMap(
            deployed ->
                Stream.concat(
                    subject.changesets().stream()
                        .flatMap(
                            changeset ->
                                deployed.formerPath(changeset.parsed()).stream()
                                    .map(former -> moved(changeset, former))),
                    Stream.of(deployed.shift())
                        .filter(shift -> !shift.equals(PathShift.NONE))
                        .map(shift -> shifted(subject.changelog(), shift))));
  }

  private static Finding moved(LintedChangeset changeset, String former) {
    return changeset.error(
        SLUG,
        changeset.location(),
        """
        it has run with the path %s, and its path is %s now: liquibase update takes it for a new \
        changeset and runs it again"""
            .formatted(former, PathShift.path(changeset.parsed())),
        "give it the path with which it has run: "
            + changeset.attribute("logicalFilePath", former));
  }

  private static Finding shifted(Changelog changelog, PathShift shift) {
    boolean isAbove = shift.here().isEmpty();
    String folder = (isAbove ? shift.there() : shift.here()).replaceFirst("/$", "");
    return new Finding(
        SLUG,
        isAbove || RESOURCES.matcher(shift.here()).matches() ? Severity.INFO : Severity.WARNING,
        "",
        Location.of(changelog.path(), 1),
        """
        what has run was started from another folder: its paths are %s %s/ in front. From here \
        liquibase update takes all of it for new and runs it again"""
            .formatted(isAbove ? "with" : "without", folder),
        isAbove
            ? "start Liquibase from the folder that has %s".formatted(folder)
            : "start Liquibase from %s, or with --search-path=%s".formatted(folder, folder));
  }
}
