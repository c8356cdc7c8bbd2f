package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * Changesets that follow each other and carry the same first label.
 *
 * @param label the label, or "" where they have none
 * @param changesets at least one, in order
 */
public record Phase(String label, List<Changeset> changesets) {
  public Phase {
    changesets = List.copyOf(changesets);
    if (changesets.isEmpty()) {
      throw new IllegalArgumentException("a phase has changesets");
    }
  }

  public static List<Phase> of(List<Changeset> changesets) {
    List<Phase> phases = new ArrayList<>();
    List<Changeset> current = new ArrayList<>();
    for (Changeset changeset : changesets) {
      if (!current.isEmpty() && !current.get(0).phase().equals(changeset.phase())) {
        phases.add(new Phase(current.get(0).phase(), current));
        current = new ArrayList<>();
      }
      current.add(changeset);
    }
    if (!current.isEmpty()) {
      phases.add(new Phase(current.get(0).phase(), current));
    }
    return List.copyOf(phases);
  }

  /** The changelog file that holds it. */
  Location location() {
    return Location.of(changesets.get(0).location().file());
  }
}
