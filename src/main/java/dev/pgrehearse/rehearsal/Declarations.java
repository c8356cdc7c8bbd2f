package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.ExpectedAccess;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SpecException;
import dev.pgrehearse.spec.SystemSpec;
import java.util.List;
import java.util.stream.Stream;

/** Refuses a spec that speaks of phases or changesets that the changelogs do not have. */
final class Declarations {

  private final SystemSpec spec;
  private final Changelog main;
  private final PhaseOrder order;
  private final List<Changeset> all;

  Declarations(SystemSpec spec, Changelog main, List<Changeset> all) {
    this.spec = spec;
    this.main = main;
    this.order = new PhaseOrder(all);
    this.all = List.copyOf(all);
  }

  private static boolean chosen(Changelog changelog) {
    return Stream.of(Setting.CONTEXTS, Setting.LABELS)
        .anyMatch(setting -> changelog.settings().text(setting).isPresent());
  }

  void validate() {
    if (main.changesets().isEmpty()) {
      throw new SpecException(
          Location.of(spec.changelog().toString()),
          chosen(main)
              ? "the contexts and labels leave no changeset for Postgres: there is nothing to rehearse"
              : "the changelog holds no changeset for Postgres: there is nothing to rehearse");
    }
    for (Check check : spec.checks()) {
      phase(check.phase(), check.location(), "check " + check.name());
      if (!check.until().isEmpty()) {
        phase(check.until(), check.location(), "check " + check.name() + " (until)");
      }
      if (check.onVolume() && spec.volume().isEmpty()) {
        throw new SpecException(
            check.location(),
            "check " + check.name() + " runs on volume, and rehearsal.yaml has no 'volume'");
      }
    }
    spec.expectedAccess().ifPresent(ExpectedAccess::of);
    spec.phaseFixtures()
        .keySet()
        .forEach(phase -> phase(phase, place("phase_fixtures", phase), "phase_fixtures"));
    spec.irreversible().keySet().forEach(id -> changeset(id, "irreversible"));
    spec.losses().forEach(loss -> changeset(loss.changeset(), "loses"));
    spec.refusals().forEach(refusal -> changeset(refusal.changeset(), "refuses"));
  }

  private Location place(String key, String name) {
    return spec.places().of(key, name);
  }

  private void phase(String phase, Location location, String who) {
    if (!order.labels().contains(phase)) {
      throw new SpecException(
          location,
          """
          %s names the phase '%s', which is neither the first label of a changeset nor a tag, a \
          changelog's file or 'end'; known: %s"""
              .formatted(who, phase, main.knownPhases()));
    }
  }

  private void changeset(String id, String who) {
    if (all.stream().noneMatch(changeset -> changeset.id().equals(id))) {
      throw new SpecException(
          place(who, id), who + " names the changeset '" + id + "', which is nowhere");
    }
  }
}
