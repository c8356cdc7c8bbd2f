package dev.pgrehearse.selection;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.spec.RecordedStatement;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files under {@code clients/} that record other statements than they did. */
final class ClientChanges {

  private final Subject subject;
  private final ChangedFiles changed;
  private final Draft draft;

  ClientChanges(Subject subject, ChangedFiles changed, Draft draft) {
    this.subject = subject;
    this.changed = changed;
    this.draft = draft;
  }

  void find() {
    subject.specs().ifPresent(this::find);
  }

  private void find(Spec specs) {
    Path folder = specs.folder(subject.spec().name()).resolve("clients");
    List<RecordedStatement> all = specs.clients(subject.spec());
    Set<Path> files = new TreeSet<>(changed.below(folder));
    all.forEach(statement -> files.add(folder.resolve(name(statement.location()))));
    for (Path file : files) {
      if (!changed.differs(file)
          || !folder.equals(file.getParent())
          || !file.toString().endsWith(".yaml")) {
        continue;
      }
      List<RecordedStatement> now =
          all.stream()
              .filter(s -> name(s.location()).equals(file.getFileName().toString()))
              .map(ClientChanges::bare)
              .toList();
      if (now.isEmpty()) {
        draft.gone(subject.shown(file));
      } else if (!now.equals(then(specs, file))) {
        draft.clients("what clients send changed in " + subject.shown(file));
      }
    }
  }

  private List<RecordedStatement> then(Spec specs, Path file) {
    try {
      return changed
          .text(file)
          .map(text -> specs.former(subject.spec()).clients(text, subject.shown(file)))
          .orElse(List.of())
          .stream()
          .map(ClientChanges::bare)
          .toList();
    } catch (SpecException e) {
      return List.of();
    }
  }

  private static String name(Location location) {
    return location.file().substring(location.file().lastIndexOf('/') + 1);
  }

  private static RecordedStatement bare(RecordedStatement statement) {
    return new RecordedStatement(
        statement.client(),
        statement.identity(),
        statement.sql(),
        statement.parameters(),
        statement.fails(),
        Location.NONE);
  }
}
