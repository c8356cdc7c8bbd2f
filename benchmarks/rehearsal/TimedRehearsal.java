import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.rehearsal.Rehearsal;
import dev.pgrehearse.rehearsal.RehearsalResult;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rehearsal of a changelog in a JVM of its own that says when each step began, and what had been
 * worked until then: finer than what the command shows, which is a line in five seconds.
 */
final class TimedRehearsal implements Progress {
  static final String BEGIN = "begin";
  static final String STEP = "step";
  static final String END = "end";

  private Optional<Long> postmaster = Optional.empty();

  private TimedRehearsal() {}

  public static void main(String[] arguments) {
    SystemSpec spec =
        SystemSpec.ofChangelog(
            "generated", Path.of(arguments[1]), List.of(Path.of(arguments[2])), List.of());
    Rehearsal rehearsal = Rehearsal.of(spec);
    RehearsalResult result;
    try (Server server = Servers.start(new ServerChoice.Embedded(Integer.parseInt(arguments[0])))) {
      result = rehearsal.run(server, new TimedRehearsal());
    }
    // What was made up is clean, or it is not the usual way through that is measured.
    result.findings().forEach(System.out::println);
    if (result.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
      throw new IllegalStateException("the generated changelog has findings");
    }
  }

  @Override
  public void begin(String part, int steps) {
    if (postmaster.isEmpty()) {
      String mark = Watch.MARK + "=" + System.getenv(Watch.MARK);
      postmaster = ProcessCounters.postmaster(mark).map(ProcessHandle::pid);
    }
    say(BEGIN, part);
  }

  @Override
  public void step(String name) {
    say(STEP, name);
  }

  @Override
  public void end() {
    say(END, "");
  }

  /** What has been worked is this process's and its server's. */
  private void say(String what, String name) {
    double cpu =
        postmaster
            .map(pid -> ProcessCounters.own() + ProcessCounters.family(pid))
            .orElse(Double.NaN);
    System.out.printf(
        Locale.ROOT, "%s\t%s\t%.3f\t%.3f%n", what, name, System.nanoTime() / 1e9, cpu);
  }
}
