package dev.pgrehearse.selection;

import java.util.List;
import java.util.Optional;

/** How somebody asks for a part of a rehearsal. */
public sealed interface Choice {

  /** All of it. */
  record Whole() implements Choice {}

  /**
   * What has changed.
   *
   * @param revision against which; without one, against where HEAD left the main branch
   */
  record Changed(Optional<String> revision) implements Choice {}

  /**
   * Some changesets.
   *
   * @param names ids, or ends of ids that only one has
   */
  record Only(List<String> names) implements Choice {
    public Only {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("name at least one changeset");
      }
    }
  }

  /**
   * A changeset and all that comes after it.
   *
   * @param start its id, the end of an id that only one has, a tag that it sets, or a label of
   *     which it is the first
   */
  record From(String start) implements Choice {}
}
