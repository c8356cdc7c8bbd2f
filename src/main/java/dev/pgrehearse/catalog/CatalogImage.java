package dev.pgrehearse.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** All that was read of a catalog, so that a part of it can be replaced by what was read since. */
final class CatalogImage {

  /**
   * Numbers that read as names, of which no dependency says whose: constants in arrays, and the
   * bounds of partitions by such a column.
   */
  private static final Pattern NAMES = Pattern.compile("::reg[a-z]+\\[\\]|^reg[a-z]+(?:\\[\\])?$");

  private final Map<ObjectAddress, List<CatalogEntry>> byAddress = new HashMap<>();
  private final Map<String, List<CatalogEntry>> byObject = new HashMap<>();
  private final Set<ObjectAddress> naming = new HashSet<>();
  private Fingerprint fingerprint;

  private CatalogImage(Fingerprint fingerprint) {
    this.fingerprint = fingerprint;
  }

  static CatalogImage of(Collection<CatalogEntry> entries) {
    CatalogImage image = new CatalogImage(Fingerprint.sharing(new TreeMap<>()));
    image.replace(Set.of(), entries);
    return image;
  }

  CatalogImage copy() {
    CatalogImage copy = new CatalogImage(fingerprint);
    byAddress.forEach((address, entries) -> copy.byAddress.put(address, new ArrayList<>(entries)));
    byObject.forEach((object, entries) -> copy.byObject.put(object, new ArrayList<>(entries)));
    copy.naming.addAll(naming);
    return copy;
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  /** What may read otherwise when anything at all is renamed or goes away. */
  Set<ObjectAddress> naming() {
    return naming;
  }

  /** Forgets what was read with these addresses, and takes over what has been read instead. */
  void replace(Set<ObjectAddress> gone, Collection<CatalogEntry> fresh) {
    Set<String> objects = new HashSet<>();
    for (ObjectAddress address : gone) {
      naming.remove(address);
      List<CatalogEntry> entries = byAddress.remove(address);
      if (entries != null) {
        for (CatalogEntry entry : entries) {
          objects.add(entry.object());
          byObject.get(entry.object()).removeIf(one -> one.address().equals(address));
        }
      }
    }
    for (CatalogEntry entry : fresh) {
      objects.add(entry.object());
      byAddress.computeIfAbsent(entry.address(), a -> new ArrayList<>(4)).add(entry);
      byObject.computeIfAbsent(entry.object(), o -> new ArrayList<>(2)).add(entry);
      for (String value : entry.attributes().values()) {
        if (value.contains("reg") && NAMES.matcher(value).find()) {
          naming.add(entry.address());
        }
      }
    }
    if (!objects.isEmpty()) {
      TreeMap<String, SortedMap<String, String>> all = new TreeMap<>(fingerprint.objects());
      objects.forEach(object -> put(all, object));
      fingerprint = Fingerprint.sharing(all);
    }
  }

  private void put(SortedMap<String, SortedMap<String, String>> all, String object) {
    List<CatalogEntry> entries = byObject.get(object);
    if (entries.isEmpty()) {
      byObject.remove(object);
      all.remove(object);
    } else {
      SortedMap<String, String> attributes = together(object, entries);
      SortedMap<String, String> before = all.put(object, attributes);
      // The same map for the same thing, so that what did not change is seen at a glance.
      if (attributes.equals(before)) {
        all.put(object, before);
      }
    }
  }

  private static SortedMap<String, String> together(String object, List<CatalogEntry> entries) {
    if (entries.size() == 1) {
      return entries.get(0).attributes();
    }
    SortedMap<String, String> attributes = new TreeMap<>();
    for (CatalogEntry entry : entries) {
      entry
          .attributes()
          .forEach(
              (attribute, value) -> {
                String present = attributes.putIfAbsent(attribute, value);
                if (present != null && !present.equals(value)) {
                  throw new IllegalStateException(
                      "the catalog queries give %s of %s twice: %s and %s"
                          .formatted(attribute, object, present, value));
                }
              });
    }
    return Collections.unmodifiableSortedMap(attributes);
  }
}
