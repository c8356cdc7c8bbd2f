package dev.pgrehearse.cli;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.DeployedHistory;
import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.project.Project;
import dev.pgrehearse.rehearsal.Rehearsal;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What says which changesets have run already. */
final class HistoryOptions {

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--prelude",
      paramLabel = "F",
      arity = "1..*",
      description =
          "a dump, as SQL files or folders of them, with Liquibase's table in it: it says what has"
              + " run already (default: pgrehearse.yaml's); needs a throwaway Postgres")
  private List<Path> preludes = new ArrayList<>();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "jdbc:postgresql://HOST:PORT/DATABASE?user=… of a database whose Liquibase table says so;"
              + " it is only read, and PGUSER and PGPASSWORD are used for what it leaves open")
  private String url;

  @Mixin private ServerOptions server;

  /** The changelog without what has run, where that is known. */
  Changelog pending(Changelog changelog, Path file, Deployment way, Terminal terminal) {
    if (url != null) {
      if (!preludes.isEmpty()) {
        throw wrong("--url and --prelude both say what has run already: give one of them");
      }
      return ofDatabase(changelog, way, terminal);
    }
    List<Path> files = preludes();
    return files.isEmpty() ? changelog : ofPrelude(changelog, file, files, way, terminal);
  }

  private List<Path> preludes() {
    return preludes.isEmpty()
        ? PreludeOptions.ofProject("prelude", Project::preludes)
        : new SqlFiles().named("--prelude", preludes);
  }

  private Changelog ofDatabase(Changelog changelog, Deployment way, Terminal terminal) {
    Optional<DeployedHistory> history;
    try {
      history =
          new LiveConnection(url, System.getenv())
              .ask(connection -> DeployedHistory.of(connection, way.liquibase()));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    if (history.isEmpty()) {
      terminal.note(
          "the database of --url has no table %s: nothing of the changelog has run there"
              .formatted(DeployedHistory.tableName(way.liquibase())));
    }
    return history.map(changelog::pendingAfter).orElse(changelog);
  }

  private Changelog ofPrelude(
      Changelog changelog, Path file, List<Path> files, Deployment way, Terminal terminal) {
    Rehearsal rehearsal =
        Rehearsal.of(SystemSpec.ofChangelog("lint", file, files, List.of()).deployed(way));
    if (!rehearsal.mayHaveHistory()) {
      if (!preludes.isEmpty()) {
        terminal.note(
            "--prelude does not speak of %s: nothing is known to have run"
                .formatted(DeployedHistory.tableName(way.liquibase())));
      }
      return changelog;
    }
    try (Server throwaway = Servers.start(server.choice())) {
      return InterruptedRun.unless(throwaway, () -> rehearsal.pendingOn(throwaway).changelog());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
