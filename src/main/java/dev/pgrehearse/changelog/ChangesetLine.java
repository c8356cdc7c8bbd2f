package dev.pgrehearse.changelog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The lines of changelog files that give a changeset's id. */
final class ChangesetLine {

  private final SearchRoot root;
  private final Map<String, List<String>> lines = new HashMap<>();

  ChangesetLine(Path root) {
    this(SearchRoot.of(root));
  }

  ChangesetLine(SearchRoot root) {
    this.root = root;
  }

  /** The first such line; 0 when the file writes the id in a way that is not recognised. */
  int first(String file, String id) {
    return nth(file, id, 1);
  }

  /** The last such line, which is the one too many where an id stands twice. */
  int last(String file, String id) {
    return nth(file, id, Integer.MAX_VALUE);
  }

  /** The line of the {@code occurrence}th changeset of that id, or of the last there is. */
  int nth(String file, String id, int occurrence) {
    Pattern written = written(file, id);
    List<String> text = lines.computeIfAbsent(file, root::lines);
    int[] found =
        IntStream.rangeClosed(1, text.size())
            .filter(number -> written.matcher(text.get(number - 1)).matches())
            .toArray();
    return found.length == 0 ? 0 : found[Math.min(occurrence, found.length) - 1];
  }

  private static Pattern written(String file, String id) {
    String quoted = Pattern.quote(id);
    return Pattern.compile(
        file.endsWith(".sql")
            ? "^\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]*):[\"']?" + quoted + "[\"']?(\\s.*)?$"
            : "^.*\\bid[\"']?\\s*[:=]\\s*[\"']?" + quoted + "[\"']?([\\s,}/>].*)?$",
        Pattern.CASE_INSENSITIVE);
  }
}
