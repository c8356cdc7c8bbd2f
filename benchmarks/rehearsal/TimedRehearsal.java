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

/**
 * A rehearsal of a changelog in a JVM of its own that says when each step began: finer than what
 * the command shows, which is a line in five seconds.
 */
final class TimedRehearsal implements Progress {
  static final String BEGIN = "begin";
  static final String STEP = "step";
  static final String END = "end";

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

  private static void say(String what, String name) {
    System.out.printf("%s\t%d\t%s%n", what, System.nanoTime(), name);
  }
}
