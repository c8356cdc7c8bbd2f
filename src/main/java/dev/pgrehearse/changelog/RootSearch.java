package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.LiquibaseSettings.Value;
import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.input.PathName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the folder that the paths in a changelog are relative to: one of the search path, where
 * there is one; otherwise the working directory, if everything is found from there; otherwise the
 * first from the changelog's own upwards from which it is. What is nowhere there may be in another
 * module.
 */
final class RootSearch {

  private final Path named;
  private final Path file;
  private final LiquibaseSettings settings;

  RootSearch(Path named, LiquibaseSettings settings) {
    this.named = named;
    this.file = named.toAbsolutePath().normalize();
    this.settings = settings;
  }

  /** The changelog, read from there. */
  Changelog changelog() {
    if (Files.isDirectory(file)) {
      throw new ChangelogException(
          Location.of(named.toString()),
          "this is a folder; give the path of the root changelog file in it");
    }
    if (!Files.isRegularFile(file)) {
      throw new ChangelogException(
          Location.of(named.toString()),
          "there is no such changelog; give the path of the root changelog file");
    }
    try {
      return found();
    } catch (MissingFile e) {
      return withItsModule(e);
    }
  }

  /** What another module has is there when the application runs. */
  private Changelog withItsModule(MissingFile missing) {
    if (isSaid(Setting.SEARCH_PATH) || isSaid(Setting.CLASSPATH)) {
      throw missing;
    }
    List<Path> known = new ArrayList<>(settings.paths(Setting.CLASSPATH));
    List<Path> modules =
        new ArrayList<>(new Modules(file).holding(ResourceName.of(missing.file())));
    if (modules.size() > 1) {
      throw missing.of(modules);
    }
    if (modules.isEmpty() || known.containsAll(modules)) {
      throw missing;
    }
    known.addAll(modules);
    String classpath = known.stream().map(Path::toString).collect(Collectors.joining(","));
    return new RootSearch(
            named,
            LiquibaseSettings.none()
                .with(Setting.CLASSPATH, classpath, Value.FOUND + "other modules have its files")
                .orElse(settings))
        .changelog();
  }

  private boolean isSaid(Setting setting) {
    return settings.value(setting).filter(value -> !value.isFound()).isPresent();
  }

  private Changelog found() {
    List<Path> searchPath = settings.paths(Setting.SEARCH_PATH);
    if (!searchPath.isEmpty()) {
      return complete(folderOf(searchPath));
    }
    Optional<Changelog> fromHere =
        settings.paths(Setting.WORKING_DIRECTORY).stream()
            .flatMap(here -> from(here).stream())
            .findFirst();
    return fromHere.orElseGet(this::upwards);
  }

  /** The folder of the search path that it is in comes first. */
  private Path folderOf(List<Path> searchPath) {
    for (Path folder : searchPath) {
      if (!Files.isDirectory(folder)) {
        throw new ChangelogException(
            Location.of(folder.toString()),
            "the search path names this folder, which is not there");
      }
    }
    return searchPath.stream()
        .filter(folder -> file.startsWith(folder.toAbsolutePath().normalize()))
        .findFirst()
        .orElseThrow(
            () ->
                new ChangelogException(
                    Location.of(named.toString()),
                    "it is in none of the folders of the search path "
                        + searchPath.stream()
                            .map(Path::toString)
                            .collect(Collectors.joining(", "))));
  }

  private Optional<Changelog> from(Path here) {
    if (!file.startsWith(here)) {
      return Optional.empty();
    }
    try {
      return Optional.of(complete(here));
    } catch (MissingFile e) {
      return Optional.empty();
    }
  }

  private Changelog upwards() {
    List<MissingFile> problems = new ArrayList<>();
    for (Path root = file.getParent(); root != null; root = root.getParent()) {
      try {
        return complete(root);
      } catch (MissingFile e) {
        problems.add(e);
      }
    }
    // The root from which some includes were found tells best which one is missing.
    throw problems.stream()
        .filter(problem -> !problem.file().equals(problems.get(0).file()))
        .findFirst()
        .orElse(problems.get(0));
  }

  private Changelog complete(Path root) {
    Changelog changelog = Changelog.open(file, root, settings);
    requireSqlFiles(changelog);
    return changelog;
  }

  /** Liquibase looks for the file of a change only when it runs it. */
  private static void requireSqlFiles(Changelog changelog) {
    for (Changeset changeset : changelog.changesets()) {
      for (Optional<String> file : List.of(changeset.sqlFile(), changeset.rollbackFile())) {
        String name = ResourceName.of(file.orElse(""));
        if (!isReadable(changelog, changeset, name)) {
          throw new MissingFile(
              changeset.location(),
              name,
              """
              %s names %s, which is not there. Paths are relative to the search path, or to the \
              changelog with relativeToChangelogFile: true."""
                  .formatted(changeset.location().file(), name));
        }
      }
    }
  }

  private static boolean isReadable(Changelog changelog, Changeset changeset, String name) {
    try {
      return Files.isReadable(changelog.file(name)) || changelog.holds(name);
    } catch (InvalidPathException e) {
      throw new ChangelogException(changeset.location(), PathName.problem(e));
    }
  }
}
