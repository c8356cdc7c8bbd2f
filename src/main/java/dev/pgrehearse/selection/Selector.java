package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the part of a system that somebody asks for. */
public final class Selector {

  private final Subject subject;

  private Selector(Subject subject) {
    this.subject = subject;
  }

  /**
   * Of a system as it has been read.
   *
   * @param options the changelogs of the spec's options, in their order
   * @param specs those of the project; none where there is a changelog and no spec
   */
  public static Selector of(
      SystemSpec spec,
      Changelog main,
      Map<SystemSpec.Option, Changelog> options,
      Optional<Spec> specs) {
    Map<String, Changelog> byName = new LinkedHashMap<>();
    options.forEach((option, changelog) -> byName.put(option.name(), changelog));
    return new Selector(new Subject(spec, main, byName, specs));
  }

  /**
   * The part that is asked for.
   *
   * @throws SelectionException where a name says nothing, or says several things
   * @throws dev.pgrehearse.git.GitException where there is nothing to compare with
   */
  public Selection select(Choice choice) {
    Draft draft = new Draft(subject, choice);
    if (choice instanceof Choice.Changed changed) {
      return new ByChange(subject, draft).select(changed);
    }
    if (choice instanceof Choice.Only only) {
      return new ByName(subject, draft).only(only);
    }
    if (choice instanceof Choice.From from) {
      return new ByName(subject, draft).from(from);
    }
    for (Map.Entry<String, Changelog> entry : subject.changelogs().entrySet()) {
      for (Changeset changeset : entry.getValue().changesets()) {
        draft.choose(entry.getKey(), changeset, Selection.Reason.Kind.ASKED, "everything is");
      }
    }
    return draft.finish("all of " + subject.spec().name());
  }

  /** The files that the system is made of, for a {@link Watch}. */
  public WatchedFiles files() {
    return new SystemFiles(subject).watched();
  }
}
