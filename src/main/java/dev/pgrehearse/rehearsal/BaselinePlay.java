package dev.pgrehearse.rehearsal;

import dev.pgrehearse.baseline.Baseline;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Place;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.MeasuredQuery;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.List;

/** Plays a system to its end, fills it with production-size rows, and measures its queries. */
public final class BaselinePlay {

  /**
   * What came of it.
   *
   * @param findings that a query is refused, or is over its budget
   * @param skipped what could not be told
   */
  public record Result(Baseline baseline, List<Finding> findings, List<Skipped> skipped) {
    public Result {
      findings = findings.stream().sorted().toList();
      skipped = List.copyOf(skipped);
    }
  }

  private final OpenedSystem system;
  private final SystemSpec spec;
  private final Changelog main;
  private final Services services;
  private final List<MeasuredQuery> queries;

  private BaselinePlay(OpenedSystem system, List<MeasuredQuery> queries) {
    this.system = system;
    this.spec = system.spec();
    this.main = system.main();
    this.services = Services.of(spec, main);
    this.queries = List.copyOf(queries);
  }

  /**
   * Reads the changelog, before any server is needed.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when it cannot be read
   */
  public static BaselinePlay of(SystemSpec spec, List<MeasuredQuery> queries) {
    return new BaselinePlay(OpenedSystem.of(spec), queries);
  }

  /**
   * A server on which the changelog is applied.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when it cannot be
   */
  public Ground ground(Grounds grounds) {
    return grounds.at(
        isFilledBefore()
            ? new Place(spec, main, services, 0, regime(), false)
            : Place.atTheEnd(spec, main, regime(), false));
  }

  /** Measures on a database of its own, which is dropped as soon as it is done with. */
  public Result run(Ground ground, Progress progress) {
    Server server = ground.server();
    List<String> none = server.rehearsedRoles();
    progress.begin(spec.name(), main.changesets().size());
    try {
      StraightWay way =
          new StraightWay(
              system, services, ground, regime().get(0), "at which to measure", progress);
      VolumePlay volume = new VolumePlay(spec.withoutChecks(), queries, server, progress);
      Stage stage = isFilledBefore() ? way.begin() : way.end();
      progress.end();
      try {
        VolumeResult result = isFilledBefore() ? volume.run(stage, way::finish) : volume.run(stage);
        return new Result(result.baseline().orElseThrow(), result.findings(), result.skipped());
      } finally {
        stage.discard(none);
      }
    } catch (SQLException e) {
      throw new RehearsalException(
          "the queries of " + spec.name() + " cannot be measured: " + e.getMessage(), e);
    }
  }

  private boolean isFilledBefore() {
    return spec.volume().filter(SystemSpec.Volume::isThereBefore).isPresent();
  }

  /** Privileges are the same to a plan. */
  private List<PrivilegeRegime> regime() {
    return services.regimes().subList(0, 1);
  }
}
