package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.nio.file.Path;
import java.util.List;
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

  /** Which of several is meant, nobody knows. */
  MissingFile of(List<Path> folders) {
    return new MissingFile(
        location(),
        file,
        "%s %s have it: name those that are meant with --search-path."
            .formatted(
                getMessage(),
                String.join(
                    " and ",
                    folders.stream()
                        .map(folder -> Path.of("").toAbsolutePath().relativize(folder).toString())
                        .toList())));
  }

  String file() {
    return file;
  }
}
