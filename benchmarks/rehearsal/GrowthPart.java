import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What a changeset costs by what is there already: tables, and changesets before it. */
final class GrowthPart {
  private static final int ON_TOP = 20;
  private static final int AT_EITHER_END = 50;
  private static final double LIMIT = 1.3;

  private record Run(Usage usage, List<Steps> regimes) {}

  private final Settings settings;
  private final Map<Integer, List<Run>> byTables = new LinkedHashMap<>();
  private final List<Run> longOnes = new ArrayList<>();

  GrowthPart(Settings settings) {
    this.settings = settings;
  }

  void run() throws IOException, InterruptedException {
    Map<Integer, GeneratedSystem> systems = new LinkedHashMap<>();
    for (int tables : settings.tables()) {
      Path folder = settings.work().resolve("tables-" + tables);
      systems.put(tables, GeneratedSystem.onTopOf(folder, tables, ON_TOP));
      byTables.put(tables, new ArrayList<>());
    }
    GeneratedSystem longOne =
        GeneratedSystem.fromNothing(settings.work().resolve("long"), settings.changesets());
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Map.Entry<Integer, GeneratedSystem> entry : systems.entrySet()) {
        Run run = rehearse(entry.getValue(), ON_TOP);
        byTables.get(entry.getKey()).add(run);
        tell(round, entry.getKey() + " tables", run);
      }
      longOnes.add(rehearse(longOne, settings.changesets()));
      tell(round, settings.changesets() + " changesets", longOnes.get(round - 1));
    }
    report();
  }

  private void tell(int round, String what, Run run) {
    System.err.printf(
        Locale.ROOT,
        "growth, round %d of %d, %s: %.1f s%n",
        round,
        settings.rounds(),
        what,
        run.usage().seconds());
  }

  /** In a JVM as the launcher starts it. */
  private Run rehearse(GeneratedSystem system, int changesets)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Command command =
        Command.of(
            List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dpgrehearse.home=" + settings.home(),
                "-cp",
                System.getProperty("java.class.path"),
                "TimedRehearsal",
                "" + settings.version(),
                system.changelog().toString(),
                system.prelude().toString()),
            settings.home(),
            settings.work().resolve("growth.log"));
    Usage usage = command.run();
    return new Run(usage, Steps.of(command.said(), changesets));
  }

  private void report() {
    System.out.printf(
        "%nTime of a changeset by the tables that are there: %d changesets that change one thing"
            + " each; the median (lowest to highest), rounds: %d%n",
        ON_TOP, settings.rounds());
    System.out.printf(
        "  %-10s%-26s%-26s%-26s%-26s%-26s%s%n",
        "tables",
        "s, with rows",
        "s, second regime",
        "to the fewest",
        "whole run, s",
        "processor, both, s",
        "peak MiB");
    int fewest = settings.tables().get(0);
    byTables.forEach(
        (tables, runs) ->
            System.out.printf(
                "  %-10d%-26s%-26s%-26s%-26s%-26s%s%n",
                tables,
                spread(runs, run -> run.regimes().get(0).mean()).cell(),
                spread(runs, run -> run.regimes().get(1).mean()).cell(),
                toFewest(runs, byTables.get(fewest)).cell(),
                spread(runs, run -> run.usage().seconds()).cell(),
                spread(runs, run -> run.usage().allCpu()).cell(),
                spread(runs, run -> run.usage().peakMiB()).cell()));
    System.out.printf(
        Locale.ROOT,
        "%n%d changesets from nothing, a table each ten; the whole run %s s, processor %s s, peak"
            + " %s MiB%n",
        settings.changesets(),
        spread(longOnes, run -> run.usage().seconds()).cell(),
        spread(longOnes, run -> run.usage().allCpu()).cell(),
        spread(longOnes, run -> run.usage().peakMiB()).cell());
    goal("the last 50 to the first 50, with rows", 0);
    goal("the last 50 to the first 50, second regime", 1);
  }

  private void goal(String name, int regime) {
    Goals.print(
        name,
        LIMIT,
        "x",
        spread(longOnes, run -> run.regimes().get(regime).lastToFirst(AT_EITHER_END)));
  }

  /** Of the second regime, in which the JVM is warm; round by round. */
  private static Spread toFewest(List<Run> runs, List<Run> fewest) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < runs.size(); round++) {
      ratios.add(
          runs.get(round).regimes().get(1).mean() / fewest.get(round).regimes().get(1).mean());
    }
    return Spread.of(ratios);
  }

  private static Spread spread(List<Run> runs, Function<Run, Double> measure) {
    return Spread.of(runs.stream().map(measure).toList());
  }
}
