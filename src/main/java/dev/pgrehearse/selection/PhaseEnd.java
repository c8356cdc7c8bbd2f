package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.selection.Selection.Reason.Kind;
import java.util.List;

/** The moment when a phase has been applied and its rows are put in. */
final class PhaseEnd {

  private final Subject subject;
  private final String phase;

  PhaseEnd(Subject subject, String phase) {
    this.subject = subject;
    this.phase = phase;
  }

  /** The last changeset of the phase, at whose end its checks run, and all that comes after it. */
  void chooseFrom(Draft draft, String because) {
    subject.phase(phase).forEach((of, own) -> chooseFrom(draft, because, of, own));
  }

  private void chooseFrom(Draft draft, String because, String of, List<Changeset> own) {
    List<Changeset> all = subject.changelogs().get(of).changesets();
    for (Changeset changeset : all.subList(all.indexOf(own.get(own.size() - 1)), all.size())) {
      draft.choose(of, changeset, Kind.FIXTURES, because);
    }
    if (of.equals(Subject.MAIN)) {
      subject.options().keySet().forEach(option -> draft.chooseAll(option, Kind.FIXTURES, because));
    }
  }
}
