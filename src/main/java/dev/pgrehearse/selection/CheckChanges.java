package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.selection.Selection.ChangedCheck;
import dev.pgrehearse.selection.Selection.Reason.Kind;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SpecException;
import dev.pgrehearse.spec.Step;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The checks that are new or say something else, wherever they stand. */
final class CheckChanges {

  private final Subject subject;
  private final ChangedFiles changed;
  private final Draft draft;

  CheckChanges(Subject subject, ChangedFiles changed, Draft draft) {
    this.subject = subject;
    this.changed = changed;
    this.draft = draft;
  }

  void find() {
    subject.specs().ifPresent(this::find);
  }

  private void find(Spec specs) {
    Path folder = specs.folder(subject.spec().name()).resolve("checks");
    Map<String, Check> former = new TreeMap<>();
    Map<String, Location> places = new HashMap<>();
    for (Path file : changed.below(folder)) {
      if (file.getParent().equals(folder) && file.toString().endsWith(".yaml")) {
        for (Check check : then(specs, file)) {
          former.put(check.name(), bare(check));
          places.put(check.name(), check.location());
        }
      }
    }
    for (Check check : subject.spec().checks()) {
      Check before = former.remove(check.name());
      if (touched(specs, check) && !bare(check).equals(before)) {
        changed(check, before == null ? "is new" : "changed");
      }
    }
    former
        .keySet()
        .forEach(
            name -> draft.gone("check %s, which stood at %s".formatted(name, places.get(name))));
  }

  /** Whether its file differs: what stands in no such file is as it was. */
  private boolean touched(Spec specs, Check check) {
    Path folder = specs.folder(subject.spec().name()).resolve("checks");
    String file = check.location().file();
    return changed.differs(folder.resolve(file.substring(file.lastIndexOf('/') + 1)));
  }

  /** None where the file could not be read with the identities of now: then all of it is new. */
  private List<Check> then(Spec specs, Path file) {
    try {
      return changed
          .text(file)
          .map(text -> specs.former(subject.spec()).checks(text, subject.shown(file)))
          .orElse(List.of());
    } catch (SpecException e) {
      return List.of();
    }
  }

  private void changed(Check check, String how) {
    String reason = "check %s at %s %s".formatted(check.name(), check.location(), how);
    if (check.onVolume()) {
      draft.check(
          new ChangedCheck(check, reason, Subject.MAIN, Optional.empty(), Optional.empty()));
      draft.volume(reason);
      return;
    }
    Map<String, List<Changeset>> phase = subject.phase(check.phase());
    String first = phase.keySet().stream().findFirst().orElse(Subject.MAIN);
    List<Changeset> own = phase.getOrDefault(first, List.of());
    draft.check(
        new ChangedCheck(
            check,
            reason,
            first,
            own.stream().findFirst(),
            own.stream().reduce((one, next) -> next)));
    phase.forEach(
        (of, changesets) ->
            changesets.forEach(changeset -> draft.choose(of, changeset, Kind.CHECK, reason)));
  }

  /** What a check does, without where it stands and why it is there. */
  private static Check bare(Check check) {
    return new Check(
        check.name(),
        "",
        check.phase(),
        check.until(),
        check.throughout(),
        check.needs(),
        check.onVolume(),
        check.steps().stream()
            .map(
                step ->
                    new Step(
                        step.identity(),
                        step.sql(),
                        step.expectation(),
                        step.budgetMs(),
                        Location.NONE))
            .toList(),
        Location.NONE);
  }
}
