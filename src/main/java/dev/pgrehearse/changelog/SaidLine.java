package dev.pgrehearse.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a changelog that a message of Liquibase speaks of, found by what it quotes. */
final class SaidLine {

  private static final List<Pattern> QUOTES =
      List.of(
          Pattern.compile("Unexpected node: (\\S+)"),
          Pattern.compile("(?:entity|file|type|element) '?([^\\s']{2,}[^\\s'.])"),
          Pattern.compile("['\"]([^'\"\\n]{2,})['\"]"));
  private static final String OPEN_ROLLBACK = "(?i).*/\\*\\s*liquibase\\s+rollback\\b.*";
  private static final String KEY = "databaseChangeLog";

  private final List<String> lines;

  SaidLine(List<String> lines) {
    this.lines = lines;
  }

  /** 0 where nothing that is quoted is written there. */
  int of(String message) {
    if (message.contains("rollback comment is not closed")) {
      return last(OPEN_ROLLBACK);
    }
    if (message.contains(KEY)) {
      return ofTheKey();
    }
    return quoted(message).stream().map(this::first).filter(line -> line > 0).findFirst().orElse(0);
  }

  /** Where the changelog begins, or should. */
  int ofTheKey() {
    return lines.isEmpty() ? 0 : Math.max(1, first(KEY));
  }

  /** The rollback that names a changeset of that id. */
  int ofRollbackTo(String id) {
    Pattern named =
        Pattern.compile(
            "(?i)\\bchangeSetId[\"']?\\s*[:=]\\s*[\"']?" + Pattern.quote(id) + "(?![\\w.-])");
    for (int number = 1; number <= lines.size(); number++) {
      if (named.matcher(lines.get(number - 1)).find()) {
        return number;
      }
    }
    return 0;
  }

  /** The first changeset of a YAML, JSON or XML file that does not say {@code attribute}. */
  int ofChangesetWithout(String attribute) {
    Pattern begin = Pattern.compile("[<\"'\\s]changeSet\\b");
    Pattern said = Pattern.compile("\\b" + attribute + "[\"']?\\s*[:=]");
    Optional<Integer> open = Optional.empty();
    for (int number = 1; number <= lines.size(); number++) {
      String line = " " + lines.get(number - 1);
      Matcher start = begin.matcher(line);
      if (start.find() && !line.contains("</changeSet")) {
        if (open.isPresent()) {
          return open.get();
        }
        open = Optional.of(number);
      }
      if (said.matcher(line).find()) {
        open = Optional.empty();
      }
    }
    return open.orElse(0);
  }

  private static List<String> quoted(String message) {
    List<String> found = new ArrayList<>();
    QUOTES.forEach(
        pattern -> pattern.matcher(message).results().forEach(match -> found.add(match.group(1))));
    return found;
  }

  private int first(String text) {
    for (int number = 1; number <= lines.size(); number++) {
      if (lines.get(number - 1).contains(text)) {
        return number;
      }
    }
    return 0;
  }

  private int last(String pattern) {
    for (int number = lines.size(); number > 0; number--) {
      if (lines.get(number - 1).matches(pattern)) {
        return number;
      }
    }
    return 0;
  }
}
