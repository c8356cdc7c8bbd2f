package dev.pgrehearse.changelog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * The phases of a changelog: changesets that follow each other with the same first label, and those
 * up to a tag, in a file or to the end, where somebody speaks of these.
 */
final class Phasing {

  /** What complete changelogs are called. */
  static final String END = "end";

  /**
   * What somebody may speak of.
   *
   * @param first its first changeset, where it begins somewhere
   * @param last its last one
   */
  private record Mark(Optional<Integer> first, int last) {}

  private final List<ChangeSet> order;
  private final Set<String> spokenOf;
  private final String[] labels;
  private final Map<String, Mark> tags = new LinkedHashMap<>();
  private final Map<String, Mark> files = new LinkedHashMap<>();
  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private final String[] phases;

  /**
   * @param order all changesets that are run
   * @param spokenOf names of phases, in any order; none where nobody speaks of phases
   */
  Phasing(List<ChangeSet> order, Set<String> spokenOf) {
    this.order = List.copyOf(order);
    this.spokenOf = Set.copyOf(spokenOf);
    this.labels = order.stream().map(Phasing::label).toArray(String[]::new);
    for (int i = 0; i < order.size(); i++) {
      ChangeSet changeSet = order.get(i);
      Mark here = new Mark(Optional.empty(), i);
      changeSet.getChanges().stream()
          .filter(TagDatabaseChange.class::isInstance)
          .map(change -> ((TagDatabaseChange) change).getTag())
          .filter(tag -> tag != null)
          .forEach(tag -> tags.putIfAbsent(tag, here));
      for (DatabaseChangeLog log = changeSet.getChangeLog();
          log != null;
          log = log.getParentChangeLog()) {
        int last = i;
        files.merge(
            ResourceName.of(log),
            new Mark(Optional.of(i), i),
            (known, next) -> new Mark(known.first(), last));
      }
    }
    for (String name : new TreeSet<>(spokenOf)) {
      if (!List.of(labels).contains(name)) {
        mark(name).ifPresent(mark -> marks.put(name, mark));
      }
    }
    this.phases = phases(!spokenOf.isEmpty());
  }

  private static String label(ChangeSet changeSet) {
    return changeSet.getLabels() == null
        ? ""
        : changeSet.getLabels().getLabels().stream().findFirst().orElse("");
  }

  private Optional<Mark> mark(String name) {
    if (tags.containsKey(name)) {
      return Optional.of(tags.get(name));
    }
    Optional<Mark> file = file(name);
    return file.isEmpty() && name.equals(END) && !order.isEmpty()
        ? Optional.of(new Mark(Optional.empty(), order.size() - 1))
        : file;
  }

  /** As Liquibase names it, or from a folder above or below the one from which that counts. */
  private Optional<Mark> file(String name) {
    String path = name.replaceFirst("^(?:classpath:)?(?:\\.?/+)*", "");
    if (files.containsKey(path)) {
      return Optional.of(files.get(path));
    }
    List<Mark> alike =
        path.isEmpty()
            ? List.of()
            : files.entrySet().stream()
                .filter(
                    file ->
                        file.getKey().endsWith("/" + path) || path.endsWith("/" + file.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  private String[] phases(boolean named) {
    String[] names = new String[labels.length];
    List<int[]> pieces = pieces();
    for (int[] piece : pieces) {
      Arrays.fill(names, piece[0], piece[1] + 1, name(piece, named));
    }
    return names;
  }

  /** First and last of each, in order. */
  private List<int[]> pieces() {
    Set<Integer> lasts = new TreeSet<>();
    for (int i = 0; i + 1 < labels.length; i++) {
      if (!labels[i].equals(labels[i + 1])) {
        lasts.add(i);
      }
    }
    for (Mark mark : marks.values()) {
      lasts.add(mark.last());
      mark.first().filter(first -> first > 0).ifPresent(first -> lasts.add(first - 1));
    }
    if (labels.length > 0) {
      lasts.add(labels.length - 1);
    }
    List<int[]> pieces = new ArrayList<>();
    int first = 0;
    for (int last : lasts) {
      pieces.add(new int[] {first, last});
      first = last + 1;
    }
    return pieces;
  }

  private String name(int[] piece, boolean named) {
    String label = labels[piece[0]];
    boolean isWhole =
        IntStream.range(0, labels.length)
            .allMatch(i -> labels[i].equals(label) == (i >= piece[0] && i <= piece[1]));
    if (!label.isEmpty() && isWhole) {
      return label;
    }
    Optional<String> mark = marked(piece[1]);
    if (mark.isPresent()) {
      return mark.get();
    }
    return label.isEmpty() && named ? ending(piece[1]) : label;
  }

  private Optional<String> marked(int last) {
    return marks.entrySet().stream()
        .filter(mark -> mark.getValue().last() == last)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What nobody speaks of has a name too, for what is spoken of still holds there. */
  private String ending(int last) {
    return "up to " + order.get(last).getId() + (last + 1 == order.size() ? " (the end)" : "");
  }

  /** Whether these names bring about no other phases. */
  boolean isFor(Set<String> names) {
    return names.equals(spokenOf)
        || (spokenOf.isEmpty()
            && List.of(labels).stream().noneMatch(String::isEmpty)
            && List.of(labels).containsAll(names));
  }

  /** The phase of each changeset. */
  String phase(int at) {
    return phases[at];
  }

  /** The phase that somebody speaks of: with it, what they mean is complete. */
  Optional<String> phase(String name) {
    if (List.of(phases).contains(name) && !name.isEmpty()) {
      return Optional.of(name);
    }
    int last = List.of(labels).lastIndexOf(name);
    if (last >= 0 && !name.isEmpty()) {
      return Optional.of(phases[last]);
    }
    return Optional.ofNullable(marks.get(name)).map(mark -> phases[mark.last()]);
  }

  /** What there is to speak of, for people. */
  String known() {
    List<String> known = new ArrayList<>();
    Set<String> first = new LinkedHashSet<>(List.of(labels));
    first.remove("");
    add(known, first, "label");
    add(known, tags.keySet(), "tag");
    add(known, files.keySet(), "file");
    known.add(END);
    return String.join("; ", known);
  }

  private static void add(List<String> known, Set<String> names, String kind) {
    if (!names.isEmpty()) {
      known.add(
          names.stream()
              .collect(Collectors.joining(", ", names.size() == 1 ? kind + " " : kind + "s ", "")));
    }
  }
}
