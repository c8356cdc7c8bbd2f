import java.util.List;

/** Median of the ratios of rounds, and the 95 % interval of that median. */
record Ratio(double median, double low, double high) {

  /** With fewer, the lowest and the highest are no 95 % interval of the median. */
  static final int FEWEST = 6;

  static Ratio of(List<Double> ratios) {
    List<Double> sorted = ratios.stream().sorted().toList();
    int n = sorted.size();
    int outer = Math.max(0, (int) Math.floor((n - 1.96 * Math.sqrt(n)) / 2));
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Ratio(median, sorted.get(outer), sorted.get(n - 1 - outer));
  }

  /** How far from 1 the median may be although nothing differs. */
  double noise() {
    return Math.max(Math.abs(low - 1), Math.abs(high - 1));
  }

  double spread() {
    return Math.max(median - low, high - median);
  }

  String verdict(double goal, double noise) {
    double doubt = Math.max(noise, spread());
    if (median + doubt <= goal) {
      return "met";
    }
    return median - doubt > goal ? "missed" : "not decidable";
  }
}
