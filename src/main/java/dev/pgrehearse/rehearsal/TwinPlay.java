package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.changelog.Applied;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.rehearsal.RehearsedChangeset.RoundTrip;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a changelog beside one that was played under the other regime. Regimes differ in what new
 * objects are granted by themselves. As long as every state is the same but for that, whatever is
 * asked about it has its answer already; only whether rollbacks lead to the same states is tried.
 */
final class TwinPlay {
  private static final String DEFAULTS = "default privileges ";

  /** What is granted to somebody by itself when it is made. */
  private static final List<String> GRANTED =
      List.of(
          DEFAULTS,
          "privileges on ",
          "schema ",
          "table ",
          "view ",
          "materialized view ",
          "foreign table ",
          "sequence ",
          "function ",
          "procedure ",
          "aggregate ",
          "type ");

  private final SystemSpec spec;
  private final Route route;
  private final Map<Changeset, Snapshot> states;
  private final List<RehearsedChangeset> played;
  private final Progress progress;

  /**
   * @param route how it was gone under the other regime
   * @param states after each changeset that was looked at there
   * @param played what came of each there
   */
  TwinPlay(
      SystemSpec spec,
      Route route,
      Map<Changeset, Snapshot> states,
      List<RehearsedChangeset> played,
      Progress progress) {
    this.spec = spec;
    this.route = route;
    this.states = Map.copyOf(states);
    this.played = List.copyOf(played);
    this.progress = progress;
  }

  /**
   * Returns whether nothing was another.
   *
   * @param toTheEnd whether the stage shall be at the end then, and not where the last changeset
   *     that is looked at leaves it
   */
  boolean isTheSame(Stage stage, boolean toTheEnd) throws SQLException {
    Optional<Changeset> last =
        toTheEnd ? Optional.empty() : Optional.of(route.ahead().get(route.lastLookedAt()));
    Snapshot now = stage.look();
    Optional<Snapshot> there = Optional.empty();
    for (Phase phase : route.phases()) {
      for (Changeset changeset : phase.changesets()) {
        progress.step(changeset.id());
        if (!states.containsKey(changeset)) {
          if (!passes(changeset, stage)) {
            return false;
          }
          stage.run(route.rowsAfter(changeset));
          continue;
        }
        Snapshot thereAfter = states.get(changeset);
        boolean makesOrGrants =
            there.isEmpty() || makesOrGrants(there.get().catalog(), thereAfter.catalog());
        Optional<Snapshot> after = played(changeset, stage, now, makesOrGrants);
        if (after.isEmpty()) {
          return false;
        }
        if (last.equals(Optional.of(changeset))) {
          return true;
        }
        now = after.get();
        if (!route.rowsAfter(changeset).isEmpty()) {
          stage.run(route.rowsAfter(changeset));
          now = stage.look();
        }
        there = Optional.of(thereAfter);
      }
      stage.run(spec.fixturesAfter(phase.label()));
      now = stage.wholeLook();
    }
    return true;
  }

  private static boolean passes(Changeset changeset, Stage stage) {
    try {
      stage.apply(changeset);
      return true;
    } catch (ChangesetFailed e) {
      return false;
    }
  }

  /** Only then can its way back lead elsewhere than it did under the other regime. */
  private static boolean makesOrGrants(Fingerprint before, Fingerprint after) {
    return before.differencesTo(after).stream()
        .anyMatch(
            difference ->
                difference instanceof Difference.Changed changed
                    ? changed.attribute().startsWith("privileges")
                    : GRANTED.stream().anyMatch(difference.object()::startsWith));
  }

  private Optional<Snapshot> played(
      Changeset changeset, Stage stage, Snapshot before, boolean andBack) throws SQLException {
    Applied applied;
    try {
      applied = stage.apply(changeset);
    } catch (ChangesetFailed e) {
      return Optional.empty();
    }
    Snapshot after = stage.look();
    if (!isSame(states.get(changeset).catalog(), after.catalog())) {
      return Optional.empty();
    }
    if (!andBack || !route.looksAt(changeset)) {
      return Optional.of(after);
    }
    RoundTripPlay roundTrip =
        new RoundTripPlay(
            stage,
            changeset,
            applied.outcome(),
            Optional.ofNullable(spec.irreversible().get(changeset.id())),
            Optional.empty());
    roundTrip.play(before, after);
    RoundTrip there =
        played.stream()
            .filter(each -> each.changeset().equals(changeset))
            .map(RehearsedChangeset::roundTrip)
            .findFirst()
            .orElseThrow();
    return roundTrip.isClean() && roundTrip.result() == there ? roundTrip.end() : Optional.empty();
  }

  private static boolean isSame(Fingerprint one, Fingerprint other) {
    return one.differencesTo(other).stream()
        .allMatch(difference -> difference.object().startsWith(DEFAULTS));
  }
}
