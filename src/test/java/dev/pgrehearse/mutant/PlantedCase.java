package dev.pgrehearse.mutant;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SQL, and what one operator makes of it, as the files of {@code src/test/resources/mutants} have
 * them.
 *
 * @param expected for each mutant the lines that are new, or else those that are gone
 */
record PlantedCase(String operator, Mutant.Half half, String sql, List<String> expected) {

  private static final String GONE = "gone: ";
  private static final String ROLLBACK = " (rollback)";
  private static final Pattern HEAD = Pattern.compile("^# ", Pattern.MULTILINE);

  /**
   * Every case of a file: {@code # operator}, its SQL, and a line with an arrow for each mutant.
   */
  static List<PlantedCase> read(Path file) throws IOException {
    List<PlantedCase> cases = new ArrayList<>();
    for (String part : HEAD.splitAsStream(Files.readString(file)).toList()) {
      List<String> lines = part.lines().filter(line -> !line.isBlank()).toList();
      if (lines.isEmpty()) {
        continue;
      }
      String head = lines.get(0);
      boolean back = head.endsWith(ROLLBACK);
      cases.add(
          new PlantedCase(
              head.replace(ROLLBACK, ""),
              back ? Mutant.Half.ROLLBACK : Mutant.Half.FORWARD,
              String.join(
                  "\n", lines.stream().skip(1).filter(line -> !line.startsWith("=> ")).toList()),
              lines.stream().filter(l -> l.startsWith("=> ")).map(l -> l.substring(3)).toList()));
    }
    return cases;
  }

  List<Mutant> mutants() {
    Changeset changeset =
        new Changeset(
            "1",
            "alice",
            "c.yaml",
            List.of(),
            "",
            Location.of("c.yaml", 1),
            Optional.of("t.sql"),
            Optional.of("t.sql"));
    return Mutants.of(List.of(SqlSource.of(changeset, half, "t.sql", sql)));
  }

  /** What really became of it. */
  List<String> planted() {
    return mutants().stream()
        .filter(mutant -> mutant.operator().name().equals(operator))
        .map(mutant -> difference(mutant.sql()))
        .toList();
  }

  /** The new lines, or else the ones that are gone. */
  private String difference(String mutated) {
    List<String> after = mutated.lines().toList();
    List<String> before = sql.lines().toList();
    List<String> added =
        after.stream().filter(line -> !line.isBlank() && !before.contains(line)).toList();
    return added.isEmpty()
        ? GONE + String.join(" / ", before.stream().filter(line -> !after.contains(line)).toList())
        : String.join(" / ", added);
  }

  @Override
  public String toString() {
    return operator;
  }
}
