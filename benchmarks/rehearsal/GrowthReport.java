import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What changesets cost by what was there before them. */
final class GrowthReport {
  private static final int AT_EITHER_END = 50;
  private static final double LIMIT = 1.3;
  private static final ToDoubleFunction<Steps.Cost> TIME = Steps.Cost::time;
  private static final ToDoubleFunction<Steps.Cost> CPU = Steps.Cost::cpu;

  private final int rounds;

  GrowthReport(int rounds) {
    this.rounds = rounds;
  }

  /**
   * @param byTables the rounds by the number of tables that were there, the fewest first
   */
  void tables(int changesets, Map<Integer, List<GrowthPart.Run>> byTables) {
    System.out.printf(
        "%nA changeset by the tables that are there: %d that change one thing each; the median"
            + " (lowest to highest), rounds: %d%n",
        changesets, rounds);
    table("time, s", byTables, TIME, Usage::seconds);
    table("processor, client and server, s", byTables, CPU, Usage::allCpu);
    byTables.forEach(
        (tables, runs) ->
            System.out.printf(
                "  %d tables: peak %s MiB%n",
                tables, Spread.of(runs, run -> run.usage().peakMiB()).cell()));
  }

  private static void table(
      String title,
      Map<Integer, List<GrowthPart.Run>> byTables,
      ToDoubleFunction<Steps.Cost> measure,
      ToDoubleFunction<Usage> whole) {
    System.out.printf(
        "  %-34s%-26s%-26s%-26s%s%n",
        title, "with rows", "second regime", "to the fewest tables", "the whole run");
    List<GrowthPart.Run> fewest = byTables.values().iterator().next();
    byTables.forEach(
        (tables, runs) ->
            System.out.printf(
                "  %-34s%-26s%-26s%-26s%s%n",
                tables + " tables",
                Spread.of(runs, run -> measure.applyAsDouble(run.regimes().get(0).mean())).cell(),
                Spread.of(runs, run -> second(run, measure)).cell(),
                ratio(runs, fewest, measure).cell(),
                Spread.of(runs, run -> whole.applyAsDouble(run.usage())).cell()));
  }

  /** Of the second regime, in which the JVM is warm; round by round. */
  private static Spread ratio(
      List<GrowthPart.Run> runs,
      List<GrowthPart.Run> fewest,
      ToDoubleFunction<Steps.Cost> measure) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < runs.size(); round++) {
      ratios.add(second(runs.get(round), measure) / second(fewest.get(round), measure));
    }
    return Spread.of(ratios);
  }

  private static double second(GrowthPart.Run run, ToDoubleFunction<Steps.Cost> measure) {
    return measure.applyAsDouble(run.regimes().get(1).mean());
  }

  void longChangelog(int changesets, List<GrowthPart.Run> runs) {
    System.out.printf(
        Locale.ROOT,
        "%n%d changesets from nothing, a table each ten: %s s, processor %s s, peak %s MiB%n",
        changesets,
        Spread.of(runs, run -> run.usage().seconds()).cell(),
        Spread.of(runs, run -> run.usage().allCpu()).cell(),
        Spread.of(runs, run -> run.usage().peakMiB()).cell());
    goal("the last 50 to the first 50, with rows", runs, 0);
    goal("the last 50 to the first 50, second regime", runs, 1);
  }

  private static void goal(String name, List<GrowthPart.Run> runs, int regime) {
    goal(name + ", time", runs, regime, TIME);
    goal(name + ", processor", runs, regime, CPU);
  }

  private static void goal(
      String name, List<GrowthPart.Run> runs, int regime, ToDoubleFunction<Steps.Cost> measure) {
    Spread found =
        Spread.of(
            runs,
            run -> measure.applyAsDouble(run.regimes().get(regime).lastToFirst(AT_EITHER_END)));
    Goals.print(name, LIMIT, "x", found);
  }
}
