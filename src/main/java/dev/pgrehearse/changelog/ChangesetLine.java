package dev.pgrehearse.changelog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The lines of changelog files that give a changeset's id. */
final class ChangesetLine {

  private final SearchRoot root;
  private final Map<String, Function<String, List<Integer>>> files = new HashMap<>();

  ChangesetLine(Path root) {
    this(SearchRoot.of(root, List.of()));
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
    List<Integer> found = files.computeIfAbsent(file, this::read).apply(id);
    return found.isEmpty() ? 0 : found.get(Math.min(occurrence, found.size()) - 1);
  }

  private Function<String, List<Integer>> read(String file) {
    List<String> lines = root.lines(file);
    return file.endsWith(".sql")
        ? new WrittenIds(lines)::linesOf
        : new EntryIds(file, lines)::linesOf;
  }
}
