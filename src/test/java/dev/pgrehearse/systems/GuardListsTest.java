package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guard of each pack asks for the tables that the pack moves, with their facades' columns. */
final class GuardListsTest {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final Path SQL = HOME.resolve("sql/reorganization");

  private static final Pattern GUARDED =
      Pattern.compile("\\(\\s*'([\\w.]+)',\\s*'([\\w.]+)',\\s*'([\\w\\s,]+)'\\s*\\)");

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

  private static Map<String, String> guards(String pack) throws IOException {
    Map<String, String> guards = new TreeMap<>();
    Matcher guarded = GUARDED.matcher(read(SQL.resolve(pack).resolve("00_guard.sql")));
    while (guarded.find()) {
      guards.put(
          "%s %s %s".formatted(pack, guarded.group(1), guarded.group(2)),
          guarded.group(3).replaceAll("\\s+", ""));
    }
    return guards;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
