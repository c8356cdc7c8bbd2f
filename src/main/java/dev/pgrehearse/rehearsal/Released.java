package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Changesets that have run where it counts: what is wrong with them is history. */
final class Released {

  private static final String STOPS_EVERYTHING = "changed-after-deployment";

  private final Set<String> ids = new HashSet<>();
  private final Set<String> pending = new HashSet<>();
  private int passedOver;

  Released(Changelog changelog) {
    changelog.released().forEach(changeset -> ids.add(place(changeset)));
    changelog.changesets().forEach(changeset -> pending.add(place(changeset)));
  }

  private static String place(Changeset changeset) {
    return changeset.location().file() + "\n" + changeset.id();
  }

  /** Whether somebody can still do something about it; it is counted where nobody can. */
  boolean canBeMended(Finding finding) {
    String place = finding.location().file() + "\n" + finding.changeset();
    boolean isPast =
        ids.contains(place) && !pending.contains(place) && !finding.rule().equals(STOPS_EVERYTHING);
    passedOver += isPast ? 1 : 0;
    return !isPast;
  }

  /** What was counted, and that it is not looked at. */
  Optional<Skipped> told() {
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Skipped(
                ids.size() == 1
                    ? "1 changeset that has run already"
                    : "%d changesets that have run already".formatted(ids.size()),
                passedOver == 0
                    ? "the prelude's own history of Liquibase says so"
                    : "the prelude's own history of Liquibase says so; lint has %d %s on them"
                        .formatted(passedOver, passedOver == 1 ? "finding" : "findings")));
  }
}
