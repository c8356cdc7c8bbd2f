package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guard of each pack asks for the tables and functions that the pack is going to change. */
final class GuardListsTest {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final Path SQL = HOME.resolve("sql/reorganization");

  private static final Pattern GUARDED =
      Pattern.compile("(?s)'([\\w.]+)',\\s*'([\\w.]+)',\\s*array\\[(.*?)\\n\\s*\\]");

  /** The name of a column in front of its default. */
  private static final Pattern COLUMN =
      Pattern.compile("'\"?(\\w+)\"?(?: default (?:[^']|'')*)?'(?:,|\\s|$)");

  private static final Pattern DIGEST =
      Pattern.compile("'public\\.(\\w+)\\([^']*\\)',\\s*'[0-9a-f]{32}'");

  private static final Pattern WRITTEN_ANEW =
      Pattern.compile("create or replace function public\\.(\\w+)\\(");

  private static final Pattern SELECTED = Pattern.compile("(?s)\\nas\\nselect\\n(.*?)\\nfrom ");

  @Test
  void every_move_is_guarded_by_its_pack_with_the_columns_that_its_facade_lists()
      throws IOException {
    List<FacadeFile.Move> moves = new Spec(HOME).facades("reorganization").moves();
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> guarded = new TreeMap<>();
    for (FacadeFile.Move move : moves) {
      String pack = move.changeset().substring(0, move.changeset().indexOf('/'));
      Matcher columns = SELECTED.matcher(read(SQL.resolve(move.changeset() + ".sql")));
      assertThat(columns.find()).as(move.changeset()).isTrue();
      expected.put(
          "%s %s %s".formatted(pack, move.table(), move.to()),
          columns.group(1).replaceAll("t\\.|\"", "").replaceAll("\\s+", ""));
      guarded.putAll(guards(pack));
    }
    assertThat(expected).hasSizeGreaterThan(95);
    assertThat(guarded).isEqualTo(expected);
  }

  @Test
  void every_function_that_a_move_writes_anew_is_guarded_by_its_body() throws IOException {
    Map<String, Set<String>> written = new TreeMap<>();
    Map<String, Set<String>> guarded = new TreeMap<>();
    FacadeFile facades = new Spec(HOME).facades("reorganization");
    for (FacadeFile.Move move : facades.moves()) {
      String pack = move.changeset().substring(0, move.changeset().indexOf('/'));
      Set<String> names = written.computeIfAbsent(pack, any -> new TreeSet<>());
      names.addAll(found(WRITTEN_ANEW, read(SQL.resolve(move.changeset() + ".sql"))));
      for (String functions : facades.functions()) {
        if (FacadeFile.pack(functions).equals(pack)) {
          names.addAll(found(WRITTEN_ANEW, read(SQL.resolve(functions + ".sql"))));
        }
      }
      guarded.put(pack, found(DIGEST, read(SQL.resolve(pack).resolve("00_guard.sql"))));
    }
    assertThat(written.values()).flatExtracting(names -> names).hasSizeGreaterThan(25);
    assertThat(guarded).isEqualTo(written);
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> guards(String pack) throws IOException {
    Map<String, String> guards = new TreeMap<>();
    Matcher guarded = GUARDED.matcher(read(SQL.resolve(pack).resolve("00_guard.sql")));
    while (guarded.find()) {
      guards.put(
          "%s %s %s".formatted(pack, guarded.group(1), guarded.group(2)),
          COLUMN
              .matcher(guarded.group(3))
              .results()
              .map(column -> column.group(1))
              .collect(Collectors.joining(",")));
    }
    return guards;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
