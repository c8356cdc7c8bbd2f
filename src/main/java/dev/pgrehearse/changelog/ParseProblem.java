package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one message, with file and line, why Liquibase could not read a changelog. */
final class ParseProblem {

  private static final Pattern LINE =
      Pattern.compile("(?:lineNumber: |line(?: number)?[ :]+)(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE =
      Pattern.compile("([\\w./\\\\-]+\\.(?:ya?ml|xml|json|sql))\\b");
  private static final Pattern MISSING =
      Pattern.compile(
          "The file (\\S+) was not found|(\\S+) does not exist|file (\\S+) not found"
              + "|[Cc]ould not find directory or directory was empty for includeAll '([^']+)'",
          Pattern.CASE_INSENSITIVE);

  private final Path root;
  private final String path;
  private final Throwable problem;

  ParseProblem(Path root, String path, Throwable problem) {
    this.root = root;
    this.path = path;
    this.problem = problem;
  }

  ChangelogException toException() {
    StringBuilder whole = new StringBuilder();
    String deepest = "";
    for (Throwable t = problem; t != null; t = t.getCause()) {
      String message = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
      whole.append(message).append('\n');
      deepest = message;
    }
    Matcher missing = MISSING.matcher(whole);
    if (missing.find()) {
      String file = path;
      for (int group = 1; group <= missing.groupCount(); group++) {
        file = missing.group(group) == null ? file : missing.group(group);
      }
      return new Changelog.MissingFile(
          Location.of(path),
          file,
          path
              + " names "
              + file
              + ", which is not there. Paths are relative to the search path, or to the changelog"
              + " with relativeToChangelogFile: true.");
    }
    Matcher line = LINE.matcher(whole);
    int number = line.find() ? Integer.parseInt(line.group(1)) : 0;
    return new ChangelogException(
        Location.of(file(whole), number),
        "Liquibase cannot read this changelog: " + deepest.strip().replaceAll("\\s*\\R\\s*", " "));
  }

  private String file(CharSequence message) {
    Matcher file = FILE.matcher(message);
    String found = path;
    while (file.find()) {
      String candidate = file.group(1).replace('\\', '/');
      if (java.nio.file.Files.isRegularFile(root.resolve(candidate))) {
        found = candidate;
      }
    }
    return found;
  }
}
