import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What {@code run} was asked for.
 *
 * @param home the repository
 * @param work a folder that is thrown away at the end
 * @param rounds how often everything is measured
 * @param version of Postgres
 * @param tables how many there are before the changelogs whose growth is measured
 * @param changesets in the long changelog
 */
record Settings(
    Path home,
    Path work,
    int rounds,
    int version,
    List<String> systems,
    Set<Part> parts,
    List<Integer> tables,
    int changesets) {

  static Settings of(Path home, String[] arguments) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    words(arguments[4]).forEach(word -> parts.add(Part.valueOf(word.toUpperCase(Locale.ROOT))));
    return new Settings(
        home,
        Path.of(arguments[0]),
        Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]),
        words(arguments[3]),
        parts,
        words(arguments[5]).stream().map(Integer::valueOf).sorted().toList(),
        Integer.parseInt(arguments[6]));
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split(" "));
  }
}
