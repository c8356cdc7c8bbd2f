package dev.pgrehearse.access;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.spec.AccessFile;
import dev.pgrehearse.spec.AccessFile.Expected;
import dev.pgrehearse.spec.SpecException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an access.yaml expects, as matrices. */
public final class ExpectedAccess {

  private final AccessFile file;
  private final Map<String, AccessMatrix> matrices = new LinkedHashMap<>();

  private ExpectedAccess(AccessFile file) {
    this.file = file;
    file.cells().keySet().forEach(option -> matrices.put(option, read(option)));
  }

  /**
   * Understands a file.
   *
   * @throws SpecException when a cell says nothing known
   */
  public static ExpectedAccess of(AccessFile file) {
    return new ExpectedAccess(file);
  }

  /**
   * What is expected at the end of the main changelog, or of an option's on top of it.
   *
   * @param option its name, or "" for the main changelog
   */
  public AccessMatrix matrix(String option) {
    return matrices.getOrDefault(option, matrices.get(""));
  }

  /** The line that says so, or else one that speaks of the object, or else the file. */
  public Location location(String option, AccessDifference difference) {
    List<Expected> all = new ArrayList<>(file.cells().getOrDefault(option, List.of()));
    all.addAll(file.cells().get(""));
    Location nearest = file.location();
    for (int i = all.size() - 1; i >= 0; i--) {
      Expected expected = all.get(i);
      if (!expected.object().equals(difference.object())) {
        continue;
      }
      nearest = expected.location();
      if (expected.identity().equals(difference.identity())
          && expected.verb().equals(difference.verb())) {
        return nearest;
      }
    }
    return nearest;
  }

  private AccessMatrix read(String option) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    file.cells().get("").forEach(expected -> put(cells, expected));
    if (!option.isEmpty()) {
      file.cells().get(option).forEach(expected -> put(cells, expected));
    }
    return new AccessMatrix(List.copyOf(cells.values()), 0, Set.of());
  }

  private static void put(Map<String, Cell> cells, Expected expected) {
    String place =
        String.join("\n", expected.kind(), expected.object(), expected.identity(), expected.verb());
    if (expected.text().equals(AccessYamlText.REFUSED)) {
      cells.remove(place);
      return;
    }
    Access access =
        new AccessText(expected.text())
            .access()
            .orElseThrow(
                () ->
                    new SpecException(
                        expected.location(),
                        "'%s' is no access; write policy, yes, all, unjudged: … or classes such as own + some other (a_column)"
                            .formatted(expected.text())));
    cells.put(
        place,
        new Cell(
            Cell.Kind.valueOf(expected.kind().toUpperCase(Locale.ROOT)),
            expected.object(),
            expected.identity(),
            expected.verb(),
            access));
  }
}
