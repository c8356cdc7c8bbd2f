package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.selection.Selection.Reason.Kind;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SpecException;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What has changed in {@code rehearsal.yaml}: what it says, not how. */
final class SpecChanges {

  private final Subject subject;
  private final ChangedFiles changed;
  private final Draft draft;

  SpecChanges(Subject subject, ChangedFiles changed, Draft draft) {
    this.subject = subject;
    this.changed = changed;
    this.draft = draft;
  }

  void find() {
    subject.specs().ifPresent(this::find);
  }

  private void find(Spec specs) {
    Path file = specs.folder(subject.spec().name()).resolve("rehearsal.yaml");
    if (!changed.differs(file)) {
      return;
    }
    Optional<String> text = changed.text(file);
    if (text.isEmpty()) {
      draft.everything(subject.shown(file) + " is new");
      return;
    }
    SystemSpec now = subject.spec();
    SystemSpec then;
    try {
      then = specs.former(now).rehearsal(text.get(), subject.shown(file));
    } catch (SpecException e) {
      draft.everything(subject.shown(file) + " changed");
      return;
    }
    if (!alikeAtLarge(then, now)) {
      draft.everything(subject.shown(file) + " changed");
      return;
    }
    phaseFixtures(then, now, subject.shown(file));
    options(then, now);
    if (!then.volume().equals(now.volume())) {
      draft.volume("volume changed in " + subject.shown(file));
    }
    agreed(then, now, subject.shown(file));
  }

  /**
   * Whether everything is alike that does not belong to a phase, an option or a changeset. The spec
   * is put together whole, so that what it gets one day is not passed over here.
   */
  private static boolean alikeAtLarge(SystemSpec then, SystemSpec now) {
    return now.equals(
        new SystemSpec(
            then.name(),
            now.title(),
            then.changelog(),
            then.legacy(),
            then.fixtures(),
            then.fixturesAfter(),
            now.phaseFixtures(),
            now.volume(),
            now.options(),
            now.irreversible(),
            now.losses(),
            now.refusals(),
            now.checks(),
            then.access(),
            now.expectedAccess(),
            then.deployment(),
            now.places()));
  }

  private void phaseFixtures(SystemSpec then, SystemSpec now, String file) {
    Set<String> phases = new TreeSet<>(then.phaseFixtures().keySet());
    phases.addAll(now.phaseFixtures().keySet());
    for (String phase : phases) {
      if (!Objects.equals(then.phaseFixtures().get(phase), now.phaseFixtures().get(phase))) {
        new PhaseEnd(subject, phase)
            .chooseFrom(draft, "the rows put in after %s changed in %s".formatted(phase, file));
      }
    }
  }

  private void options(SystemSpec then, SystemSpec now) {
    Map<String, SystemSpec.Option> former =
        then.options().stream()
            .collect(
                Collectors.toMap(
                    SystemSpec.Option::name, Function.identity(), (one, other) -> other));
    for (SystemSpec.Option option : now.options()) {
      SystemSpec.Option before = former.remove(option.name());
      if (!option.equals(before)) {
        draft.chooseAll(
            option.name(),
            Kind.EVERYTHING,
            "option %s %s".formatted(option.name(), before == null ? "is new" : "changed"));
      }
    }
    former.keySet().stream().sorted().forEach(name -> draft.gone("option " + name));
  }

  /** Losses, refusals and ways back that there are not: of the changesets that they name. */
  private void agreed(SystemSpec then, SystemSpec now, String file) {
    Set<String> ids = new HashSet<>();
    ids.addAll(
        differing(
            then.irreversible().entrySet(), now.irreversible().entrySet(), Map.Entry::getKey));
    ids.addAll(differing(then.losses(), now.losses(), SystemSpec.AgreedLoss::changeset));
    ids.addAll(differing(then.refusals(), now.refusals(), SystemSpec.AgreedRefusal::changeset));
    for (Map.Entry<String, Changelog> entry : subject.changelogs().entrySet()) {
      for (Changeset changeset : entry.getValue().changesets()) {
        if (ids.contains(changeset.id())) {
          draft.choose(
              entry.getKey(), changeset, Kind.AGREED, "what is agreed for it changed in " + file);
        }
      }
    }
  }

  private static <T> List<String> differing(
      java.util.Collection<T> then, java.util.Collection<T> now, Function<T, String> id) {
    Set<T> either = new HashSet<>(then);
    either.addAll(now);
    return either.stream()
        .filter(one -> !then.contains(one) || !now.contains(one))
        .map(id)
        .toList();
  }
}
