package dev.pgrehearse.catalog;

import static dev.pgrehearse.catalog.Fingerprint.PARENT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The differences of two fingerprints, ordered by object; a table's own things go with the table.
 */
final class FingerprintComparison {
  /** Only the columns that both have are compared: one that went is a difference by itself. */
  private static final String COLUMN_ORDER = "column order";

  private final Fingerprint expected;
  private final Fingerprint found;

  FingerprintComparison(Fingerprint expected, Fingerprint found) {
    this.expected = expected;
    this.found = found;
  }

  List<Difference> differences() {
    if (expected.equals(found)) {
      return List.of();
    }
    SortedMap<String, String> missing = new OneSided(expected, found).details();
    SortedMap<String, String> extra = new OneSided(found, expected).details();
    List<Difference> differences = new ArrayList<>();
    Set<String> names = new TreeSet<>(expected.objects().keySet());
    names.addAll(found.objects().keySet());
    for (String object : names) {
      if (missing.containsKey(object)) {
        differences.add(new Difference.Missing(object, missing.get(object)));
      } else if (extra.containsKey(object)) {
        differences.add(new Difference.Extra(object, extra.get(object)));
      } else if (expected.objects().containsKey(object) && found.objects().containsKey(object)) {
        addChanges(object, differences);
      }
    }
    return List.copyOf(differences);
  }

  private void addChanges(String object, List<Difference> differences) {
    SortedMap<String, String> before = expected.objects().get(object);
    SortedMap<String, String> after = found.objects().get(object);
    if (Fingerprint.inStep(before, after, String::equals)) {
      return;
    }
    Set<String> attributes = new TreeSet<>(before.keySet());
    attributes.addAll(after.keySet());
    for (String attribute : attributes) {
      String from = before.get(attribute);
      String to = after.get(attribute);
      boolean same = Objects.equals(from, to) || isOrderOfTheRest(attribute, from, to);
      if (!same) {
        differences.add(
            new Difference.Changed(
                object, attribute, from == null ? "" : from, to == null ? "" : to));
      }
    }
  }

  private static boolean isOrderOfTheRest(String attribute, String from, String to) {
    return attribute.equals(COLUMN_ORDER)
        && from != null
        && to != null
        && common(from, to).equals(common(to, from));
  }

  private static List<String> common(String columns, String others) {
    Set<String> common = new LinkedHashSet<>(Arrays.asList(columns.split(", ", -1)));
    common.retainAll(Arrays.asList(others.split(", ", -1)));
    return List.copyOf(common);
  }

  /** What one fingerprint has and the other has not, less what belongs to such a thing itself. */
  private record OneSided(Fingerprint here, Fingerprint there) {

    SortedMap<String, String> details() {
      SortedMap<String, SortedMap<String, Integer>> companions = new TreeMap<>();
      for (String object : here.objects().keySet()) {
        if (isOnlyHere(object)) {
          String root = root(object);
          SortedMap<String, Integer> counts =
              companions.computeIfAbsent(root, name -> new TreeMap<>());
          if (!root.equals(object)) {
            counts.merge(ObjectKind.of(object), 1, Integer::sum);
          }
        }
      }
      SortedMap<String, String> details = new TreeMap<>();
      companions.forEach((root, counts) -> details.put(root, detail(root, counts)));
      return Collections.unmodifiableSortedMap(details);
    }

    private boolean isOnlyHere(String object) {
      return here.objects().containsKey(object) && !there.objects().containsKey(object);
    }

    private String root(String object) {
      Set<String> seen = new LinkedHashSet<>();
      String root = object;
      String parent = here.objects().get(root).get(PARENT);
      while (parent != null && isOnlyHere(parent) && seen.add(parent)) {
        root = parent;
        parent = here.objects().get(root).get(PARENT);
      }
      return root;
    }

    private String detail(String object, SortedMap<String, Integer> companions) {
      List<String> parts = new ArrayList<>();
      String definition = here.objects().get(object).getOrDefault("definition", "");
      if (!definition.isEmpty() && definition.lines().count() == 1 && definition.length() <= 160) {
        parts.add(definition);
      }
      if (!companions.isEmpty()) {
        parts.add("with " + ObjectKind.counted(companions));
      }
      return String.join(", ", parts);
    }
  }
}
