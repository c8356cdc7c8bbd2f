package dev.pgrehearse.selection;

import dev.pgrehearse.git.Repository;
import dev.pgrehearse.git.Revision;
import dev.pgrehearse.selection.Selection.Reason.Kind;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is affected by the changes of a work tree since a revision. */
final class ByChange {

  private final Subject subject;
  private final SystemFiles files;
  private final Draft draft;

  ByChange(Subject subject, Draft draft) {
    this.subject = subject;
    this.files = new SystemFiles(subject);
    this.draft = draft;
  }

  Selection select(Choice.Changed choice) {
    Path folder = subject.spec().changelog().toAbsolutePath().normalize().getParent();
    Repository repository = Repository.holding(folder);
    Revision revision = choice.revision().map(repository::revision).orElseGet(repository::fork);
    draft.comparedWith(revision.words());
    ChangedFiles changed = new ChangedFiles(repository, repository.changesSince(revision));
    ground(changed);
    new SpecChanges(subject, changed, draft).find();
    subject.changelogs().forEach((of, log) -> new ChangelogChanges(of, log, changed, draft).find());
    options(changed);
    phaseFixtures(changed);
    new CheckChanges(subject, changed, draft).find();
    new AccessChanges(subject, changed, draft).find();
    new ClientChanges(subject, changed, draft).find();
    subject
        .spec()
        .volume()
        .filter(volume -> changed.differs(volume.file()))
        .ifPresent(volume -> draft.volume(subject.shown(volume.file()) + " changed"));
    unseen(changed);
    return draft.finish(summary(draft.finish(""), revision, changed));
  }

  private void ground(ChangedFiles changed) {
    for (Path file : files.ground()) {
      if (changed.differs(file)) {
        draft.everything(subject.shown(file) + " changed");
      }
    }
    files
        .platform()
        .ifPresent(
            folder ->
                changed.seenFrom(folder).values().stream()
                    .filter(name -> !name.endsWith(".md"))
                    .forEach(
                        name -> draft.everything(subject.shown(folder) + "/" + name + " changed")));
  }

  private void options(ChangedFiles changed) {
    for (SystemSpec.Option option : subject.spec().options()) {
      option
          .legacy()
          .filter(changed::differs)
          .ifPresent(
              file ->
                  draft.chooseAll(
                      option.name(), Kind.EVERYTHING, subject.shown(file) + " changed"));
    }
  }

  private void phaseFixtures(ChangedFiles changed) {
    subject
        .spec()
        .phaseFixtures()
        .forEach(
            (phase, file) -> {
              if (changed.differs(file)) {
                new PhaseEnd(subject, phase)
                    .chooseFrom(
                        draft,
                        "the rows put in after %s (%s) changed"
                            .formatted(phase, subject.shown(file)));
              }
            });
  }

  /** What git does not look after changes without a trace. */
  private void unseen(ChangedFiles changed) {
    List<String> unseen =
        files.all().stream().filter(file -> !changed.looksAfter(file)).map(subject::shown).toList();
    if (!unseen.isEmpty()) {
      draft.note(
          "whether %s changed is not known: git does not look after %s"
              .formatted(several(unseen), unseen.size() == 1 ? "it" : "them"));
    }
    List<String> unwritable = changed.unwritable();
    if (!unwritable.isEmpty()) {
      draft.note(
          "%s changed and cannot be looked for, since this locale cannot write such names (LC_ALL=C.UTF-8 can)"
              .formatted(several(unwritable)));
    }
  }

  private static String several(List<String> files) {
    return files.get(0) + (files.size() == 1 ? "" : " and %d more".formatted(files.size() - 1));
  }

  private String summary(Selection selection, Revision revision, ChangedFiles changed) {
    String name = subject.spec().name();
    if (selection.isWhole()) {
      return "all of %s, compared with %s: %s%s"
          .formatted(
              name,
              revision.words(),
              selection.whole().get(0),
              selection.whole().size() == 1
                  ? ""
                  : " and %d more reasons".formatted(selection.whole().size() - 1));
    }
    if (selection.isEmpty()) {
      return "nothing that %s is made of differs from %s%s%s"
          .formatted(
              name,
              revision.words(),
              changed.areNone() ? "" : "; files that differ: " + changed.count(),
              selection.gone().isEmpty() ? "" : "; gone: " + String.join(", ", selection.gone()));
    }
    List<String> also = new ArrayList<>();
    if (!selection.checks().isEmpty()) {
      also.add("changed checks: " + selection.checks().size());
    }
    if (!selection.access().isEmpty()) {
      also.add("expected access");
    }
    if (!selection.volume().isEmpty()) {
      also.add("production-size rows");
    }
    if (!selection.clients().isEmpty()) {
      also.add("what clients send");
    }
    return "%d of %d changesets of %s, compared with %s%s"
        .formatted(
            selection.chosen(),
            selection.changesets(),
            name,
            revision.words(),
            also.isEmpty() ? "" : "; also " + String.join(", ", also));
  }
}
