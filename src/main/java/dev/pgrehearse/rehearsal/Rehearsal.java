package dev.pgrehearse.rehearsal;

import dev.pgrehearse.advice.Waiver;
import dev.pgrehearse.baseline.Baseline;
import dev.pgrehearse.baseline.Measures;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogLint;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.deployment.Platform;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Place;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.selection.Selection;
import dev.pgrehearse.selection.Selector;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScriptException;
import dev.pgrehearse.spec.AccessFile;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.RecordedStatement;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import dev.pgrehearse.surface.ClientTexts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Plays a system's changelog, and each of its options, under both regimes of default privileges.
 */
public final class Rehearsal {

  private static final Skipped NOBODY =
      new Skipped(
          "who may do what",
          """
          no role is named that an application connects as; 'roles' in pgrehearse.yaml or \
          rehearsal.yaml names them, and --platform supabase asks of Supabase's""");

  private final SystemSpec given;
  private final SystemSpec spec;
  private final Changelog main;
  private final Map<SystemSpec.Option, Changelog> options = new LinkedHashMap<>();

  private final Services services;
  private final List<Waiver> waivers;
  private final Optional<Selection> selection;
  private final Asked how;

  private Rehearsal(SystemSpec given, Optional<Duration> limit) {
    OpenedSystem opened = OpenedSystem.of(given, limit);
    this.given = given;
    this.spec = opened.spec();
    this.waivers =
        spec.expectedAccess().map(AccessFile::accepts).orElse(List.of()).stream()
            .map(a -> new Waiver(a.rule(), a.on(), a.because(), a.location()))
            .toList();
    this.main = opened.main();
    this.how =
        new Asked(
            true,
            OpenedSystem.fixturesAfter(given.fixturesAfter(), main),
            ClientTexts.of(List.of()),
            Measures.none());
    // What no text can be made of is told before a server is started for it.
    main.files().forEach(main::text);
    List<Changeset> all = new ArrayList<>(main.changesets());
    options.putAll(opened.options());
    options.values().forEach(option -> all.addAll(option.changesets()));
    new Declarations(spec, main, all).validate();
    List<Changelog> changelogs = new ArrayList<>(List.of(main));
    changelogs.addAll(options.values());
    this.services = Services.of(spec, changelogs);
    this.selection = Optional.empty();
  }

  private Rehearsal(Rehearsal other, Changelog main) {
    this.given = other.given;
    this.spec = other.spec;
    this.waivers = other.waivers;
    this.main = main;
    this.options.putAll(other.options);
    this.services = other.services;
    this.selection = other.selection;
    this.how = other.how;
  }

  private Rehearsal(Rehearsal whole, Optional<Selection> selection, Asked how) {
    this.given = whole.given;
    this.spec = whole.spec;
    this.waivers = whole.waivers;
    this.main = whole.main;
    this.options.putAll(whole.options);
    this.services = whole.services;
    this.selection = selection;
    this.how = how;
  }

  /**
   * Reads the changelogs, before any server is needed.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when one cannot be read
   * @throws dev.pgrehearse.spec.SpecException when the spec speaks of what they do not have
   */
  public static Rehearsal of(SystemSpec spec) {
    return of(spec, Optional.empty());
  }

  /**
   * Likewise.
   *
   * @param limit how long a statement of a changeset may take
   */
  public static Rehearsal of(SystemSpec spec, Optional<Duration> limit) {
    return new Rehearsal(spec, limit);
  }

  /** Whether {@link #pendingOn} may have something to say. */
  public boolean mayHaveHistory() {
    return history().mayBeThere();
  }

  /**
   * The same without what has run already, where the prelude brings Liquibase's own table.
   *
   * @param server on which the prelude is run to see
   */
  public Rehearsal pendingOn(Server server) {
    if (!mayHaveHistory()) {
      return this;
    }
    if (spec.deployment().superuser()) {
      server.makeMigrationRoleSuperuser();
    }
    try {
      return history()
          .on(server)
          .map(has -> new Rehearsal(this, main.pendingAfter(has)))
          .orElse(this);
    } catch (SQLException e) {
      throw new RehearsalException("the prelude cannot be looked at: " + e.getMessage(), e);
    }
  }

  /** What is to be rehearsed of the main changelog. */
  public Changelog changelog() {
    return main;
  }

  private HistoryOfPrelude history() {
    return new HistoryOfPrelude(spec, main, services);
  }

  /** To choose a part of it, of which {@link #only} looks at nothing else. */
  public Selector selector(Optional<Spec> specs) {
    return Selector.of(given, main, options, specs);
  }

  /** The same, of a part. */
  public Rehearsal only(Selection part) {
    return new Rehearsal(this, Optional.of(part), how);
  }

  /** The same, of a system whose clients send these statements and no others. */
  public Rehearsal knowing(List<RecordedStatement> statements) {
    ClientTexts clients = ClientTexts.of(statements.stream().map(RecordedStatement::sql).toList());
    return new Rehearsal(
        this, selection, new Asked(how.keepGoing(), how.fixturesAfter(), clients, how.measures()));
  }

  /** The same, of a system with queries whose cost is kept. */
  public Rehearsal measuring(Measures measures) {
    return new Rehearsal(
        this, selection, new Asked(how.keepGoing(), how.fixturesAfter(), how.clients(), measures));
  }

  /**
   * The same.
   *
   * @param goOn whether what comes after a changeset that does not apply is played without it; as
   *     long as nobody says otherwise it is
   */
  public Rehearsal keepGoing(boolean goOn) {
    return new Rehearsal(
        this, selection, new Asked(goOn, how.fixturesAfter(), how.clients(), how.measures()));
  }

  /**
   * The same, with the fixtures put in after a changeset.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException where there is no such changeset
   */
  public Rehearsal fixturesAfter(String id) {
    return new Rehearsal(
        this,
        selection,
        new Asked(
            how.keepGoing(),
            OpenedSystem.fixturesAfter(Optional.of(id), main),
            how.clients(),
            how.measures()));
  }

  /**
   * A server on which what comes before the part is applied.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when it cannot be
   */
  public Ground ground(Grounds grounds) {
    int before = selection.map(part -> part.main().before().size()).orElse(0);
    SystemSpec placed =
        spec.startingFrom(spec.legacy(), spec.fixtures(), how.fixturesAfter().map(Changeset::id));
    return grounds.at(new Place(placed, main, services, before, services.regimes(), false));
  }

  /** Plays everything on databases of its own, which are dropped as soon as they are done with. */
  public RehearsalResult run(Server server, Progress progress) {
    return pendingOn(server).run(Ground.bare(server), progress);
  }

  /** Likewise, from where the part begins. */
  public RehearsalResult run(Ground ground, Progress progress) {
    long start = System.nanoTime();
    Server server = ground.server();
    if (spec.deployment().superuser()) {
      server.makeMigrationRoleSuperuser();
    }
    TimeSpent time = new TimeSpent();
    Optional<Selection> part =
        selection.filter(each -> ground.there(services.regimes().get(0)).isPresent());
    Itinerary itinerary =
        part.map(each -> Itinerary.of(each, options))
            .orElseGet(() -> Itinerary.whole(main, options));
    List<Check> left = spec.needingMoreThan(server.extensions());
    SystemSpec fitting = spec.without(left);
    Played regimes = played(fitting, ground, itinerary, time, progress, start);
    RegimeResult closed = regimes.closed();
    RegimeResult open = regimes.open();
    List<RegimeComparison> comparisons = comparisons(open.privileges(), closed.privileges());
    Predicate<Finding> asked = asked(part, closed.changesets());
    ChangelogLint lint = ChangelogLint.of(main);
    List<Finding> findings =
        new ArrayList<>(
            new OneCause(
                    lint(lint).stream().filter(asked).toList(),
                    BothRegimes.merged(closed.findings(), open.findings()))
                .findings());
    findings.addAll(new LinkedHashSet<>(closed.findingsOfOneRegime()));
    new ClientFindings(
            closed.brokenForClients(),
            waivers,
            how.clients(),
            services.platform() == Platform.PLAIN ? Severity.INFO : Severity.WARNING)
        .findings().stream().filter(asked).forEach(findings::add);
    List<Waiver> ofAccess = waivers.stream().filter(w -> !ClientFindings.isAbout(w)).toList();
    AdviceFindings advice = new AdviceFindings(closed.advice(), open.advice(), ofAccess);
    List<Finding> differences =
        comparisons.stream()
            .flatMap(comparison -> comparison.findings(advice.openedByDefault()).stream())
            .filter(asked)
            .toList();
    findings.addAll(differences);
    findings.addAll(advice.findings(!differences.isEmpty()).stream().filter(asked).toList());
    Set<Skipped> skipped = new LinkedHashSet<>();
    left.forEach(check -> skipped.add(leftOut(check, server.extensions())));
    skipped.addAll(main.notPlayed());
    if (services.roles().isEmpty()) {
      skipped.add(NOBODY);
    }
    lint.released().ifPresent(skipped::add);
    skipped.addAll(closed.skipped());
    skipped.addAll(open.skipped());
    Optional<Baseline> baseline = closed.onVolume().baseline();
    if (spec.volume().isEmpty() && !how.measures().queries().isEmpty()) {
      skipped.add(
          new Skipped(
              "what queries cost",
              "rehearsal.yaml has no 'volume', so there are no rows for them"));
    }
    baseline.ifPresent(
        now -> {
          findings.addAll(how.measures().findings(spec.name(), now));
          skipped.addAll(how.measures().notCompared(spec.name(), now));
        });
    return new RehearsalResult(
        spec.name(),
        closed.changesets(),
        closed.phases(),
        closed.roundTrips() + open.roundTrips(),
        closed.checks() + open.checks(),
        closed.rowsWritten() + open.rowsWritten(),
        comparisons.stream().mapToLong(RegimeComparison::privileges).sum(),
        closed.accessProbes() + open.accessProbes(),
        findings,
        Skipped.merged(skipped),
        closed.access(),
        part.map(
            each ->
                new PartLookedAt(
                    each,
                    new LeftOut(each, itinerary, spec.volume().isPresent())
                        .words(closed.changesets()))),
        baseline.map(how.measures()::costs),
        time.inMs(),
        (System.nanoTime() - start) / 1_000_000);
  }

  private record Played(RegimeResult closed, RegimeResult open) {}

  /**
   * How it is played.
   *
   * @param keepGoing whether it goes on after a changeset that does not apply
   * @param fixturesAfter where the fixtures are put in, if somebody says so
   * @param clients what clients send
   * @param measures what queries cost
   */
  private record Asked(
      boolean keepGoing,
      Optional<Changeset> fixturesAfter,
      ClientTexts clients,
      Measures measures) {}

  /** Fixtures that cannot run before the changelog are run as soon as they can. */
  private Played played(
      SystemSpec fitting,
      Ground ground,
      Itinerary itinerary,
      TimeSpent time,
      Progress progress,
      long start) {
    FixtureSchedule rows =
        new FixtureSchedule(fitting, main, services, how.fixturesAfter(), ground, time);
    try {
      try {
        return play(fitting, ground, itinerary.withRows(rows.beforehand()), time, progress, start);
      } catch (SqlScriptException e) {
        Itinerary later = itinerary.withRows(rows.after(e).orElseThrow(() -> e));
        return play(fitting, ground, later, time, progress, start);
      }
    } catch (SQLException e) {
      throw new RehearsalException(
          "the rehearsal of " + spec.name() + " cannot go on: " + e.getMessage(), e);
    }
  }

  private Played play(
      SystemSpec fitting,
      Ground ground,
      Itinerary itinerary,
      TimeSpent time,
      Progress progress,
      long start)
      throws SQLException {
    Server server = ground.server();
    try (Lanes lanes = Lanes.ofThisMachine()) {
      Setting setting =
          new Setting(
              fitting,
              main,
              options,
              itinerary,
              ground,
              services,
              how.keepGoing(),
              how.measures(),
              time,
              lanes,
              progress);
      List<PrivilegeRegime> regimes = services.regimes();
      try (RegimePlay first = new RegimePlay(setting, regimes.get(0))) {
        if (regimes.size() == 1) {
          play(first, () -> {}, lanes, server, time, start);
          return new Played(first.result(), first.result().again());
        }
        try (RegimePlay second = new RegimePlay(setting, regimes.get(1))) {
          OtherRegime other = new OtherRegime(first, second, lanes, progress);
          play(first, other::play, lanes, server, time, start);
          return new Played(first.result(), other.result());
        }
      }
    }
  }

  /** Where the server goes before it is through, what it has come to by then is kept. */
  private void play(
      RegimePlay first,
      Lanes.Job afterwards,
      Lanes lanes,
      Server server,
      TimeSpent time,
      long start)
      throws SQLException {
    try {
      first.play(afterwards);
    } catch (SQLException | RuntimeException e) {
      if (!server.isOver()) {
        throw e;
      }
      lanes.end();
      throw new RehearsalException(
          "the rehearsal of " + spec.name() + " was cut off: " + e.getMessage(),
          e,
          new CutOff(spec.name(), lint(ChangelogLint.of(main)), waivers)
              .result(first.soFar(), time, start));
    }
  }

  /** Of a part, what others brought about is not told, nor that a declaration was not needed. */
  private static Predicate<Finding> asked(
      Optional<Selection> part, List<RehearsedChangeset> played) {
    if (part.isEmpty()) {
      return finding -> true;
    }
    Set<String> ids =
        played.stream().map(each -> each.changeset().id()).collect(Collectors.toSet());
    return finding -> ids.contains(finding.changeset());
  }

  /** Changelog by changelog; where one regime stopped early, what both have. */
  private List<RegimeComparison> comparisons(
      List<RegimeComparison.Privileges> open, List<RegimeComparison.Privileges> closed) {
    return IntStream.range(0, Math.min(open.size(), closed.size()))
        .mapToObj(
            leg -> new RegimeComparison(open.get(leg), closed.get(leg), !spec.checks().isEmpty()))
        .toList();
  }

  private static Skipped leftOut(Check check, Set<String> extensions) {
    return new Skipped(
        "check " + check.name(),
        "this server lacks %s; --postgres docker:IMAGE takes an image that has what is needed"
            .formatted(
                check.needs().stream()
                    .filter(name -> !extensions.contains(name))
                    .map(name -> "the extension " + name)
                    .collect(Collectors.joining(" and "))));
  }

  private List<Finding> lint(ChangelogLint ofMain) {
    Set<Finding> findings = new LinkedHashSet<>(ofMain.findings());
    options.values().forEach(option -> findings.addAll(ChangelogLint.of(option).findings()));
    return List.copyOf(findings);
  }
}
