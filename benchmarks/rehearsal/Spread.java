import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the rounds gave: their median, the lowest and the highest. */
record Spread(double median, double low, double high, int rounds) {

  /** One round may have met anything, and two do not say which of them did. */
  static final int FEWEST = 3;

  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(n - 1), n);
  }

  static <T> Spread of(List<T> rounds, ToDoubleFunction<T> measure) {
    return of(rounds.stream().mapToDouble(measure).boxed().toList());
  }

  /** Decided when all rounds stand on the same side. */
  String verdict(double limit) {
    if (Double.isNaN(median) || rounds < FEWEST) {
      return "not decidable";
    }
    if (high <= limit) {
      return "met";
    }
    return low > limit ? "missed" : "not decidable";
  }

  /** In a table. */
  String cell() {
    if (Double.isNaN(median)) {
      return "not known";
    }
    // One that was ended before it was done.
    return Double.isInfinite(high)
        ? "not finished"
        : String.format(Locale.ROOT, "# (# to #)".replace("#", digits()), median, low, high);
  }

  /** Three of them, which is more than rounds agree on. */
  private String digits() {
    return median >= 100 ? "%.0f" : median >= 10 ? "%.1f" : "%.2f";
  }
}
