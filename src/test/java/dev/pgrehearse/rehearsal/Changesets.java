package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.Optional;

/** Changesets that no file holds. */
final class Changesets {

  private Changesets() {}

  static Changeset labelled(String id, String... labels) {
    return new Changeset(
        id,
        "alice",
        "changelog.yaml",
        List.of(labels),
        labels.length == 0 ? "" : labels[0],
        Location.of("changelog.yaml", 3),
        Optional.empty(),
        Optional.empty());
  }
}
