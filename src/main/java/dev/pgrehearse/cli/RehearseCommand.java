package dev.pgrehearse.cli;

import dev.pgrehearse.baseline.Measures;
import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.project.Project;
import dev.pgrehearse.rehearsal.Rehearsal;
import dev.pgrehearse.selection.Choice;
import dev.pgrehearse.selection.WatchedFiles;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.spec.RecordedStatement;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  @Mixin private PreludeOptions before;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "where report.html, report.md, report.json, junit.xml, results.sarif and"
              + " gl-code-quality-report.json go (default: target/rehearsal/<system>/)")
  private Path report;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private PartOptions part;

  @Mixin private DeploymentOptions deployment;

  @Mixin private PlatformOptions platform;

  @Mixin private CacheOptions cache;

  @Mixin private LimitOptions limits;

  @Option(
      names = "--kill",
      description =
          "kill the deployment of each changeset and its rollback at each point of its way too,"
              + " and do what the runbook says then; takes seconds for each")
  private boolean kill;

  @Option(
      names = "--watch",
      description = "run again when a file of it changes, until Ctrl-C; best with --changed")
  private boolean watch;

  @Option(names = "--quiet", description = "no progress, only findings and the summary")
  private boolean quiet;

  @Mixin private InfoOption info;

  @Mixin private FormatOption format;

  @Override
  public Integer call() {
    if (kill && server.choice() instanceof ServerChoice.Existing) {
      throw wrong(
          "--kill ends sessions in the middle of their work: only on a server of its own, which"
              + " --postgres embedded or docker starts");
    }
    format.format();
    Terminal terminal = terminal();
    if (watch) {
      new WatchedRounds(() -> round(terminal), new Problems(), terminal).run();
      return ExitCode.CLEAN.number();
    }
    return play(rehearsals(), terminal).number();
  }

  private Terminal terminal() {
    return new Terminal(
        command.commandLine().getOut(), command.commandLine().getErr(), quiet, info.isGiven());
  }

  private Map<SystemSpec, Rehearsal> rehearsals() {
    Map<SystemSpec, Rehearsal> rehearsals = new LinkedHashMap<>();
    specs()
        .forEach(
            spec ->
                rehearsals.put(
                    spec,
                    Rehearsal.of(spec, limits.statement())
                        .keepGoing(limits.keepGoing())
                        .knowing(statements(spec))
                        .measuring(measures(spec))));
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
            limits.run(),
            kill,
            Home.agreement(),
            format::print);
    Optional<Choice> asked = asked();
    return asked.isEmpty() ? round.whole(rehearsals) : round.part(rehearsals, asked.get(), home());
  }

  /** Of the project's own changelog, what is before its baseline is not looked at. */
  private Optional<Choice> asked() {
    if (part != null) {
      return Optional.of(part.choice());
    }
    boolean isOfProject =
        changelog == null
            && systems.isEmpty()
            && named().isPresent()
            && Home.project().flatMap(Project::changelog).isPresent();
    return isOfProject ? Home.runs().from().map(Choice.From::new) : Optional.empty();
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
            .reduce(new WatchedFiles(Home.files(), Set.of(), Set.of()), WatchedFiles::and);
      }

      @Override
      public void play() {
        RehearseCommand.this.play(rehearsals, terminal);
      }
    };
  }

  /** A changelog without a spec has none. */
  private Optional<Spec> home() {
    return named().isEmpty() ? Optional.of(Home.specs()) : Optional.empty();
  }

  /** The user's own changelog: named, or found where no system is asked for. */
  private Optional<Path> named() {
    if (changelog != null || !systems.isEmpty()) {
      return Optional.ofNullable(changelog);
    }
    boolean isAtHome =
        Home.project().isPresent() || Path.of("").toAbsolutePath().equals(Home.folder());
    return isAtHome && !Home.specs().systems().isEmpty()
        ? Optional.empty()
        : deployment.changelog();
  }

  private List<SystemSpec> specs() {
    Optional<Path> named = named();
    if (named.isPresent()) {
      if (!systems.isEmpty()) {
        throw wrong("name a SYSTEM or give --changelog, not both");
      }
      Deployment way =
          deployment.deployment(named.get(), platform.platform(), platform.superuser(), terminal());
      List<Path> preludes = before.preludes(way.liquibase(), terminal());
      return List.of(
          SystemSpec.ofChangelog(
                  named.get().getFileName().toString().replaceFirst("\\.[^.]+$", ""),
                  named.get(),
                  preludes,
                  before.fixtures())
              .startingFrom(preludes, before.fixtures(), before.fixturesAfter())
              .deployed(way));
    }
    if (before.areThere() && systems.size() != 1) {
      throw wrong("--prelude and --fixtures go with --changelog; a SYSTEM has its own in its spec");
    }
    Spec spec = Home.specs();
    List<String> names = systems.isEmpty() ? spec.systems() : systems;
    if (names.isEmpty()) {
      throw wrong(
          "there is no system under %s/; name a --changelog"
              .formatted(spec.shown(spec.folder("")).replaceFirst("/+$", "")));
    }
    SystemOptions said = new SystemOptions(deployment, before, platform);
    return names.stream()
        .distinct()
        .map(spec::read)
        .map(each -> said.over(each, terminal()))
        .toList();
  }

  /** What the clients of a system are known to send. */
  private List<RecordedStatement> statements(SystemSpec spec) {
    return named().isEmpty() ? new Spec(Home.folder()).clients(spec) : List.of();
  }

  /** What of its queries is kept. A changelog without a spec has none. */
  private Measures measures(SystemSpec spec) {
    return named().isEmpty() ? MeasuredSystem.measures(spec) : Measures.none();
  }

  private Path directory(SystemSpec spec, boolean several) {
    if (report != null) {
      return several ? report.resolve(spec.name()) : report;
    }
    return Home.reports(named().isEmpty()).resolve(spec.name());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
