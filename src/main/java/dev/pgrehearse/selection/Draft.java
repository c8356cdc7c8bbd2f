package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.selection.Selection.ChangedCheck;
import dev.pgrehearse.selection.Selection.Part;
import dev.pgrehearse.selection.Selection.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A selection that is still being put together. */
final class Draft {

  private final Subject subject;
  private final Choice choice;
  private final Map<String, Map<Changeset, List<Reason>>> chosen = new LinkedHashMap<>();
  private final List<String> whole = new ArrayList<>();
  private final List<ChangedCheck> checks = new ArrayList<>();
  private final TreeSet<String> access = new TreeSet<>();
  private final TreeSet<String> volume = new TreeSet<>();
  private final TreeSet<String> clients = new TreeSet<>();
  private final List<String> gone = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<String> basis = Optional.empty();

  Draft(Subject subject, Choice choice) {
    this.subject = subject;
    this.choice = choice;
    subject.changelogs().keySet().forEach(name -> chosen.put(name, new LinkedHashMap<>()));
  }

  /**
   * @param of the option's name, or {@link Subject#MAIN}
   */
  void choose(String of, Changeset changeset, Reason.Kind kind, String text) {
    chosen.get(of).computeIfAbsent(changeset, any -> new ArrayList<>()).add(new Reason(kind, text));
  }

  /** All of one changelog. */
  void chooseAll(String of, Reason.Kind kind, String text) {
    Changelog changelog = subject.changelogs().get(of);
    changelog.changesets().forEach(changeset -> choose(of, changeset, kind, text));
  }

  void everything(String because) {
    whole.add(because);
  }

  boolean isWhole() {
    return !whole.isEmpty();
  }

  List<String> whole() {
    return List.copyOf(whole);
  }

  void check(ChangedCheck check) {
    checks.add(check);
  }

  void access(String because) {
    access.add(because);
  }

  void volume(String because) {
    volume.add(because);
  }

  void clients(String because) {
    clients.add(because);
  }

  void gone(String what) {
    gone.add(what);
  }

  void note(String what) {
    notes.add(what);
  }

  void comparedWith(String words) {
    basis = Optional.of(words);
  }

  Selection finish(String summary) {
    if (isWhole()) {
      subject
          .changelogs()
          .keySet()
          .forEach(of -> whole.forEach(because -> chooseAll(of, Reason.Kind.EVERYTHING, because)));
    }
    Map<String, Part> options = new LinkedHashMap<>();
    subject.options().keySet().forEach(name -> options.put(name, part(name)));
    return new Selection(
        choice,
        basis,
        whole,
        part(Subject.MAIN),
        options,
        checks,
        List.copyOf(access),
        List.copyOf(volume),
        List.copyOf(clients),
        gone,
        notes,
        summary);
  }

  private Part part(String of) {
    return new Part(subject.changelogs().get(of).changesets(), chosen.get(of));
  }
}
