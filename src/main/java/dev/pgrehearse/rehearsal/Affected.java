package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a changelog forward, to tell which changesets change something that those that are looked
 * at change too: a table, its columns, policies, triggers or privileges, a function, a type.
 */
final class Affected {
  private static final String WORD = "(?:\"(?:[^\"]|\"\")+\"|\\w+)";

  /** Schema and name, with whatever else follows. */
  private static final Pattern QUALIFIED = Pattern.compile(WORD + "\\." + WORD);

  private final Route route;
  private final Set<String> changed;
  private final Set<Changeset> found = new HashSet<>();

  /**
   * @param changed what those that are looked at have changed before the route begins
   */
  Affected(Route route, Set<String> changed) {
    this.route = route;
    this.changed = new HashSet<>(changed);
  }

  void after(Changeset changeset, Snapshot before, Snapshot after) {
    Set<String> names = new HashSet<>();
    before.catalog().differencesTo(after.catalog()).forEach(d -> names.addAll(names(d.object())));
    before.rows().differencesTo(after.rows()).forEach(d -> names.addAll(names(d.object())));
    if (route.looksAt(changeset)) {
      changed.addAll(names);
    } else if (names.stream().anyMatch(changed::contains)) {
      found.add(changeset);
    }
  }

  /** Those that are not looked at and should be. */
  Set<Changeset> found() {
    return Set.copyOf(found);
  }

  /** What those that are looked at change, as far as there is a name for it. */
  Set<String> changed() {
    return Set.copyOf(changed);
  }

  /** The object itself, and those that it speaks of by their qualified names. */
  private static Set<String> names(String object) {
    Set<String> names = new HashSet<>();
    Matcher qualified = QUALIFIED.matcher(object);
    while (qualified.find()) {
      names.add(qualified.group());
    }
    return names.isEmpty() ? Set.of(object) : names;
  }
}
