import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a changeset costs by what is there already: tables, and changesets before it. */
final class GrowthPart {
  private static final int ON_TOP = 20;

  /**
   * A rehearsal.
   *
   * @param regimes what each changeset cost under the one and the other
   */
  record Run(Usage usage, List<Steps> regimes) {}

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
    GrowthReport report = new GrowthReport(settings.rounds());
    report.tables(ON_TOP, byTables);
    report.longChangelog(settings.changesets(), longOnes);
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
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    line.addAll(new Pgrehearse(settings.home(), settings.work()).flags());
    line.addAll(
        List.of(
            "-Dpgrehearse.home=" + settings.home(),
            "-cp",
            System.getProperty("java.class.path"),
            "TimedRehearsal",
            "" + settings.version(),
            system.changelog().toString(),
            system.prelude().toString()));
    Command command =
        Command.of(line, settings.home(), settings.work().resolve("growth.log"));
    Usage usage = command.run();
    return new Run(usage, Steps.of(command.said(), changesets));
  }
}
