package dev.pgrehearse.cli;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.project.Project;
import dev.pgrehearse.report.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the files are that findings of some changelogs name. */
final class SourcesOf {

  private SourcesOf() {}

  static SourceTree changelogs(List<Changelog> changelogs) {
    List<Path> bases = new ArrayList<>();
    changelogs.forEach(changelog -> bases.addAll(changelog.searchPath()));
    // What a spec or the project says is named from here.
    bases.add(Home.folder());
    bases.add(Path.of(""));
    return new SourceTree(repository(changelogs.get(0).root()), bases, changelogs.get(0).path());
  }

  /** Of a system of which no changelog is at hand. */
  static SourceTree changelog(Path file) {
    return new SourceTree(
        repository(file.toAbsolutePath().getParent()),
        List.of(Home.folder(), Path.of("")),
        file.toString());
  }

  /** The one that the files are in, wherever this was called. */
  private static Path repository(Path folder) {
    return Project.repository(folder).orElseGet(Home::repository);
  }
}
