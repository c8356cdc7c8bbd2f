package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Follows a leg on a database of its own, to write rows after each changeset whose rollback could
 * do something to them, and to see what becomes of them.
 */
final class SurvivalPlay implements Leg.RowsAtRisk {

  /** What the leg leaves to be done; without a changeset it is over. */
  private record Task(Optional<Changeset> changeset, Snapshot before, Snapshot after) {}

  private static final int SHOWN = 8;

  private final SystemSpec spec;
  private final PhaseChecks checks;
  private final StartingPoint start;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Changeset, Map<String, Long>> discards = new HashMap<>();
  private long rowsWritten;
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final Set<Object> observed = new HashSet<>();
  private final Writers writers = new Writers();
  private final Set<String> withoutRow = new TreeSet<>();
  private final List<String> notTried = new ArrayList<>();

  SurvivalPlay(SystemSpec spec, PhaseChecks checks, StartingPoint start) {
    this.spec = spec;
    this.checks = checks;
    this.start = start;
  }

  @Override
  public void after(Changeset changeset, Snapshot before, Snapshot after) {
    tasks.add(new Task(Optional.of(changeset), before, after));
  }

  /** The leg has come to its end. */
  void over() {
    tasks.add(new Task(Optional.empty(), null, null));
  }

  /** Returns when the leg is over and nothing is left to be done. */
  void play(Changelog changelog, Route route) throws SQLException {
    Optional<Stage> way = Optional.empty();
    SpokenTables spoken = new SpokenTables(changelog);
    Deque<Phase> phases = new ArrayDeque<>(route.phases());
    Deque<Changeset> ahead = new ArrayDeque<>();
    if (!phases.isEmpty()) {
      ahead.addAll(phases.element().changesets());
    }
    try {
      for (Task task = next(); task.changeset().isPresent(); task = next()) {
        if (way.isEmpty()) {
          way = Optional.of(start.begin(changelog));
        }
        goTo(task.changeset().get(), way.get(), phases, ahead, route);
        play(task, way.get(), spoken);
        way.get().run(route.rowsAfter(task.changeset().get()));
      }
    } finally {
      way.ifPresent(start::discard);
    }
  }

  private Task next() throws SQLException {
    try {
      return tasks.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while a changelog is played", e);
    }
  }

  /** Plays all that is before this changeset; the rows of a phase come after its last one. */
  private void goTo(
      Changeset target, Stage way, Deque<Phase> phases, Deque<Changeset> ahead, Route route)
      throws SQLException {
    while (true) {
      if (ahead.isEmpty()) {
        way.run(fixtures(phases.remove()));
        ahead.addAll(phases.element().changesets());
      }
      Changeset changeset = ahead.remove();
      if (changeset.equals(target)) {
        return;
      }
      apply(changeset, way);
      way.run(route.rowsAfter(changeset));
    }
  }

  private static void apply(Changeset changeset, Stage way) throws SQLException {
    try {
      way.apply(changeset);
    } catch (ChangesetFailed e) {
      throw new SQLException(
          "%s was played once, and cannot be played again: %s"
              .formatted(changeset.id(), e.getMessage()),
          e);
    }
  }

  private List<Path> fixtures(Phase phase) {
    return spec.fixturesAfter(phase.label());
  }

  private void play(Task task, Stage way, SpokenTables spoken) throws SQLException {
    Changeset changeset = task.changeset().orElseThrow();
    List<Check> checks = this.checks.writers(changeset);
    // Those of this database: another one's oids are others.
    Map<Long, String> namesBefore = way.names();
    List<Freedom> freedoms =
        checks.isEmpty()
            ? Freedoms.between(task.before().catalog(), task.after().catalog())
            : List.of();
    Set<String> spokenOf =
        checks.isEmpty() ? Set.of() : spoken.of(changeset, task.before().rows().tables().keySet());
    try (RowsAtHand rows = RowsAtHand.before(changeset, way)) {
      rows.invent(emptyTables(task, freedoms, spokenOf));
      apply(changeset, way);
      List<Finding> ofFreedoms = use(freedoms, changeset, rows);
      try (Stage copy = checks.isEmpty() ? rows.after() : way.copy()) {
        Survival survival =
            new Survival(
                copy,
                changeset,
                namesBefore,
                writers,
                checks.isEmpty() ? rows.invented() : Set.of(),
                spokenOf);
        survival.play(task.before(), checks, spec);
        add(survival, ofFreedoms);
        discards.put(changeset, survival.discards());
        Set<String> unwritten = unwritten(rows.invented(), survival);
        if (checks.isEmpty()) {
          withoutRow.addAll(rows.refused());
        } else if (!unwritten.isEmpty() && survival.findings().isEmpty()) {
          playAgain(task, rows, namesBefore, unwritten);
        }
      }
    }
  }

  /** What no check writes into, and had no row: with one that was invented before the changeset. */
  private void playAgain(
      Task task, RowsAtHand rows, Map<Long, String> namesBefore, Set<String> unwritten)
      throws SQLException {
    try (Stage copy = rows.after()) {
      Survival survival =
          new Survival(
              copy,
              task.changeset().orElseThrow(),
              namesBefore,
              writers,
              rows.invented(),
              Set.of());
      survival.playInvented(task.before(), unwritten, spec);
      add(survival, List.of());
    }
  }

  private static Set<String> unwritten(Set<String> invented, Survival survival) {
    Set<String> unwritten = new TreeSet<>(invented);
    unwritten.removeAll(survival.fed());
    return unwritten;
  }

  private void add(Survival survival, List<Finding> ofFreedoms) {
    survival.findings().stream()
        // Rows that use what is permitted are told with their cause.
        .filter(finding -> ofFreedoms.stream().noneMatch(one -> one.rule().equals(finding.rule())))
        .forEach(findings::add);
    observed.addAll(survival.observed());
    rowsWritten += survival.rowsWritten();
  }

  /** Those that the changeset does something to, or speaks of, and have no row to show it. */
  private static Set<String> emptyTables(Task task, List<Freedom> freedoms, Set<String> spokenOf) {
    RowsBefore rows = new RowsBefore(task.before());
    Set<String> empty = new TreeSet<>(rows.emptyAndTouched(task.after()));
    freedoms.stream().map(Freedom::table).filter(rows::isEmpty).forEach(empty::add);
    spokenOf.stream().filter(rows::isEmpty).forEach(empty::add);
    return empty;
  }

  private List<Finding> use(List<Freedom> freedoms, Changeset changeset, RowsAtHand rows)
      throws SQLException {
    if (freedoms.isEmpty()) {
      return List.of();
    }
    FreedomPlay play = new FreedomPlay(rows::after, changeset, spec);
    play.play(freedoms);
    findings.addAll(play.findings());
    observed.addAll(play.observed());
    rowsWritten += play.rowsWritten();
    play.unused().forEach(freedom -> notTried.add(changeset.id() + ": " + freedom.sentence()));
    return play.findings();
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** What could not be tried. */
  List<Skipped> skipped() {
    List<Skipped> skipped = new ArrayList<>();
    if (!withoutRow.isEmpty()) {
      skipped.add(
          new Skipped(
              "rows written in between into " + brief(List.copyOf(withoutRow)),
              "no row could be made of the catalog alone; --fixtures puts some in"));
    }
    if (!notTried.isEmpty()) {
      skipped.add(
          new Skipped(
              "rows that use what a changeset permits: " + brief(notTried),
              "the table took no such row"));
    }
    return skipped;
  }

  private static String brief(List<String> all) {
    return all.size() <= SHOWN
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, SHOWN)) + " and %d more".formatted(all.size() - SHOWN);
  }

  /** The agreed losses and refusals that did happen. */
  Set<Object> observed() {
    return Set.copyOf(observed);
  }

  long rowsWritten() {
    return rowsWritten;
  }

  /** Rows written after a changeset in tables of its own making, by relation. */
  Map<String, Long> discards(Changeset changeset) {
    return discards.getOrDefault(changeset, Map.of());
  }
}
