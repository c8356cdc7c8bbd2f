package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.ExpectedAccess;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The main changelog and then each option on top of it, under one regime. */
final class RegimePlay {

  private final SystemSpec spec;
  private final Changelog main;
  private final Map<SystemSpec.Option, Changelog> options;
  private final Server server;
  private final PrivilegeRegime regime;
  private final Progress progress;
  private final List<LegResult> legs = new ArrayList<>();
  private final Set<Check> failedChecks = new HashSet<>();

  RegimePlay(
      SystemSpec spec,
      Changelog main,
      Map<SystemSpec.Option, Changelog> options,
      Server server,
      PrivilegeRegime regime,
      Progress progress) {
    this.spec = spec;
    this.main = main;
    this.options = new LinkedHashMap<>(options);
    this.server = server;
    this.regime = regime;
    this.progress = progress;
  }

  void play() throws SQLException {
    List<String> roles = server.rehearsedRoles();
    try (Leg leg =
        new Leg(
            spec, main, checks(List.of()), this::beforeTheChangelog, roles, withRows(), progress)) {
      LegResult result = leg.play(spec.name() + ", " + regime.word() + " default privileges");
      legs.add(result);
      if (result.changesets.size() < main.changesets().size()) {
        options
            .keySet()
            .forEach(option -> skip("option " + option.name(), "the main changelog failed"));
        return;
      }
      access(result, "");
      for (Map.Entry<SystemSpec.Option, Changelog> option : options.entrySet()) {
        playOption(leg.stage(), option.getKey(), option.getValue());
      }
      if (withRows()) {
        new VolumeChecks(spec, leg.stage(), progress).run(result);
      }
    }
  }

  private void playOption(Stage finished, SystemSpec.Option option, Changelog changelog)
      throws SQLException {
    SystemSpec optionSpec = spec.of(option);
    Leg.Start start =
        () -> {
          Stage stage = new Stage(server, changelog, server.cloneOf(finished.database()));
          stage.run(optionSpec.legacy());
          stage.player().prepare();
          return stage;
        };
    List<String> roles = server.rehearsedRoles();
    try (Leg leg =
        new Leg(
            optionSpec,
            changelog,
            checks(changelog.changesets()),
            start,
            roles,
            withRows(),
            progress)) {
      LegResult result =
          leg.play(spec.name() + ", option " + option.name() + ", " + regime.word() + " regime");
      legs.add(result);
      access(result, option.name());
    }
  }

  /** Holds what the end allows against what access.yaml says. */
  private void access(LegResult result, String option) {
    if (result.access.isEmpty()) {
      return;
    }
    if (spec.expectedAccess().isEmpty()) {
      skip(
          "access matrix",
          "no access.yaml; ./pgrehearse access " + spec.name() + " --update writes it");
      return;
    }
    result.findings.addAll(
        new AccessFindings(spec.name())
            .differences(
                result.access.get(), ExpectedAccess.of(spec.expectedAccess().get()), option));
  }

  /** An option is played on the finished main changelog, and knows nothing of other options. */
  private PhaseChecks checks(List<Changeset> option) {
    List<Changeset> all = new ArrayList<>(main.changesets());
    all.addAll(option);
    return new PhaseChecks(spec, new PhaseOrder(all), failedChecks);
  }

  private Stage beforeTheChangelog() throws SQLException {
    Stage stage = new Stage(server, main, server.createDatabase(regime));
    stage.run(spec.legacy());
    stage.run(spec.fixtures());
    stage.player().prepare();
    return stage;
  }

  private void skip(String what, String why) {
    legs.get(0).skipped.add(new Skipped(what, why));
  }

  List<RehearsedChangeset> changesets() {
    return legs.stream().flatMap(leg -> leg.changesets.stream()).toList();
  }

  List<PhaseTiming> phases() {
    return legs.stream().flatMap(leg -> leg.phases.stream()).toList();
  }

  List<Finding> findings() {
    return legs.stream().flatMap(leg -> leg.findings.stream()).toList();
  }

  /** Of the main changelog first, then of each option. */
  List<AdviceWatch.Brought> advice() {
    return legs.stream().flatMap(leg -> leg.advice.brought().stream()).toList();
  }

  List<Finding> findingsOfOneRegime() {
    return legs.stream().flatMap(leg -> leg.findingsOfOneRegime.stream()).toList();
  }

  private boolean withRows() {
    return regime == PrivilegeRegime.CLOSED;
  }

  List<Skipped> skipped() {
    return legs.stream().flatMap(leg -> leg.skipped.stream()).toList();
  }

  int roundTrips() {
    return legs.stream().mapToInt(leg -> leg.roundTrips).sum();
  }

  int checks() {
    return legs.stream().mapToInt(leg -> leg.checks).sum();
  }

  long accessProbes() {
    return legs.stream().mapToLong(leg -> leg.accessProbes).sum();
  }

  /** Of the main changelog first, then of each option. */
  long rowsWritten() {
    return legs.stream().mapToLong(leg -> leg.rowsWritten).sum();
  }

  List<RegimeComparison.Privileges> privileges() {
    return legs.stream().map(LegResult::whoMayDoWhat).toList();
  }
}
