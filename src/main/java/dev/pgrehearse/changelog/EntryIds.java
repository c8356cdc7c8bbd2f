package dev.pgrehearse.changelog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The ids of the changesets that are written in a YAML, JSON or XML file, with the lines on which
 * they begin. An id in the SQL of a changeset, or in a comment, is none.
 */
final class EntryIds {

  /** What YAML takes for something else than the text that it is: 007, 1.10, 1_000, yes. */
  private static final Pattern TYPED =
      Pattern.compile("[-+.\\d][-+.:\\w]*|(?i:true|false|yes|no|on|off)");

  private static final String PARAMETER = "\\$\\{[^}]*}";

  private final Map<String, List<Integer>> lines = new HashMap<>();
  private final Map<String, List<Integer>> withParameters = new HashMap<>();
  private final boolean typed;

  EntryIds(String file, List<String> text) {
    this.typed = !file.endsWith(".xml");
    WrittenPart.entries(file, text)
        .filter(entry -> entry.name().equalsIgnoreCase("changeSet"))
        .forEach(entry -> entry.part("id").ifPresent(id -> add(id.value(), entry.line())));
  }

  /**
   * @param line of the changeset, where its entry in the list begins
   */
  private void add(String id, int line) {
    Map<String, List<Integer>> found = id.contains("${") ? withParameters : lines;
    for (String read : typed ? new TreeSet<>(List.of(id, read(id))) : Set.of(id)) {
      found.computeIfAbsent(read, k -> new ArrayList<>()).add(line);
    }
  }

  /** As Liquibase's YAML parser reads it where it stands without quotes. */
  private static String read(String written) {
    if (!TYPED.matcher(written).matches()) {
      return written;
    }
    try {
      return String.valueOf(
          new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(written));
    } catch (YAMLException e) {
      return written;
    }
  }

  /** The lines on which changesets with {@code id} begin, in order, each once. */
  List<Integer> linesOf(String id) {
    List<Integer> found = lines.get(id);
    if (found != null) {
      return found.stream().distinct().sorted().toList();
    }
    return withParameters.entrySet().stream()
        .filter(entry -> id.matches(pattern(entry.getKey())))
        .flatMap(entry -> entry.getValue().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static String pattern(String id) {
    return "(?s)"
        + Arrays.stream(id.split(PARAMETER, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
  }
}
