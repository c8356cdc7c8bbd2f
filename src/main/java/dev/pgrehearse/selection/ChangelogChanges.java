package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetContent;
import dev.pgrehearse.selection.Selection.Reason.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The changesets of one changelog that are not what they were, or not where they were. */
final class ChangelogChanges {

  private final String of;
  private final Changelog now;
  private final ChangedFiles changed;
  private final Draft draft;
  private final Map<String, String> seen = new HashMap<>();

  /**
   * @param of the option's name, or {@link Subject#MAIN}
   */
  ChangelogChanges(String of, Changelog now, ChangedFiles changed, Draft draft) {
    this.of = of;
    this.now = now;
    this.changed = changed;
    this.draft = draft;
    changed.seenFrom(now.root()).forEach((name, from) -> seen.put(from, name));
  }

  void find() {
    if (now.differed(changed)) {
      compareWithThen();
    } else if (!changed.areNone()) {
      now.contents().forEach(this::files);
    }
  }

  private void compareWithThen() {
    Path file = now.root().resolve(now.path());
    if (changed.differs(file) && changed.content(file).isEmpty()) {
      everything(now.path() + " is new");
      return;
    }
    Changelog then;
    try {
      then = now.asItWas(changed);
    } catch (ChangelogException e) {
      everything("%s could not be read then: %s".formatted(now.path(), e.getMessage()));
      return;
    }
    if (!now.preconditions().equals(then.preconditions())) {
      everything("what must hold before %s is run changed".formatted(now.path()));
      return;
    }
    Map<ChangesetKey, ChangesetContent> present = ChangesetKey.contents(now);
    Map<ChangesetKey, ChangesetContent> former = ChangesetKey.contents(then);
    present.forEach((key, content) -> compare(content, former.get(key)));
    new OrderChanges(of, List.copyOf(former.keySet()), List.copyOf(present.keySet()))
        .find(draft, key -> present.get(key).changeset());
    former.forEach(
        (key, content) -> {
          if (!present.containsKey(key)) {
            draft.gone(
                "changeset %s, which stood at %s"
                    .formatted(key.id(), content.changeset().location()));
          }
        });
  }

  private void everything(String because) {
    if (of.equals(Subject.MAIN)) {
      draft.everything(because);
    } else {
      draft.chooseAll(of, Kind.EVERYTHING, because);
    }
  }

  private void compare(ChangesetContent content, ChangesetContent former) {
    Changeset changeset = content.changeset();
    if (former == null) {
      draft.choose(of, changeset, Kind.NEW, "it is new in " + changeset.location());
      return;
    }
    List<String> parts = content.differencesTo(former);
    if (!parts.isEmpty()) {
      draft.choose(
          of,
          changeset,
          Kind.ENTRY,
          "its entry in %s changed (%s)".formatted(changeset.location(), String.join(", ", parts)));
    }
    files(content);
  }

  /** The files of a changeset that changed, and how. */
  private void files(ChangesetContent content) {
    Changeset changeset = content.changeset();
    Map<String, String> files = new TreeMap<>();
    for (String name : content.names()) {
      if (seen.containsKey(name)) {
        files.put(name, how(seen.get(name), now.root().resolve(name)));
      }
    }
    for (Optional<String> file : List.of(changeset.sqlFile(), changeset.rollbackFile())) {
      file.map(name -> name.replaceFirst("^classpath:", "").replaceFirst("^/+", ""))
          .map(name -> now.root().resolve(name).normalize())
          .filter(changed::differs)
          .map(path -> now.root().relativize(path).toString().replace('\\', '/'))
          .ifPresent(name -> files.putIfAbsent(name, "changed")); // by way of a link
    }
    files.forEach((file, how) -> draft.choose(of, changeset, Kind.FILE, file + " " + how));
  }

  private String how(String name, Path file) {
    return !Files.exists(file) ? "is gone" : changed.isNew(name) ? "is new" : "changed";
  }
}
