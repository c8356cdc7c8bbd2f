package dev.pgrehearse.catalog;

import static dev.pgrehearse.catalog.Fingerprint.PARENT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  static final String COLUMN_ORDER = "column order";

  private final Fingerprint expected;
  private final Fingerprint found;

  FingerprintComparison(Fingerprint expected, Fingerprint found) {
    this.expected = expected;
    this.found = found;
  }

  List<Difference> differences() {
    List<String> gone = new ArrayList<>();
    List<String> common = new ArrayList<>();
    List<String> fresh = new ArrayList<>();
    sort(gone, common, fresh);
    List<Difference> differences = new ArrayList<>();
    new OneSided(expected, new LinkedHashSet<>(gone))
        .details()
        .forEach((object, detail) -> differences.add(new Difference.Missing(object, detail)));
    new OneSided(found, new LinkedHashSet<>(fresh))
        .details()
        .forEach((object, detail) -> differences.add(new Difference.Extra(object, detail)));
    common.forEach(object -> addChanges(object, differences));
    differences.sort(Comparator.comparing(Difference::object));
    return List.copyOf(differences);
  }

  /** Both have their objects in one order, and most of them are the very same. */
  private void sort(List<String> gone, List<String> common, List<String> fresh) {
    PeekingIterator before = new PeekingIterator(expected);
    PeekingIterator after = new PeekingIterator(found);
    while (before.hasNext() || after.hasNext()) {
      int order = before.compareTo(after);
      if (order < 0) {
        gone.add(before.name());
        before.next();
      } else if (order > 0) {
        fresh.add(after.name());
        after.next();
      } else {
        if (before.attributes() != after.attributes()) {
          common.add(before.name());
        }
        before.next();
        after.next();
      }
    }
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
  private record OneSided(Fingerprint here, Set<String> onlyHere) {

    SortedMap<String, String> details() {
      SortedMap<String, SortedMap<String, Integer>> companions = new TreeMap<>();
      for (String object : onlyHere) {
        String root = root(object);
        SortedMap<String, Integer> counts =
            companions.computeIfAbsent(root, name -> new TreeMap<>());
        if (!root.equals(object)) {
          counts.merge(ObjectKind.of(object), 1, Integer::sum);
        }
      }
      SortedMap<String, String> details = new TreeMap<>();
      companions.forEach((root, counts) -> details.put(root, detail(root, counts)));
      return Collections.unmodifiableSortedMap(details);
    }

    private String root(String object) {
      Set<String> seen = new LinkedHashSet<>();
      String root = object;
      String parent = here.objects().get(root).get(PARENT);
      while (parent != null && onlyHere.contains(parent) && seen.add(parent)) {
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

  /** The objects of a fingerprint in their order, one at a time. */
  private static final class PeekingIterator {
    private final Iterator<Map.Entry<String, SortedMap<String, String>>> rest;
    private Map.Entry<String, SortedMap<String, String>> next;

    PeekingIterator(Fingerprint fingerprint) {
      rest = fingerprint.objects().entrySet().iterator();
      next();
    }

    boolean hasNext() {
      return next != null;
    }

    String name() {
      return next.getKey();
    }

    SortedMap<String, String> attributes() {
      return next.getValue();
    }

    void next() {
      next = rest.hasNext() ? rest.next() : null;
    }

    /** By name; what is at its end comes after everything. */
    int compareTo(PeekingIterator other) {
      if (next == null || other.next == null) {
        return Boolean.compare(next == null, other.next == null);
      }
      return name().compareTo(other.name());
    }
  }
}
