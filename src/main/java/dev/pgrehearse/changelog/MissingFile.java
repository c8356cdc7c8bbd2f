package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An include, or a file of a change, that is not where the changelog says. */
final class MissingFile extends ChangelogException {
  private static final long serialVersionUID = 1L;

  private static final Pattern NOT_FOUND = Pattern.compile("^The file (\\S+) was not found");

  private final String file;

  MissingFile(Location location, String file, String message) {
    super(location, message);
    this.file = file;
  }

  /** The file that a message says is not there. */
  static Optional<String> in(String message) {
    return Optional.of(NOT_FOUND.matcher(message))
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  String file() {
    return file;
  }
}
