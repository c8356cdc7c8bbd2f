package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.FormerFiles;
import dev.pgrehearse.git.Changes;
import dev.pgrehearse.git.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files that differ from a revision, and what they held then. */
final class ChangedFiles implements FormerFiles {

  private final Repository repository;
  private final Changes changes;
  private final Map<Path, Set<String>> names = new HashMap<>();
  private final Map<String, Optional<byte[]>> contents = new HashMap<>();

  ChangedFiles(Repository repository, Changes changes) {
    this.repository = repository;
    this.changes = changes;
  }

  boolean areNone() {
    return changes.names().isEmpty();
  }

  int count() {
    return changes.names().size();
  }

  @Override
  public boolean differs(Path file) {
    return changedName(file).isPresent();
  }

  @Override
  public Optional<byte[]> content(Path file) {
    return changedName(file)
        .flatMap(name -> contents.computeIfAbsent(name, changes::former))
        .map(byte[]::clone);
  }

  /** The same as text. */
  Optional<String> text(Path file) {
    return content(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public List<Path> below(Path folder) {
    List<Path> files = new ArrayList<>();
    repository
        .seenFrom(folder, changes.names())
        .forEach(
            (name, seen) -> {
              if (!changes.isNew(name)) {
                path(folder, seen).ifPresent(files::add);
              }
            });
    return files;
  }

  /** All that differ, by what they are called from a folder. */
  Map<String, String> seenFrom(Path folder) {
    return repository.seenFrom(folder, changes.names());
  }

  /** Whether one of these names is of a file that was not there. */
  boolean isNew(String name) {
    return changes.isNew(name);
  }

  /** Whether a file's changes are seen at all. */
  boolean looksAfter(Path file) {
    return differs(file) || names(file).stream().anyMatch(repository::tracks);
  }

  /** Those that this machine cannot find in its folders, under this locale. */
  List<String> unwritable() {
    return changes.names().stream().filter(name -> path(repository.top(), name).isEmpty()).toList();
  }

  private static Optional<Path> path(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<String> changedName(Path file) {
    return names(file).stream().filter(changes::contains).sorted().findFirst();
  }

  private Set<String> names(Path file) {
    return names.computeIfAbsent(file, repository::names);
  }
}
