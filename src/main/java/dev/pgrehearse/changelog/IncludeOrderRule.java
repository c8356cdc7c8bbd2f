package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** include-all-order: includeAll sorts names as texts, and 10 stands before 2. */
final class IncludeOrderRule implements LintRule {

  private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

  /** Longer numbers are times, of which the longer one is not the later. */
  private static final int LONGEST_NUMBER = 7;

  @Override
  public Stream<Finding> check(LintSubject subject) {
    List<String> played =
        subject.changelog().parsed().getChangeSets().stream()
            .map(changeSet -> ResourceName.of(changeSet.getChangeLog()))
            .distinct()
            .toList();
    return subject.files().entrySet().stream()
        .filter(file -> !file.getKey().endsWith(".sql"))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            file ->
                WrittenPart.entries(file.getKey(), file.getValue())
                    .filter(entry -> entry.name().equalsIgnoreCase("includeAll"))
                    .filter(entry -> entry.part("resourceComparator").isEmpty())
                    .flatMap(entry -> check(file.getKey(), entry, played).stream()));
  }

  private static Optional<Finding> check(String file, WrittenPart includeAll, List<String> played) {
    Optional<Path> folder = folder(file, includeAll);
    List<String> there = played.stream().filter(each -> Path.of(each).getParent() != null).toList();
    for (int i = 1; folder.isPresent() && i < there.size(); i++) {
      Path earlier = Path.of(there.get(i - 1));
      Path later = Path.of(there.get(i));
      if (earlier.startsWith(folder.get())
          && earlier.resolveSibling(later.getFileName()).equals(later)
          && outOfOrder(earlier.getFileName().toString(), later.getFileName().toString())) {
        return Optional.of(
            Finding.warning(
                "include-all-order",
                "",
                Location.of(file, includeAll.line()),
                "includeAll sorts names as texts: %s runs before %s"
                    .formatted(earlier.getFileName(), later.getFileName()),
                """
                give all numbers the same length, with zeros in front; files that a database has \
                run keep their names, for the name is part of a changeset's identity: include those \
                one by one"""));
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> folder(String file, WrittenPart includeAll) {
    try {
      String written = ResourceName.of(includeAll.text("path"));
      return Optional.of(
          includeAll.text("relativeToChangelogFile").equalsIgnoreCase("true")
              ? Path.of(file).resolveSibling(written).normalize()
              : Path.of(written).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Whether a person would put them the other way round, for a number in them. */
  private static boolean outOfOrder(String earlier, String later) {
    Matcher one = PIECE.matcher(earlier);
    Matcher other = PIECE.matcher(later);
    while (one.find() && other.find()) {
      if (!one.group().equals(other.group())) {
        return isNumber(one.group())
            && isNumber(other.group())
            && Integer.parseInt(one.group()) > Integer.parseInt(other.group());
      }
    }
    return false;
  }

  private static boolean isNumber(String piece) {
    return piece.length() <= LONGEST_NUMBER && piece.matches("0|[1-9]\\d*");
  }
}
