package dev.pgrehearse.cli;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.kill.KillResult;
import dev.pgrehearse.kill.KilledDeployments;
import dev.pgrehearse.project.Agreement;
import dev.pgrehearse.rehearsal.Rehearsal;
import dev.pgrehearse.rehearsal.RehearsalException;
import dev.pgrehearse.rehearsal.RehearsalResult;
import dev.pgrehearse.report.MoreOfRun;
import dev.pgrehearse.report.MutationReport;
import dev.pgrehearse.report.Report;
import dev.pgrehearse.report.RunReport;
import dev.pgrehearse.report.SourceTree;
import dev.pgrehearse.selection.Choice;
import dev.pgrehearse.selection.Selection;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rehearses some systems, or what is asked for of each, and shows what came of it. */
final class RehearsalRound {

  private final ServerChoice choice;
  private final Function<ServerChoice, Grounds> grounds;
  private final Function<SystemSpec, Path> reports;
  private final Terminal terminal;
  private final TimeLimit limit;
  private final Agreement agreement;
  private final boolean kill;
  private final BiConsumer<Report, Terminal> printing;

  /**
   * @param grounds the way to where a part begins
   * @param reports where the report of a system goes
   * @param kill whether to kill deployments as well
   * @param agreement what the project lives with
   * @param printing of a report, besides what is shown of it
   */
  RehearsalRound(
      ServerChoice choice,
      Function<ServerChoice, Grounds> grounds,
      Function<SystemSpec, Path> reports,
      Terminal terminal,
      TimeLimit limit,
      boolean kill,
      Agreement agreement,
      BiConsumer<Report, Terminal> printing) {
    this.printing = printing;
    this.agreement = agreement;
    this.limit = limit;
    this.kill = kill;
    this.choice = choice;
    this.grounds = grounds;
    this.reports = reports;
    this.terminal = terminal;
  }

  /** All of each, on one server. */
  ExitCode whole(Map<SystemSpec, Rehearsal> rehearsals) {
    rehearsals.keySet().forEach(spec -> Report.prepare(reports.apply(spec)));
    terminal.starting(choice);
    boolean failed = false;
    Server server = Servers.start(choice);
    List<String> told = server.notes();
    try (server) {
      terminal.started(server);
      for (Map.Entry<SystemSpec, Rehearsal> entry : rehearsals.entrySet()) {
        failed |= fails(entry.getKey(), entry.getValue().pendingOn(server), Ground.bare(server));
      }
    }
    // What could not be dropped on a server that stays.
    server.notes().stream().filter(note -> !told.contains(note)).forEach(terminal::note);
    return failed ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  /** What is asked for of each, from where it begins. */
  ExitCode part(Map<SystemSpec, Rehearsal> rehearsals, Choice asked, Optional<Spec> specs) {
    boolean failed = false;
    for (Map.Entry<SystemSpec, Rehearsal> entry : rehearsals.entrySet()) {
      SystemSpec spec = entry.getKey();
      Rehearsal rehearsal = pending(entry.getValue());
      Selection selection = rehearsal.selector(specs).select(asked);
      if (selection.isEmpty()) {
        terminal.nothing(selection);
      } else if (selection.isWhole()) {
        terminal.note(selection.summary());
        failed |= whole(Map.of(spec, rehearsal)) == ExitCode.FINDINGS;
      } else {
        failed |= fails(spec, rehearsal.only(selection));
      }
    }
    return failed ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  /** What comes before a part depends on what has run. */
  private Rehearsal pending(Rehearsal rehearsal) {
    if (!rehearsal.mayHaveHistory()) {
      return rehearsal;
    }
    try (Server server = Servers.start(choice)) {
      return rehearsal.pendingOn(server);
    }
  }

  private boolean fails(SystemSpec spec, Rehearsal part) {
    Report.prepare(reports.apply(spec));
    terminal.starting(choice);
    Ground ground = part.ground(grounds.apply(choice));
    List<String> told = ground.server().notes();
    boolean fails;
    try (ground) {
      terminal.started(ground);
      fails = fails(spec, part, ground);
    }
    ground.server().notes().stream().filter(note -> !told.contains(note)).forEach(terminal::note);
    return fails;
  }

  private boolean fails(SystemSpec spec, Rehearsal rehearsal, Ground ground) {
    try {
      RehearsalResult result =
          limit.on(
              ground.server(), terminal.progress(), progress -> rehearsal.run(ground, progress));
      Optional<KillResult> killed = killed(spec, rehearsal, result, ground.server());
      RunReport run = judged(new ReportOfResult(result, killed, ground.server()).report());
      write(spec, rehearsal, run, killed);
      return run.count(Severity.ERROR) > 0;
    } catch (InterruptedRun | TimeIsOver e) {
      soFar(e)
          .map(result -> new ReportOfResult(result, Optional.empty(), ground.server()).report())
          .map(run -> judged(run.cutOff(e.getMessage())))
          .ifPresent(run -> write(spec, rehearsal, run, Optional.empty()));
      throw e;
    }
  }

  private RunReport judged(RunReport run) {
    return new JudgedRun(agreement).of(run);
  }

  private void write(
      SystemSpec spec, Rehearsal rehearsal, RunReport run, Optional<KillResult> killed) {
    Path directory = reports.apply(spec);
    SourceTree sources = SourcesOf.changelogs(List.of(rehearsal.changelog()));
    Report.of(run.with(run.more().withKillRate(killRate(spec))), sources).write(directory);
    terminal.show(spec.title(), run, directory, killed);
    printing.accept(
        Report.of(terminal.tellsAll() ? run : run.withoutInformation(), sources), terminal);
  }

  /** As it is kept beside the spec. */
  private static Optional<MoreOfRun.KillRate> killRate(SystemSpec spec) {
    return spec.file().file().isEmpty()
        ? Optional.empty()
        : MutationReport.kept(
            Home.folder().resolve(spec.file().file()).resolveSibling("mutation.json"));
  }

  /** What it had come to when its server went. */
  private static Optional<RehearsalResult> soFar(Throwable end) {
    return Stream.iterate(end, Objects::nonNull, Throwable::getCause)
        .filter(RehearsalException.class::isInstance)
        .flatMap(cause -> ((RehearsalException) cause).soFar().stream())
        .findFirst();
  }

  /** Of what was rehearsed whole; what was found before it is not lost where it is cut off. */
  private Optional<KillResult> killed(
      SystemSpec spec, Rehearsal rehearsal, RehearsalResult result, Server server) {
    if (!kill) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          limit.on(
              server,
              terminal.progress(),
              progress -> KilledDeployments.of(spec, asked(result), server, progress)));
    } catch (InterruptedRun | TimeIsOver e) {
      RunReport run = new ReportOfResult(result, Optional.empty(), server).report();
      write(spec, rehearsal, judged(run.cutOff(e.getMessage())), Optional.empty());
      throw e;
    }
  }

  private static Predicate<Changeset> asked(RehearsalResult result) {
    return result
        .part()
        .map(part -> chosen(part.selection()))
        .map(chosen -> (Predicate<Changeset>) chosen::contains)
        .orElse(changeset -> true);
  }

  private static Set<Changeset> chosen(Selection selection) {
    return Stream.concat(Stream.of(selection.main()), selection.options().values().stream())
        .flatMap(part -> part.chosen().keySet().stream())
        .collect(Collectors.toSet());
  }
}
