import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Every question by every way, as ratios to the table. */
final class Report {
  private final Costs costs;
  private final List<Way> ways;

  Report(Costs costs, List<Way> ways) {
    this.costs = costs;
    this.ways = ways;
  }

  void print(int rounds) {
    System.out.printf(
        Locale.ROOT,
        "%d rounds, %,d rows a table; each ratio is the median of the rounds, ± how far its 95 %%"
            + " interval goes%n",
        rounds,
        MemoryEntries.ROWS);
    if (costs.haveCpu()) {
      ratios("Processor time of the server's process, to the table's", Cost::cpu);
    }
    ratios("Time, to the table's", Cost::time);
  }

  private void ratios(String title, ToDoubleFunction<Cost> measure) {
    System.out.printf("%n%s%n%-30s", title, "");
    for (Way way : ways) {
      System.out.printf("%15s", way == Way.TABLE ? "us, the table" : way.title());
    }
    System.out.println();
    for (Question question : costs.questions()) {
      System.out.printf("%-30s", question.title());
      for (Way way : ways) {
        System.out.printf("%15s", cell(question, way, measure));
      }
      System.out.println();
    }
  }

  private String cell(Question question, Way way, ToDoubleFunction<Cost> measure) {
    if (way == Way.TABLE) {
      return String.format(Locale.ROOT, "%.0f", costs.median(question, way, measure) / 1_000);
    }
    Ratio ratio = costs.ratio(List.of(question), way, Way.TABLE, measure);
    return String.format(Locale.ROOT, "%.2f ±%.2f", ratio.median(), ratio.spread());
  }
}
