package dev.pgrehearse.changelog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that the {@code --changeset} lines of a file give as ids, sorted by what is written there:
 * with thousands of changesets the file cannot be read once for each.
 */
final class WrittenIds {

  private static final List<Pattern> AUTHORS =
      Stream.of("\"[^\"]+\":", "[^:]*:")
          .map(author -> "\\s*--\\s*changeset\\s+" + author)
          .map(head -> Pattern.compile(head, Pattern.CASE_INSENSITIVE))
          .toList();

  /** Long enough to tell ids apart, and short enough for a file that is one long line. */
  private static final int KEY = 64;

  private final NavigableMap<String, List<Place>> places = new TreeMap<>();
  private final Map<String, List<Integer>> found = new HashMap<>();

  WrittenIds(List<String> lines) {
    for (int number = 1; number <= lines.size(); number++) {
      readHeader(number, lines.get(number - 1));
    }
  }

  /** The lines that give {@code id}, in order, each once. */
  List<Integer> linesOf(String id) {
    return found.computeIfAbsent(id, this::find);
  }

  private void readHeader(int number, String line) {
    for (Pattern author : AUTHORS) {
      Matcher head = author.matcher(line);
      if (head.lookingAt()) {
        add(new Place(number, line, head.end()));
      }
    }
  }

  private void add(Place place) {
    places.computeIfAbsent(key(place.text(), place.offset()), key -> new ArrayList<>()).add(place);
  }

  private List<Integer> find(String id) {
    Pattern written = Pattern.compile("[\"']?" + Pattern.quote(id) + "[\"']?(?:\\s|\\z)");
    String key = key(id, 0);
    return places.tailMap(key).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(key))
        .flatMap(entry -> entry.getValue().stream())
        .filter(place -> place.gives(written))
        .map(Place::line)
        .distinct()
        .sorted()
        .toList();
  }

  /** What an id starts with however it is quoted and spelt, in a file as in Liquibase. */
  private static String key(String text, int from) {
    int start = from;
    while (start < text.length() && "\"' \t\n\u000B\f\r".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    StringBuilder key = new StringBuilder();
    for (int i = start; i < Math.min(text.length(), start + KEY); i++) {
      char c = text.charAt(i);
      key.append('A' <= c && c <= 'Z' ? Character.toLowerCase(c) : c);
    }
    return key.toString();
  }

  private record Place(int line, String text, int offset) {

    boolean gives(Pattern written) {
      return written.matcher(text).region(offset, text.length()).lookingAt();
    }
  }
}
