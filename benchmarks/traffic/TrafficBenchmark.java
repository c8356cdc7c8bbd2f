import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Plays the whole of reorganization forward and back below sessions that are at work. */
public final class TrafficBenchmark {
  private static final String SYSTEM = "reorganization";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int TRIES = 10;
  private static final int SHOWN = 3;

  private TrafficBenchmark() {}

  private record Step(String changeset, double seconds, int timeouts) {}

  private interface Play {
    void play(Changeset changeset) throws ChangesetFailed;
  }

  public static void main(String[] arguments) throws Exception {
    int version = Integer.parseInt(arguments[0]);
    int sessions = Integer.parseInt(arguments[1]);
    int rows = Integer.parseInt(arguments[2]);
    Spec specs = new Spec(Path.of(System.getProperty("pgrehearse.home")));
    SystemSpec spec = specs.read(SYSTEM);
    Changelog changelog = Changelog.open(spec.changelog());
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      run(database, spec.legacy());
      run(database, spec.fixtures());
      try (Connection superuser = database.connectAsSuperuser()) {
        Volume.of(superuser, rows);
      }
      List<Changeset> forward = changelog.changesets();
      List<Changeset> back = new ArrayList<>(forward);
      Collections.reverse(back);
      System.out.printf(
          "%-8s %6s %12s %8s %9s %9s %9s %9s%n",
          "way", "s", "transactions", "errors", "timeouts", "p50 ms", "p99 ms", "max ms");
      try (Connection onlooker = database.connectAsSuperuser();
          ChangelogPlayer player = new ChangelogPlayer(changelog, database, () -> onlooker);
          Sessions traffic = Sessions.on(database, Requests.of(specs.facades(SYSTEM)), sessions)) {
        player.prepare();
        Thread.sleep(5_000);
        report("before", List.of(new Step("", 5, 0)), traffic.since());
        report("forward", played(forward, player::apply), traffic.since());
        report("back", played(back, player::rollBack), traffic.since());
      }
    }
  }

  /** As the runbook has it: what could not get its lock in time has changed nothing. */
  private static List<Step> played(List<Changeset> changesets, Play play) throws ChangesetFailed {
    List<Step> steps = new ArrayList<>();
    for (Changeset changeset : changesets) {
      long start = System.nanoTime();
      int timeouts = 0;
      while (true) {
        try {
          play.play(changeset);
          break;
        } catch (ChangesetFailed e) {
          timeouts++;
          if (timeouts == TRIES || !e.sqlState().equals(LOCK_NOT_AVAILABLE)) {
            throw e;
          }
        }
      }
      steps.add(new Step(changeset.id(), (System.nanoTime() - start) / 1e9, timeouts));
    }
    return steps;
  }

  private static void report(String way, List<Step> steps, Sessions.Seen seen) {
    System.out.printf(
        "%-8s %6.0f %12d %8d %9d %9.1f %9.1f %9.1f%n",
        way,
        steps.stream().mapToDouble(Step::seconds).sum(),
        seen.count(),
        seen.errors().values().stream().mapToLong(Long::longValue).sum(),
        steps.stream().mapToInt(Step::timeouts).sum(),
        seen.quantile(0.5),
        seen.quantile(0.99),
        seen.quantile(1));
    new TreeMap<>(seen.errors())
        .forEach((error, number) -> System.out.printf("  %d x %s%n", number, error));
    steps.stream()
        .filter(step -> steps.size() > 1)
        .sorted(Comparator.comparingDouble(Step::seconds).reversed())
        .limit(SHOWN)
        .forEach(step -> System.out.printf("  %.1f s %s%n", step.seconds(), step.changeset()));
  }

  private static void run(Database database, List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }
}
