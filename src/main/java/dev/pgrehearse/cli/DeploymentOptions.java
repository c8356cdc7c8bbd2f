package dev.pgrehearse.cli;

import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.Platform;
import dev.pgrehearse.deployment.Production;
import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.deployment.SettingsException;
import dev.pgrehearse.deployment.SettingsFinder;
import dev.pgrehearse.deployment.SettingsFinder.Found;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.project.Project;
import dev.pgrehearse.spec.StatsYaml;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a changelog is deployed: what Liquibase is told besides it. */
final class DeploymentOptions {

  private static final String COMMAND_LINE = "the command line";

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--contexts",
      paramLabel = "EXPR",
      description = "run as Liquibase runs with these contexts")
  private String contexts;

  @Option(
      names = "--labels",
      paramLabel = "EXPR",
      description = "run as Liquibase runs with this label filter")
  private String labels;

  @Option(
      names = "-D",
      paramLabel = "NAME=VALUE",
      description = "the value of a parameter of the changelog, as in -Dtenant=acme")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--search-path",
      paramLabel = "DIR[,DIR...]",
      description = "folders that paths in the changelog are relative to (default: found out)")
  private String searchPath;

  @Option(
      names = "--classpath",
      paramLabel = "F[,F...]",
      description = "folders and jars with classes of customChange, and with extensions")
  private String classpath;

  @Option(
      names = "--default-schema",
      paramLabel = "NAME",
      description = "Liquibase's default schema")
  private String defaultSchema;

  @Option(
      names = "--defaults-file",
      paramLabel = "F",
      description =
          "liquibase.properties, Spring Boot's application.yml or a pom.xml with all this (default:"
              + " the first of them in the working directory or above the changelog)")
  private Path defaultsFile;

  @Option(
      names = "--stats",
      paramLabel = "F",
      description = "how big tables are in production: what pgrehearse stats wrote")
  private Path stats;

  @Option(names = "--verbose", description = "print which setting comes from where")
  private boolean verbose;

  /** Applications that JHipster made name their changelog in Java. */
  private static final String JHIPSTER = "config/liquibase/master.xml";

  private Optional<Found> found = Optional.empty();

  /** The changelog that the files name, where the command line names none. */
  Optional<Path> changelog() {
    Optional<Path> ofProject = Home.project().flatMap(Project::changelog);
    if (ofProject.isPresent()
        && finder().environment().text(Setting.CHANGELOG_FILE).isEmpty()
        && defaultsFile == null) {
      return ofProject.map(DeploymentOptions::fromHere);
    }
    Found there = found(Optional.empty());
    Optional<String> name = settings(there).text(Setting.CHANGELOG_FILE);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<Path> places = new ArrayList<>(settings(there).paths(Setting.SEARCH_PATH));
    places.addAll(settings(there).paths(Setting.CLASSPATH));
    places.add(there.folder());
    places.add(there.folder().resolve("src/main/resources"));
    return in(places, name.get().replaceFirst("^classpath:/*", ""))
        .or(() -> in(places, JHIPSTER))
        .or(() -> Optional.of(Path.of(name.get())));
  }

  private static Optional<Path> in(List<Path> places, String name) {
    return places.stream()
        .map(place -> place.resolve(name).normalize())
        .filter(Files::isRegularFile)
        .findFirst()
        .map(DeploymentOptions::fromHere);
  }

  private static Path fromHere(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  /**
   * How a changelog is deployed.
   *
   * @throws ChangelogException when a file that says so cannot be read
   */
  Deployment deployment(
      Path changelog, Optional<Platform> platform, boolean superuser, Terminal terminal) {
    LiquibaseSettings said = settings(found(Optional.of(changelog)));
    LiquibaseSettings all =
        inFolders(said, found(Optional.of(changelog)), changelog)
            .with(
                Setting.WORKING_DIRECTORY,
                working().toString(),
                Home.project().isPresent() ? Project.FILE : "where pgrehearse is called");
    if (verbose) {
      all.lines().forEach(terminal::note);
    }
    return new Deployment(all, platform, superuser, List.of(), production())
        .orElse(Home.project().map(Project::deployment).orElse(Deployment.unsaid()));
  }

  /** How a system is deployed: what is typed comes before what its spec says. */
  Deployment over(SystemSpec system, PlatformOptions platform, Terminal terminal) {
    LiquibaseSettings typed = commandLine().from(Path.of("").toAbsolutePath().normalize());
    if (defaultsFile != null) {
      typed = typed.orElse(found(Optional.of(system.changelog())).settings());
    }
    Deployment all =
        new Deployment(typed, platform.platform(), platform.superuser(), List.of(), production())
            .orElse(system.deployment());
    if (verbose) {
      all.liquibase().lines().forEach(terminal::note);
    }
    return all;
  }

  private Production production() {
    if (stats == null) {
      return Production.UNSAID;
    }
    if (!Files.isRegularFile(stats)) {
      throw new ParameterException(
          command.commandLine(), "--stats names a file that is not there: " + stats);
    }
    return StatsYaml.read(stats, stats.toString().replace('\\', '/'));
  }

  /** A project with a root of its own is the same from each of its folders. */
  private static Path working() {
    return Home.project()
        .map(Project::folder)
        .orElseGet(() -> Path.of("").toAbsolutePath().normalize());
  }

  private LiquibaseSettings settings(Found there) {
    return commandLine()
        .orElse(finder().environment())
        .orElse(
            Home.project()
                .map(project -> project.deployment().liquibase())
                .orElse(LiquibaseSettings.none()))
        .orElse(there.settings());
  }

  private LiquibaseSettings commandLine() {
    LiquibaseSettings settings = LiquibaseSettings.none();
    Map<Setting, String> given = new LinkedHashMap<>();
    given.put(Setting.CONTEXTS, contexts);
    given.put(Setting.LABELS, labels);
    given.put(Setting.SEARCH_PATH, searchPath);
    given.put(Setting.CLASSPATH, classpath);
    given.put(Setting.DEFAULT_SCHEMA, defaultSchema);
    for (Map.Entry<Setting, String> each : given.entrySet()) {
      if (each.getValue() != null) {
        settings = settings.with(each.getKey(), each.getValue(), COMMAND_LINE);
      }
    }
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (parameter.getValue() == null || parameter.getKey().isBlank()) {
        throw new ParameterException(
            command.commandLine(), "-D takes NAME=VALUE, as in -Dtenant=acme");
      }
      settings = settings.withParameter(parameter.getKey(), parameter.getValue(), COMMAND_LINE);
    }
    return settings;
  }

  /**
   * Without a search path Liquibase looks from the folders of its classpath, and from where it is
   * called; a changelog that somebody names elsewhere is looked at as if no file was found.
   */
  private static LiquibaseSettings inFolders(
      LiquibaseSettings settings, Found there, Path changelog) {
    if (there.settings().equals(LiquibaseSettings.none())
        || settings.text(Setting.SEARCH_PATH).isPresent()) {
      return settings;
    }
    Path absolute = changelog.toAbsolutePath().normalize();
    List<Path> folders =
        Stream.concat(
                settings.paths(Setting.CLASSPATH).stream().filter(Files::isDirectory),
                Stream.of(there.folder().resolve("src/main/resources"), there.folder()))
            .map(folder -> folder.toAbsolutePath().normalize())
            .filter(absolute::startsWith)
            .distinct()
            .toList();
    return folders.isEmpty()
        ? settings
        : settings.with(
            Setting.SEARCH_PATH,
            folders.stream().map(Path::toString).collect(Collectors.joining(",")),
            LiquibaseSettings.Value.FOUND + there.folder().getFileName() + " is");
  }

  private Found found(Optional<Path> changelog) {
    if (found.isEmpty()) {
      found = Optional.of(look(changelog));
    }
    return found.get();
  }

  private Found look(Optional<Path> changelog) {
    try {
      if (defaultsFile != null) {
        if (!Files.isRegularFile(defaultsFile)) {
          throw new ParameterException(
              command.commandLine(), "--defaults-file names a file that is not there");
        }
        return finder().in(defaultsFile);
      }
      Optional<String> named = Optional.ofNullable(System.getenv("LIQUIBASE_DEFAULTS_FILE"));
      if (named.isPresent() && Files.isRegularFile(Path.of(named.get()))) {
        return finder().in(Path.of(named.get()));
      }
      Optional<Path> ofProject = Home.project().flatMap(Project::defaultsFile);
      if (ofProject.isPresent()) {
        return finder().in(ofProject.get());
      }
      return changelog.isPresent() ? finder().around(changelog.get()) : finder().here();
    } catch (SettingsException e) {
      throw new ChangelogException(Location.of(e.file(), e.line()), e.getMessage());
    }
  }

  private static SettingsFinder finder() {
    return new SettingsFinder(working(), System.getenv());
  }
}
