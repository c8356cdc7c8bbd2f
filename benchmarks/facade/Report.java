import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Every question by every way, as ratios to the table behind it. */
final class Report {
  private final Costs costs;
  private final List<Way> ways;

  Report(Costs costs, List<Way> ways) {
    this.costs = costs;
    this.ways = ways;
  }

  void print() {
    System.out.printf(
        Locale.ROOT,
        "%d rounds, %,d rows a table; each ratio is the median of the rounds, ± how far its 95 %%"
            + " interval goes%n",
        costs.rounds(costs.questions().get(0)),
        MemoryEntries.ROWS);
    if (costs.haveCpu()) {
      ratios("Processor time of the server's process, to that for the table behind it", Cost::cpu);
    }
    ratios("Time, to that for the table behind it", Cost::time);
  }

  private void ratios(String title, ToDoubleFunction<Cost> measure) {
    System.out.printf("%n%s%n%-38s%15s%15s", title, "", "us, the table", "table again");
    ways.forEach(way -> System.out.printf("%15s", way.title()));
    System.out.println();
    for (Question question : costs.questions()) {
      List<Question> asked = List.of(question);
      System.out.printf(
          Locale.ROOT, "%-38s%15.0f", question.title(), costs.table(question, measure) / 1_000);
      cell(costs.noise(asked, measure));
      ways.forEach(way -> cell(costs.toTable(asked, way, measure)));
      System.out.println();
    }
  }

  private static void cell(Ratio ratio) {
    System.out.printf(Locale.ROOT, "   %.3f ±%.3f", ratio.median(), ratio.spread());
  }
}
