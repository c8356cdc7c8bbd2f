package dev.pgrehearse.cli;

import dev.pgrehearse.changelog.DeployedHistory;
import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.project.Project;
import dev.pgrehearse.server.Dump;
import dev.pgrehearse.server.ServerException;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What is there before a changelog. */
final class PreludeOptions {

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--prelude",
      paramLabel = "F",
      arity = "1..*",
      description =
          "SQL files, or folders of them, that make the state before the changelog; a dump with"
              + " Liquibase's table in it says what has run already")
  private List<Path> preludes = new ArrayList<>();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "with --schema-only: pg_dump takes the schema and Liquibase's history of this server, which"
              + " is only read, as the prelude")
  private String url;

  @Option(names = "--schema-only", description = "no rows of --url are taken")
  private boolean schemaOnly;

  @Option(
      names = "--fixtures",
      paramLabel = "F",
      arity = "1..*",
      description = "SQL files, or folders of them, with rows, run after the prelude")
  private List<Path> fixtures = new ArrayList<>();

  @Option(
      names = "--fixtures-after",
      paramLabel = "ID",
      description =
          "run the fixtures after this changeset (default: before the changelog, and where their"
              + " tables are made by it, as soon as these are there)")
  private String fixturesAfter;

  private Optional<List<Path>> dumped = Optional.empty();

  boolean areThere() {
    return !preludes.isEmpty() || !fixtures.isEmpty() || url != null;
  }

  /** The changeset after which they are run, where somebody says so. */
  Optional<String> fixturesAfter() {
    if (fixturesAfter != null && fixtures().isEmpty()) {
      throw new ParameterException(command.commandLine(), "--fixtures-after goes with --fixtures");
    }
    return Optional.ofNullable(fixturesAfter)
        .or(
            () ->
                fixtures.isEmpty()
                    ? Home.project().flatMap(Project::fixturesAfter)
                    : Optional.empty());
  }

  List<Path> fixtures() {
    return fixtures.isEmpty()
        ? ofProject("fixtures", Project::fixtures)
        : new SqlFiles().named("--fixtures", fixtures);
  }

  /** The files, in order; a server is asked once. */
  List<Path> preludes(LiquibaseSettings settings, Terminal terminal) {
    if (url == null && preludes.isEmpty()) {
      return ofProject("prelude", Project::preludes);
    }
    List<Path> files = new ArrayList<>();
    if (url != null) {
      if (!schemaOnly) {
        throw new ParameterException(
            command.commandLine(), "--url goes with --schema-only: rows are never taken");
      }
      if (dumped.isEmpty()) {
        dumped = Optional.of(dump(settings, terminal));
      }
      files.addAll(dumped.get());
    }
    files.addAll(new SqlFiles().named("--prelude", preludes));
    return files;
  }

  /** A system with what is typed in place of what its spec names. */
  SystemSpec over(SystemSpec system, Terminal terminal) {
    if (fixturesAfter != null && fixtures.isEmpty() && system.fixtures().isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "--fixtures-after goes with --fixtures, or with a spec's fixtures");
    }
    return system.startingFrom(
        url == null && preludes.isEmpty()
            ? system.legacy()
            : preludes(system.deployment().liquibase(), terminal),
        fixtures.isEmpty() ? system.fixtures() : new SqlFiles().named("--fixtures", fixtures),
        Optional.ofNullable(fixturesAfter).or(system::fixturesAfter));
  }

  /** What nobody types. */
  static List<Path> ofProject(String key, Function<Project, List<Path>> files) {
    return Home.project()
        .map(project -> files.apply(project).stream().map(Terminal::shown).toList())
        .map(paths -> new SqlFiles().named(key + " of " + Project.FILE, paths))
        .orElse(List.of());
  }

  private List<Path> dump(LiquibaseSettings settings, Terminal terminal) {
    Dump dump = Dump.of(url);
    try {
      Path folder = Files.createTempDirectory("pgrehearse-dump");
      folder.toFile().deleteOnExit();
      List<Path> files = dump.into(folder, DeployedHistory.tableName(settings));
      files.forEach(file -> file.toFile().deleteOnExit());
      terminal.note("prelude: the schema of " + dump.place() + ", taken by pg_dump");
      return files;
    } catch (IOException e) {
      throw new ServerException("no temporary folder can be made: " + e.getMessage(), e);
    }
  }
}
