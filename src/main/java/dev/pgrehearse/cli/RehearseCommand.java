package dev.pgrehearse.cli;

import dev.pgrehearse.rehearsal.Rehearsal;
import dev.pgrehearse.selection.WatchedFiles;
import dev.pgrehearse.spec.RecordedStatement;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse rehearse}: the main job. */
@Command(
    name = "rehearse",
    description =
        "Play every changeset forward, back and forward again on a throwaway Postgres with rows in"
            + " the tables, and report what production would not have liked.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse rehearse --changelog db/root.yaml --prelude schema.sql",
      "      your own changelog, on top of your schema",
      "  pgrehearse rehearse crm --changed --watch",
      "      what you changed on your branch, again each time that you save"
    })
final class RehearseCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(
      paramLabel = "SYSTEM",
      description = "folders under verification/; all of them when none is named")
  private List<String> systems = new ArrayList<>();

  @Mixin private ServerOptions server;

  @Option(
      names = "--changelog",
      paramLabel = "F",
      description = "any Liquibase changelog (YAML, XML, JSON, formatted SQL), no spec needed")
  private Path changelog;

  @Option(
      names = "--prelude",
      paramLabel = "F",
      arity = "1..*",
      description = "SQL files, or folders of them, that make the state before --changelog")
  private List<Path> preludes = new ArrayList<>();

  @Option(
      names = "--fixtures",
      paramLabel = "F",
      arity = "1..*",
      description = "SQL files, or folders of them, with rows, run after the prelude")
  private List<Path> fixtures = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "where report.json, report.md and junit.xml go (default:"
              + " target/rehearsal/<system>/)")
  private Path report;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private PartOptions part;

  @Mixin private CacheOptions cache;

  @Mixin private LimitOptions limits;

  @Option(
      names = "--watch",
      description = "run again when a file of it changes, until Ctrl-C; best with --changed")
  private boolean watch;

  @Option(names = "--quiet", description = "no progress, only findings and the summary")
  private boolean quiet;

  @Override
  public Integer call() {
    Terminal terminal =
        new Terminal(command.commandLine().getOut(), command.commandLine().getErr(), quiet);
    if (watch) {
      new WatchedRounds(() -> round(terminal), new Problems(), terminal).run();
      return ExitCode.CLEAN.number();
    }
    return play(rehearsals(), terminal).number();
  }

  private Map<SystemSpec, Rehearsal> rehearsals() {
    Map<SystemSpec, Rehearsal> rehearsals = new LinkedHashMap<>();
    specs()
        .forEach(
            spec ->
                rehearsals.put(
                    spec, Rehearsal.of(spec, limits.statement()).knowing(statements(spec))));
    if (part != null && part.namesChangesets() && rehearsals.size() > 1) {
      throw wrong("--only and --from name changesets of one SYSTEM; say which");
    }
    return rehearsals;
  }

  private ExitCode play(Map<SystemSpec, Rehearsal> rehearsals, Terminal terminal) {
    RehearsalRound round =
        new RehearsalRound(
            server.choice(),
            cache::grounds,
            spec -> directory(spec, rehearsals.size() > 1),
            terminal,
            limits.run());
    return part == null ? round.whole(rehearsals) : round.part(rehearsals, part.choice(), home());
  }

  private WatchedRounds.Round round(Terminal terminal) {
    Map<SystemSpec, Rehearsal> rehearsals = rehearsals();
    return new WatchedRounds.Round() {
      @Override
      public WatchedFiles files() {
        return rehearsals.entrySet().stream()
            .map(
                entry ->
                    entry
                        .getValue()
                        .selector(home())
                        .files()
                        .without(directory(entry.getKey(), rehearsals.size() > 1)))
            .reduce(WatchedFiles::and)
            .orElseThrow();
      }

      @Override
      public void play() {
        RehearseCommand.this.play(rehearsals, terminal);
      }
    };
  }

  /** A changelog without a spec has none. */
  private Optional<Path> home() {
    return changelog == null ? Optional.of(Home.folder()) : Optional.empty();
  }

  private List<SystemSpec> specs() {
    if (changelog != null) {
      if (!systems.isEmpty()) {
        throw wrong("name a SYSTEM or give --changelog, not both");
      }
      SqlFiles files = new SqlFiles();
      return List.of(
          SystemSpec.ofChangelog(
              changelog.getFileName().toString().replaceFirst("\\.[^.]+$", ""),
              changelog,
              files.named("--prelude", preludes),
              files.named("--fixtures", fixtures)));
    }
    if (!preludes.isEmpty() || !fixtures.isEmpty()) {
      throw wrong("--prelude and --fixtures go with --changelog; a SYSTEM has its own in its spec");
    }
    Spec spec = new Spec(Home.folder());
    List<String> names = systems.isEmpty() ? spec.systems() : systems;
    if (names.isEmpty()) {
      throw wrong("there is no system under verification/; name a --changelog");
    }
    return names.stream().distinct().map(spec::read).toList();
  }

  /** What the clients of a system are known to send. */
  private List<RecordedStatement> statements(SystemSpec spec) {
    return changelog == null ? new Spec(Home.folder()).clients(spec) : List.of();
  }

  private Path directory(SystemSpec spec, boolean several) {
    if (report != null) {
      return several ? report.resolve(spec.name()) : report;
    }
    Path base = changelog == null ? Home.folder() : Path.of("");
    return base.resolve("target").resolve("rehearsal").resolve(spec.name());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
