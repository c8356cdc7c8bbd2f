package dev.pgrehearse.changelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The lines of changelog files that give a changeset's id. */
final class ChangesetLine {

  private final Path root;
  private final Map<String, List<String>> lines = new HashMap<>();

  ChangesetLine(Path root) {
    this.root = root;
  }

  /** The first such line; 0 when the file writes the id in a way that is not recognised. */
  int first(String file, String id) {
    Pattern written = written(file, id);
    List<String> text = lines.computeIfAbsent(file, this::linesOf);
    for (int i = 0; i < text.size(); i++) {
      if (written.matcher(text.get(i)).matches()) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The last such line, which is the one too many where an id stands twice. */
  int last(String file, String id) {
    Pattern written = written(file, id);
    List<String> text = lines.computeIfAbsent(file, this::linesOf);
    for (int i = text.size() - 1; i >= 0; i--) {
      if (written.matcher(text.get(i)).matches()) {
        return i + 1;
      }
    }
    return 0;
  }

  private static Pattern written(String file, String id) {
    String quoted = Pattern.quote(id);
    return Pattern.compile(
        file.endsWith(".sql")
            ? "^\\s*--\\s*changeset\\s+[\"']?[^:]*:[\"']?" + quoted + "[\"']?(\\s.*)?$"
            : "^.*\\bid[\"']?\\s*[:=]\\s*[\"']?" + quoted + "[\"']?([\\s,}/>].*)?$",
        Pattern.CASE_INSENSITIVE);
  }

  private List<String> linesOf(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      return List.of();
    }
  }
}
