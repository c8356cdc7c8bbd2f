package dev.pgrehearse.changelog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a changeset says, whatever its format and wherever it stands: of two that say the same,
 * Liquibase makes the same. What is only for readers is no part of it: comments, blanks outside of
 * strings, {@code comment:} and {@code created:}.
 *
 * @param changeset whose it is
 * @param parts its {@code changes}, {@code rollback}, {@code preConditions} and attributes, by
 *     their names in Liquibase; a file that a change names is there as a name only
 * @param names what may be the name of a file, from the search root
 */
public record ChangesetContent(Changeset changeset, Map<String, String> parts, Set<String> names) {

  public ChangesetContent {
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    names = Set.copyOf(names);
  }

  /** The parts in which it says something else than another, sorted. */
  public List<String> differencesTo(ChangesetContent other) {
    return Stream.concat(parts.keySet().stream(), other.parts.keySet().stream())
        .filter(part -> !parts.getOrDefault(part, "").equals(other.parts.getOrDefault(part, "")))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }
}
