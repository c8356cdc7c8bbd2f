package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.ExpectedAccess;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.lock.LockRules;
import dev.pgrehearse.lock.TableSize;
import dev.pgrehearse.lock.TableSizes;
import dev.pgrehearse.lock.TablesBefore;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The main changelog and then each option on top of it, under one regime. */
final class RegimePlay implements AutoCloseable {

  private final SystemSpec spec;
  private final Changelog main;
  private final Map<SystemSpec.Option, Changelog> options;
  private final Itinerary itinerary;
  private final Ground ground;
  private final Server server;
  private final Services services;
  private final TimeSpent time;
  private final PrivilegeRegime regime;
  private final boolean keepGoing;
  private final Lanes lanes;
  private final Progress progress;
  private final Set<Check> failedChecks = ConcurrentHashMap.newKeySet();
  private final List<Course> courses = new ArrayList<>();
  private final VolumePlay volume;
  private Set<String> changed = Set.of();
  private VolumeResult onVolume = VolumeResult.NONE;

  RegimePlay(Setting setting, PrivilegeRegime regime) {
    this.spec = setting.spec();
    this.main = setting.main();
    this.options = setting.options();
    this.itinerary = setting.itinerary();
    this.ground = setting.ground();
    this.server = setting.ground().server();
    this.services = setting.services();
    this.time = setting.time();
    this.regime = regime;
    this.keepGoing = setting.keepGoing();
    this.lanes = setting.lanes();
    this.progress = setting.progress();
    this.volume = new VolumePlay(spec, setting.measures().queries(), server, Progress.none());
  }

  /**
   * Plays everything.
   *
   * @param afterwards what there is to do once all changesets have been played one by one; where
   *     that is possible, while the rest of it still goes on
   */
  void play(Lanes.Job afterwards) throws SQLException {
    Course first = mainCourse();
    courses.add(first);
    changed = first.goTheWholeWay(Set.of());
    boolean sideBySide = first.hasEnd() && !first.sharesRoles() && optionsGoTheWholeWay(first);
    if (sideBySide && !first.startWritesToRoles()) {
      lanes.run(sideBySide(afterwards));
      return;
    }
    if (sideBySide) {
      lanes.run(sideBySide(() -> {}));
    } else {
      inTurn(first);
      if (first.hasEnd() && !played().isEmpty()) {
        first.atTheEnd(this::optionsInTurn);
      }
    }
    if (first.startWritesToRoles()) {
      // Under the other regime they are made once more.
      close();
    }
    afterwards.run();
  }

  /** Whether the rest of all of it can be played side by side. */
  private boolean optionsGoTheWholeWay(Course first) throws SQLException {
    List<Course> alike = new ArrayList<>();
    List<Lanes.Job> jobs = new ArrayList<>(List.of(() -> oneByOne(alike)));
    for (Map.Entry<SystemSpec.Option, Changelog> option : played().entrySet()) {
      Course course = optionCourse(first.finished(), option.getKey(), option.getValue());
      courses.add(course);
      // Of a part nobody asks for times undisturbed by others. But what comes before an option may
      // make roles, which another's makes too.
      if (itinerary.isPart() && option.getKey().legacy().isEmpty()) {
        jobs.add(() -> course.goTheWholeWay(changed));
      } else {
        alike.add(course);
      }
    }
    lanes.run(jobs);
    List<Course> begun = courses.subList(1, courses.size());
    if (begun.stream().noneMatch(RegimePlay::isInTheWay)) {
      return true;
    }
    begun.forEach(Course::close);
    begun.clear();
    return false;
  }

  /** Options come on top of all of the main changelog. */
  private Map<SystemSpec.Option, Changelog> played() {
    return courses.get(0).hasFailures() ? Map.of() : options;
  }

  private void oneByOne(List<Course> some) throws SQLException {
    for (Course course : some) {
      course.goTheWholeWay(changed);
      if (isInTheWay(course)) {
        return;
      }
    }
  }

  private static boolean isInTheWay(Course course) {
    return course.sharesRoles() || course.startWritesToRoles();
  }

  private void optionsInTurn(Stage finished) throws SQLException {
    for (Map.Entry<SystemSpec.Option, Changelog> option : played().entrySet()) {
      try (Course course = optionCourse(finished, option.getKey(), option.getValue())) {
        courses.add(course);
        course.goTheWholeWay(changed);
        inTurn(course);
      }
    }
  }

  private void inTurn(Course course) throws SQLException {
    course.playChangesets();
    course.playSurvival();
    course.playSecondUpdate();
    if (course.hasEnd()) {
      access(course);
      if (onVolumeToo() && course.equals(courses.get(0))) {
        onVolume();
      }
    }
  }

  /** The longest first; what waits for others last. */
  private List<Lanes.Job> sideBySide(Lanes.Job afterwards) {
    CountDownLatch changesetsArePlayed = new CountDownLatch(1);
    List<Lanes.Job> jobs = new ArrayList<>();
    jobs.add(
        () -> {
          try {
            for (Course course : courses) {
              course.playChangesets();
            }
          } finally {
            changesetsArePlayed.countDown();
          }
        });
    Lanes.Job survival = courses.get(0)::playSurvival;
    if (withRows() && !itinerary.isPart()) {
      // As quick as the changesets that it follows.
      jobs.add(survival);
    }
    for (Course course : courses) {
      if (course.hasEnd()) {
        jobs.add(() -> access(course));
      }
    }
    courses.stream().filter(Course::hasSecondUpdate).forEach(c -> jobs.add(c::playSecondUpdate));
    if (withRows() && itinerary.isPart()) {
      // It would wait for the few changesets that are looked at.
      jobs.add(survival);
    }
    if (onVolumeToo()) {
      jobs.add(this::onVolume);
    }
    if (withRows()) {
      courses.stream().skip(1).forEach(course -> jobs.add(course::playSurvival));
    }
    jobs.add(
        () -> {
          await(changesetsArePlayed);
          afterwards.run();
        });
    return jobs;
  }

  private void access(Course course) throws SQLException {
    // Without what did not apply, who may do what is not what is meant.
    if (itinerary.asksForAccessOf(course.asked()) && !course.hasFailures()) {
      course.accessAtTheEnd();
      course.accessOnTheWay();
    }
  }

  private static void await(CountDownLatch latch) throws SQLException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while a changelog is played", e);
    }
  }

  private void onVolume() throws SQLException {
    Course course = courses.get(0);
    if (volume.beginsAtTheStart()) {
      course.fromTheStart(start -> onVolume = volume.run(start, course::toTheEnd));
    } else {
      course.atTheEnd(finished -> onVolume = volume.run(finished));
    }
  }

  /**
   * What is played, for the progress.
   *
   * @param option its name, "" for the main changelog
   */
  String title(String option) {
    if (regime == PrivilegeRegime.PLAIN) {
      return option.isEmpty() ? spec.name() : "%s, option %s".formatted(spec.name(), option);
    }
    return option.isEmpty()
        ? "%s, %s default privileges".formatted(spec.name(), regime.word())
        : "%s, option %s, %s regime".formatted(spec.name(), option, regime.word());
  }

  private Course mainCourse() {
    return course("", spec, main, itinerary.main(), title(""), mainStart(), checks(List.of()));
  }

  private Course optionCourse(Stage finished, SystemSpec.Option option, Changelog changelog) {
    SystemSpec optionSpec = spec.of(option);
    Route route = itinerary.options().get(option.name());
    return course(
        option.name(),
        optionSpec,
        changelog,
        route,
        title(option.name()),
        optionStart(finished, optionSpec, changelog, route),
        checks(changelog.changesets()));
  }

  private Course course(
      String option,
      SystemSpec of,
      Changelog changelog,
      Route route,
      String title,
      StartingPoint start,
      PhaseChecks checks) {
    return new Course(
        option,
        of,
        changelog,
        route,
        title,
        server,
        start,
        checks,
        withRows(),
        keepGoing,
        lanes,
        progress);
  }

  StartingPoint mainStart() {
    Optional<Database> there = ground.there(regime);
    if (there.isPresent()) {
      // The ground stays, for whoever begins once more.
      return new StartingPoint(
          server,
          () -> new Stage(server, main, server.cloneOf(there.get()), time, services.roles()),
          stage -> {});
    }
    return new StartingPoint(
        server,
        () -> new Stage(server, main, services.database(server, regime), time, services.roles()),
        stage -> {
          stage.run(spec.legacy());
          stage.run(itinerary.main().before(spec.fixtures()));
          stage.prepare();
        });
  }

  /**
   * Where an option begins.
   *
   * @param finished the main changelog's end
   * @param of the option
   */
  StartingPoint optionStart(Stage finished, SystemSpec of, Changelog changelog, Route route) {
    return new StartingPoint(
        server,
        () -> finished.copy(changelog),
        stage -> {
          stage.run(of.legacy());
          stage.prepare();
          pass(stage, of, route);
        });
  }

  private static void pass(Stage stage, SystemSpec of, Route route) throws SQLException {
    try {
      stage.pass(route.before(), of);
    } catch (ChangesetFailed e) {
      throw new ChangelogException(
          e.location(),
          "a changeset does not apply, and what was asked for comes after it: " + e.getMessage());
    }
  }

  /** An option is played on the finished main changelog, and knows nothing of other options. */
  private PhaseChecks checks(List<Changeset> option) {
    List<Changeset> all = new ArrayList<>(main.released());
    all.addAll(main.changesets());
    all.addAll(option);
    return new PhaseChecks(spec, new PhaseOrder(all), failedChecks);
  }

  private boolean onVolumeToo() {
    return withRows() && itinerary.volume() && !volume.isIdle() && !courses.get(0).hasFailures();
  }

  private boolean withRows() {
    return regime != PrivilegeRegime.OPEN;
  }

  /** The main changelog's first, then each option's. */
  List<Course> courses() {
    return List.copyOf(courses);
  }

  /** Whether the main changelog came to its end, so that its options were played too. */
  boolean isComplete() {
    return courses.size() == options.size() + 1;
  }

  /** Whether somebody who tries a part has something to mend before anything else matters. */
  boolean isUnsoundPart() {
    return itinerary.isPart() && !courses.stream().allMatch(Course::isSoundWhereAsked);
  }

  /** What all of it had come to when it was cut off. */
  RegimeResult soFar() {
    List<LegResult> legs = courses.stream().map(Course::soFar).toList();
    legs.forEach(leg -> locks(leg, courses.get(0).tables()));
    return new RegimeResult(legs, onVolume);
  }

  /** What all of it came to. */
  RegimeResult result() {
    List<LegResult> legs = new ArrayList<>();
    for (Course course : courses) {
      LegResult leg = course.result();
      access(leg, course.option());
      locks(leg, courses.get(0).tables());
      legs.add(leg);
    }
    options.keySet().stream()
        .map(SystemSpec.Option::name)
        .filter(name -> courses.stream().noneMatch(course -> course.option().equals(name)))
        .map(name -> new Skipped("option " + name, "the main changelog failed"))
        .forEach(legs.get(0).skipped::add);
    return new RegimeResult(legs, onVolume);
  }

  /**
   * What is on the finished main changelog is new to an option, unless it was there before that.
   */
  private void locks(LegResult leg, TablesBefore before) {
    if (!withRows()) {
      return;
    }
    Map<String, TableSize> said = new TreeMap<>(onVolume.filled().sizes(before));
    spec.deployment()
        .production()
        .tables()
        .forEach((name, rows) -> said.put(name, TableSize.of(rows.count(), rows.by())));
    LockRules rules =
        new LockRules(
            new TableSizes(before, said, !itinerary.isPart(), !main.released().isEmpty()));
    leg.changesets.forEach(
        played -> leg.findingsOfOneRegime.addAll(rules.of(played.changeset(), played.trace())));
  }

  /** Holds what the end allows against what access.yaml says. */
  private void access(LegResult leg, String option) {
    if (leg.access.isEmpty()) {
      return;
    }
    if (spec.expectedAccess().isEmpty()) {
      leg.skipped.add(
          new Skipped(
              "access matrix",
              "no access.yaml; ./pgrehearse access " + spec.name() + " --update writes it"));
      return;
    }
    leg.findings.addAll(
        new AccessFindings(spec.name())
            .differences(leg.access.get(), ExpectedAccess.of(spec.expectedAccess().get()), option));
  }

  @Override
  public void close() {
    for (int i = courses.size() - 1; i >= 0; i--) {
      courses.get(i).close();
    }
  }
}
