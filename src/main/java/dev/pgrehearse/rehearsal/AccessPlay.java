package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.AccessProbe;
import dev.pgrehearse.access.ExpectedAccess;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Place;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a changelog, and each option on a copy, to the end without any way back, and finds out who
 * may do what there, under both regimes of default privileges where there is a platform.
 */
public final class AccessPlay {

  /**
   * What came of it.
   *
   * @param main at the end of the main changelog, under the closed regime where there are two
   * @param options at the end of each option, likewise
   * @param findings what is not as access.yaml says, and what the regimes do not agree on
   * @param probes statements tried in all
   * @param regimes how many regimes of default privileges it was tried under
   */
  public record Result(
      AccessMatrix main,
      Map<String, AccessMatrix> options,
      List<Finding> findings,
      long probes,
      int regimes) {
    public Result {
      options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
      findings = findings.stream().sorted().toList();
    }

    /** What depends on the project's default privileges, whatever access.yaml says. */
    public List<Finding> regimeFindings() {
      return findings.stream().filter(f -> f.rule().equals("regime-access-differs")).toList();
    }
  }

  private final OpenedSystem system;
  private final SystemSpec spec;
  private final Changelog main;
  private final Services services;
  private final Map<SystemSpec.Option, Changelog> options = new LinkedHashMap<>();

  private AccessPlay(OpenedSystem system) {
    this.system = system;
    this.spec = system.spec();
    this.main = system.main();
    this.options.putAll(system.options());
    List<Changelog> all = new ArrayList<>(List.of(main));
    all.addAll(options.values());
    this.services = Services.of(spec, all);
  }

  /**
   * Reads the changelogs, before any server is needed.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when one cannot be read
   */
  public static AccessPlay of(SystemSpec spec) {
    return new AccessPlay(OpenedSystem.of(spec));
  }

  /**
   * A server on which the main changelog is applied.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when it cannot be
   */
  public Ground ground(Grounds grounds) {
    return grounds.at(Place.atTheEnd(spec, main, services.regimes(), false));
  }

  /** Plays everything on databases of its own, which are dropped as soon as they are done with. */
  public Result run(Server server, Progress progress) {
    return run(Ground.bare(server), progress);
  }

  /** Likewise, from the end of the main changelog where the ground has it. */
  public Result run(Ground ground, Progress progress) {
    Map<PrivilegeRegime, Map<String, AccessMatrix>> ends = new EnumMap<>(PrivilegeRegime.class);
    try {
      for (PrivilegeRegime regime : services.regimes()) {
        ends.put(regime, play(ground, regime, progress));
      }
    } catch (SQLException e) {
      throw new RehearsalException(
          "the access of " + spec.name() + " cannot be tried: " + e.getMessage(), e);
    }
    List<PrivilegeRegime> regimes = services.regimes();
    return result(
        ends.get(regimes.get(0)),
        regimes.size() == 1 ? Optional.empty() : Optional.of(ends.get(regimes.get(1))));
  }

  private Result result(
      Map<String, AccessMatrix> closed, Optional<Map<String, AccessMatrix>> open) {
    List<Finding> findings = new ArrayList<>();
    Optional<ExpectedAccess> expected = spec.expectedAccess().map(ExpectedAccess::of);
    long probes = 0;
    for (Map.Entry<String, AccessMatrix> end : closed.entrySet()) {
      Optional<AccessMatrix> other = open.map(ends -> ends.get(end.getKey()));
      other
          .flatMap(
              matrix ->
                  AccessFindings.regimes(
                      matrix,
                      end.getValue(),
                      Location.of(spec.changelog().getFileName().toString())))
          .ifPresent(findings::add);
      expected.ifPresent(
          file ->
              findings.addAll(
                  new AccessFindings(spec.name()).differences(end.getValue(), file, end.getKey())));
      probes += end.getValue().probes() + other.map(AccessMatrix::probes).orElse(0L);
    }
    Map<String, AccessMatrix> ofOptions = new LinkedHashMap<>(closed);
    ofOptions.remove("");
    return new Result(closed.get(""), ofOptions, findings, probes, open.isPresent() ? 2 : 1);
  }

  private Map<String, AccessMatrix> play(Ground ground, PrivilegeRegime regime, Progress progress)
      throws SQLException {
    Server server = ground.server();
    Map<String, AccessMatrix> ends = new LinkedHashMap<>();
    int steps =
        main.changesets().size()
            + options.values().stream().mapToInt(o -> o.changesets().size()).sum();
    progress.begin(spec.name() + regime.title(), steps);
    StraightWay way =
        new StraightWay(system, services, ground, regime, "whose access could be tried", progress);
    List<String> none = server.rehearsedRoles();
    Stage stage = way.end();
    try {
      ends.put("", stage.matrix(AccessProbe.of(spec.access())));
      List<String> before = server.rehearsedRoles();
      for (Map.Entry<SystemSpec.Option, Changelog> option : options.entrySet()) {
        stage.leave();
        Stage copy =
            new Stage(server, option.getValue(), server.cloneOf(stage.database()), new TimeSpent());
        try {
          way.go(copy, option.getKey(), option.getValue());
          ends.put(option.getKey().name(), copy.matrix(AccessProbe.of(spec.access())));
        } finally {
          copy.discard(before);
        }
      }
      return ends;
    } finally {
      progress.end();
      stage.discard(none);
    }
  }
}
