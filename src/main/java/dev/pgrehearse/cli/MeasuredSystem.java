package dev.pgrehearse.cli;

import dev.pgrehearse.baseline.BaselineJson;
import dev.pgrehearse.baseline.LiveCapture;
import dev.pgrehearse.baseline.Measures;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.rehearsal.BaselinePlay;
import dev.pgrehearse.spec.MeasuredQuery;
import dev.pgrehearse.spec.Moment;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** A system whose queries are measured, and how it is played for that. */
final class MeasuredSystem {

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Parameters(paramLabel = "SYSTEM", description = "a folder under verification/")
  private String system;

  @Mixin private ServerOptions server;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "rows a table that volume.sql makes (default: as rehearsal.yaml says)")
  private Long rows;

  @Mixin private CacheOptions cache;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "measure on a live database, jdbc:postgresql://HOST:PORT/DATABASE?user=…, which is only"
              + " read; what it leaves open is taken from PGUSER and PGPASSWORD")
  private String url;

  @Option(names = "--quiet", description = "no progress, only what came of it")
  private boolean quiet;

  String name() {
    return system;
  }

  Terminal terminal() {
    return new Terminal(command.commandLine().getOut(), command.commandLine().getErr(), quiet);
  }

  /** The system itself, with the rows that were asked for. */
  SystemSpec spec() {
    SystemSpec spec = Home.specs().read(system);
    if (spec.volume().isEmpty()) {
      throw wrong(
          """
          rehearsal.yaml of %s has no 'volume', so there are no production-size rows to measure on; \
          write volume.sql and name it there"""
              .formatted(system));
    }
    if (rows != null && rows < 1) {
      throw wrong("--rows is at least 1");
    }
    return rows == null ? spec : spec.filledWith(rows);
  }

  /** Whether a live database is asked, and not a throwaway one. */
  boolean isLive() {
    return url != null;
  }

  /** What its queries cost on the live database. */
  LiveCapture live(Moment moment) {
    if (rows != null) {
      throw wrong("--rows is for databases that are filled; one with --url is only read");
    }
    List<MeasuredQuery> queries = queries(Home.specs().read(system));
    try {
      return new LiveConnection(url, System.getenv())
          .ask(connection -> LiveCapture.of(connection, queries, moment));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /** Its queries, of which there is at least one. */
  List<MeasuredQuery> queries(SystemSpec spec) {
    List<MeasuredQuery> queries = Home.specs().baselines(spec);
    if (queries.isEmpty()) {
      throw wrong(
          "there is no %s; it names the queries whose cost is kept"
              .formatted(
                  Home.specs().shown(Home.specs().folder(system).resolve("baselines.yaml"))));
    }
    return queries;
  }

  /** Where what is measured is kept. */
  static Path file(String system) {
    return Home.folder().resolve("baselines").resolve(system + ".json");
  }

  static BaselineJson json(Path file) {
    return new BaselineJson(file, Home.specs().shown(file));
  }

  /** What is kept of a system, and what there is to measure. */
  static Measures measures(SystemSpec spec) {
    return new Measures(Home.specs().baselines(spec), json(file(spec.name())).read());
  }

  /** Plays it and measures. */
  BaselinePlay.Result measure(SystemSpec spec) {
    Terminal terminal = terminal();
    BaselinePlay play = BaselinePlay.of(spec, queries(spec));
    terminal.starting(server.choice());
    try (Ground ground = play.ground(cache.grounds(server.choice()))) {
      terminal.started(ground);
      return InterruptedRun.unless(ground.server(), () -> play.run(ground, terminal.progress()));
    }
  }

  ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
