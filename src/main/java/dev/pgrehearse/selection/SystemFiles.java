package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that a system is made of. */
final class SystemFiles {

  private final Subject subject;

  SystemFiles(Subject subject) {
    this.subject = subject;
  }

  /** What makes the database that everything is played on. */
  List<Path> ground() {
    List<Path> files = new ArrayList<>(subject.spec().legacy());
    files.addAll(subject.spec().fixtures());
    return files;
  }

  /** The folder that stands in for the platform, where there is one. */
  Optional<Path> platform() {
    return subject.folder().map(folder -> folder.resolveSibling("platform"));
  }

  /** All of them, each once. */
  Set<Path> all() {
    Set<Path> files = new LinkedHashSet<>();
    subject.changelogs().values().forEach(changelog -> files.addAll(of(changelog)));
    SystemSpec spec = subject.spec();
    files.addAll(ground());
    files.addAll(spec.phaseFixtures().values());
    spec.volume().ifPresent(volume -> files.add(volume.file()));
    spec.options().forEach(option -> option.legacy().ifPresent(files::add));
    subject.folder().ifPresent(folder -> files.addAll(yaml(folder)));
    return files;
  }

  private static List<Path> of(Changelog changelog) {
    List<String> names = new ArrayList<>(changelog.files());
    for (Changeset changeset : changelog.changesets()) {
      changeset.sqlFile().ifPresent(names::add);
      changeset.rollbackFile().ifPresent(names::add);
    }
    return names.stream()
        .map(name -> name.replaceFirst("^classpath:", "").replaceFirst("^/+", ""))
        .map(name -> changelog.root().resolve(name).normalize())
        .toList();
  }

  private static List<Path> yaml(Path system) {
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(system, system.resolve("checks"), system.resolve("clients"))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> found = Files.list(folder)) {
          found.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return files;
  }

  /**
   * The same for a {@link Watch}, with the folders in which another may appear: the spec's own, and
   * for each branch below the search root the deepest folder that holds all files of that branch.
   * The root itself is none, for it may hold anything.
   */
  WatchedFiles watched() {
    Set<Path> folders = new LinkedHashSet<>();
    subject.folder().ifPresent(folders::add);
    platform().filter(Files::isDirectory).ifPresent(folders::add);
    for (Changelog changelog : subject.changelogs().values()) {
      Map<Path, Path> branches = new TreeMap<>();
      for (Path file : of(changelog)) {
        Path folder = file.getParent();
        if (folder.startsWith(changelog.root()) && !folder.equals(changelog.root())) {
          Path branch = changelog.root().relativize(folder).getName(0);
          branches.merge(branch, folder, SystemFiles::common);
        }
      }
      folders.addAll(branches.values());
    }
    return new WatchedFiles(all(), folders, Set.of());
  }

  private static Path common(Path one, Path other) {
    Path common = one;
    while (!other.startsWith(common)) {
      common = common.getParent();
    }
    return common;
  }
}
