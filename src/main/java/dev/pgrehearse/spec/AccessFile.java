package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code access.yaml} of a system expects, as it is written.
 *
 * @param cells of the main system under "", of an option under its name
 * @param accepts findings that somebody has decided to live with
 * @param location the file
 */
public record AccessFile(
    Map<String, List<Expected>> cells, List<Accept> accepts, Location location) {

  /**
   * One identity, one object, one verb.
   *
   * @param kind {@code relations}, {@code functions} or {@code sequences}
   * @param text what is expected, {@code refused} where an option takes away what the main system
   *     has
   */
  public record Expected(
      String kind, String object, String identity, String verb, String text, Location location) {}

  /**
   * A finding that is lived with.
   *
   * @param rule its name
   * @param on the object it names
   * @param because the reason
   */
  public record Accept(String rule, String on, String because, Location location) {}

  public AccessFile {
    Map<String, List<Expected>> copy = new LinkedHashMap<>();
    cells.forEach((option, expected) -> copy.put(option, List.copyOf(expected)));
    cells = Collections.unmodifiableMap(copy);
    accepts = List.copyOf(accepts);
  }

  /** A file that expects nothing yet. */
  public static AccessFile empty(String shownAs) {
    return new AccessFile(Map.of("", List.of()), List.of(), Location.of(shownAs));
  }
}
