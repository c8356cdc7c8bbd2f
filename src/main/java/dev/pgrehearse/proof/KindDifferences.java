package dev.pgrehearse.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What belongs to a kind of facade, whatever its table: what docs/facade-compatibility.md has,
 * which every build makes by running it. Another outcome of the same form does not belong to it.
 */
final class KindDifferences {

  /** The form by which facades.yaml agrees to all of it. */
  static final String FORM = "of-its-kind";

  /**
   * PostgREST's computed fields are asked for by the clients that have them, and a function of the
   * facade's row would answer.
   */
  private static final Set<String> OF_THE_TABLE = Set.of("computed-field");

  /** What the page's one table cannot show: its identity is not generated always. */
  private static final Map<String, Set<String>> FURTHER =
      Map.of("update-identity-to-default", Set.of("fails with 428C9"));

  /**
   * With triggers, where no join changes anything: a row counts once for each row it is joined to.
   */
  private static final Map<String, Pattern> COUNTS =
      Map.of("update-from", Pattern.compile("before \\d+ rows? changed; after \\d+ rows? changed"));

  private static final Pattern PART =
      Pattern.compile("(?:differs: )?(?<what>.*?)(?: on (?<versions>\\d+(?:, \\d+)*))?");

  private final Map<String, Map<String, Set<String>>> outcomes;

  private KindDifferences(Map<String, Map<String, Set<String>>> outcomes) {
    this.outcomes = outcomes;
  }

  /** On a major version of Postgres. */
  static KindDifferences on(int version) {
    return of(text(), version);
  }

  /**
   * Of a page.
   *
   * @throws IllegalStateException when it has no table
   */
  static KindDifferences of(String page, int version) {
    Map<String, Map<String, Set<String>>> outcomes = new HashMap<>();
    List<String> kinds = new ArrayList<>();
    for (String line : page.lines().filter(each -> each.startsWith("| ")).toList()) {
      List<String> cells =
          Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
      if (cells.get(0).equals("statement form")) {
        kinds.addAll(cells.subList(1, cells.size()));
        continue;
      }
      for (int i = 0; i < kinds.size(); i++) {
        outcomes
            .computeIfAbsent(kinds.get(i), kind -> new HashMap<>())
            .put(cells.get(0), differing(cells.get(i + 1), version));
      }
    }
    if (outcomes.isEmpty()) {
      throw new IllegalStateException("the page of what facades differ in has no table");
    }
    return new KindDifferences(outcomes);
  }

  private static Set<String> differing(String cell, int version) {
    Set<String> found = new TreeSet<>();
    for (String part : cell.startsWith("differs") ? cell.split("; ") : new String[0]) {
      Matcher words = PART.matcher(part);
      if (words.matches()
          && !words.group("what").equals("same")
          && (words.group("versions") == null
              || List.of(words.group("versions").split(", ")).contains(String.valueOf(version)))) {
        found.add(words.group("what"));
      }
    }
    return found;
  }

  boolean covers(FacadeDifference difference) {
    String form = difference.form();
    Set<String> known =
        outcomes.getOrDefault(difference.kind(), Map.of()).getOrDefault(form, Set.of());
    return !known.isEmpty()
        && !OF_THE_TABLE.contains(form)
        && (known.contains(difference.kindOfDifference())
            || FURTHER.getOrDefault(form, Set.of()).contains(difference.kindOfDifference())
            || (COUNTS.containsKey(form)
                && COUNTS.get(form).matcher(difference.words()).matches()));
  }

  private static String text() {
    try (InputStream in = KindDifferences.class.getResourceAsStream("facade-compatibility.md")) {
      if (in == null) {
        throw new IllegalStateException("not in this build: facade-compatibility.md");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read facade-compatibility.md of this build", e);
    }
  }
}
