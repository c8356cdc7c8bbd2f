package dev.pgrehearse.status;

import dev.pgrehearse.catalog.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a changeset does to the catalog, trait by trait.
 *
 * @param traits those by which it can be told whether it was done, sorted
 */
record Effect(List<Trait> traits) {

  /** What other databases have otherwise without anybody having done anything. */
  private static final Set<String> INCIDENTAL = Set.of("owner", "column order", "belongs to");

  private static final int LONGEST = 80;
  private static final String PRIVILEGES = "privileges";

  Effect {
    traits = List.copyOf(traits);
  }

  /**
   * One value that it changes.
   *
   * @param attribute of the object; "" for whether it is there at all
   * @param before "" where there was none
   * @param after "" where there is none
   * @param parent the object without which this one would not be; "" where there is none
   */
  record Trait(String object, String attribute, String before, String after, String parent) {

    State in(Fingerprint live) {
      String found = value(live, object, attribute);
      return found.equals(after) ? State.DONE : found.equals(before) ? State.OPEN : State.OTHER;
    }

    private Trait aliased(String owner) {
      Pattern name = Pattern.compile("(?<![\\w$])%s(?![\\w$])".formatted(Pattern.quote(owner)));
      UnaryOperator<String> alias = text -> name.matcher(text).replaceAll(LiveLook.MIGRATION_ROLE);
      return new Trait(
          alias.apply(object),
          alias.apply(attribute),
          alias.apply(before),
          alias.apply(after),
          alias.apply(parent));
    }

    boolean isExistence() {
      return attribute.isEmpty();
    }

    String words() {
      if (!isExistence()) {
        return after.length() > LONGEST || after.contains("\n")
            ? object + ": " + attribute
            : "%s: %s '%s'".formatted(object, attribute, after);
      }
      return (after.isEmpty() ? "dropped: " : "made: ") + object;
    }
  }

  /** How a trait stands in a database. */
  enum State {
    DONE,
    OPEN,
    OTHER
  }

  /**
   * What was done between two looks at a throwaway database.
   *
   * @param owner who is the migration role of the live one: there his name stands for that role
   */
  static Effect between(Fingerprint before, Fingerprint after, String owner) {
    List<Trait> traits = new ArrayList<>();
    Set<String> objects = new TreeSet<>(before.objects().keySet());
    objects.addAll(after.objects().keySet());
    for (String object : objects) {
      SortedMap<String, String> here = before.objects().get(object);
      SortedMap<String, String> there = after.objects().get(object);
      if (here != there && !Objects.equals(here, there)) {
        add(object, here, there, traits);
      }
    }
    return owner.isEmpty()
        ? new Effect(traits)
        : new Effect(traits.stream().map(trait -> trait.aliased(owner)).toList());
  }

  private static void add(
      String object,
      SortedMap<String, String> before,
      SortedMap<String, String> after,
      List<Trait> traits) {
    if (object.startsWith(PRIVILEGES) && (before == null || after == null)) {
      return;
    }
    String parent = (after == null ? before : after).getOrDefault("belongs to", "");
    if (before == null || after == null) {
      traits.add(
          new Trait(
              object, "", before == null ? "" : "there", after == null ? "" : "there", parent));
    }
    if (after == null) {
      return;
    }
    Set<String> attributes = new TreeSet<>(after.keySet());
    if (before != null) {
      attributes.addAll(before.keySet());
    }
    for (String attribute : attributes) {
      String from = before == null ? "" : before.getOrDefault(attribute, "");
      String to = after.getOrDefault(attribute, "");
      boolean byDefault = before == null && attribute.startsWith(PRIVILEGES);
      if (!from.equals(to) && !INCIDENTAL.contains(attribute) && !byDefault) {
        traits.add(new Trait(object, attribute, from, to, parent));
      }
    }
  }

  private static String value(Fingerprint live, String object, String attribute) {
    SortedMap<String, String> attributes = live.objects().get(object);
    if (attributes == null) {
      return "";
    }
    return attribute.isEmpty() ? "there" : attributes.getOrDefault(attribute, "");
  }

  /** Those that stand for the others: a table that is made for its columns, and for what it has. */
  static List<Trait> heads(List<Trait> traits) {
    Set<String> whole = new TreeSet<>();
    traits.stream().filter(Trait::isExistence).forEach(trait -> whole.add(trait.object()));
    return traits.stream()
        .filter(trait -> trait.isExistence() || !whole.contains(trait.object()))
        .filter(trait -> !whole.contains(trait.parent()))
        .toList();
  }

  List<Trait> in(State state, Fingerprint live) {
    return traits.stream().filter(trait -> trait.in(live) == state).toList();
  }

  boolean isEmpty() {
    return traits.isEmpty();
  }

  /** All of it is there. */
  boolean isDone(Fingerprint live) {
    return !isEmpty() && in(State.DONE, live).size() == traits.size();
  }

  /** Some of it is there: something that it makes or drops, or else it would be no obstacle. */
  boolean isPartlyDone(Fingerprint live) {
    List<Trait> done = in(State.DONE, live);
    return done.size() < traits.size() && done.stream().anyMatch(Trait::isExistence);
  }
}
