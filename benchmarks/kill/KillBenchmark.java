import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.kill.KillResult;
import dev.pgrehearse.kill.KilledDeployments;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Kills every deployment of the systems that are named, and says what came of it. */
public final class KillBenchmark {

  private KillBenchmark() {}

  public static void main(String[] arguments) {
    Spec specs = new Spec(Path.of(System.getProperty("pgrehearse.home")));
    int version = Integer.parseInt(arguments[0]);
    System.out.printf(
        "%-20s %7s %7s %10s %7s %5s %9s%n",
        "system", "kills", "locks", "by command", "by step", "not", "s");
    int every = Integer.parseInt(arguments[2]);
    boolean optionsAlone = Boolean.parseBoolean(arguments[3]);
    for (String system : arguments[1].split(" ")) {
      try (Server server = Servers.start(new ServerChoice.Embedded(version))) {
        long start = System.nanoTime();
        SystemSpec spec = specs.read(system);
        List<Changeset> main =
            optionsAlone ? Changelog.open(spec.changelog()).changesets() : List.of();
        Sample sample = new Sample(every);
        KillResult result =
            KilledDeployments.of(
                spec,
                changeset -> !main.contains(changeset) && sample.takes(changeset),
                server,
                Progress.none());
        System.out.printf(
            "%-20s %7d %7d %10d %7d %5d %9.0f%n",
            system,
            result.kills(),
            result.locks(),
            result.converged(),
            result.mended(),
            result.kills() - result.converged() - result.mended(),
            (System.nanoTime() - start) / 1e9);
        Map<String, Long> rules =
            result.findings().stream()
                .collect(
                    Collectors.groupingBy(
                        finding -> finding.severity().word() + " " + finding.rule(),
                        TreeMap::new,
                        Collectors.counting()));
        rules.forEach((rule, number) -> System.out.printf("  %s: %d%n", rule, number));
        result.findings().stream()
            .filter(finding -> !finding.changeset().isEmpty())
            .forEach(KillBenchmark::print);
        result
            .skipped()
            .forEach(left -> System.out.println("  not tried: " + left.what() + ": " + left.why()));
      }
    }
  }

  /** Every n-th changeset, whoever asks how often. */
  private static final class Sample {
    private final int every;
    private final Map<Changeset, Integer> numbers = new HashMap<>();

    Sample(int every) {
      this.every = every;
    }

    boolean takes(Changeset changeset) {
      return numbers.computeIfAbsent(changeset, each -> numbers.size()) % every == 0;
    }
  }

  private static void print(Finding finding) {
    System.out.printf(
        "  %s %s %s%n    %s%n    fix %s%n",
        finding.severity().word(),
        finding.rule(),
        finding.changeset(),
        finding.message().replace("\n", "\n    "),
        finding.fix());
  }
}
