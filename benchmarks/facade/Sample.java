import java.util.Arrays;

/** What each of the statements of a round cost, all of one route. */
final class Sample {
  private final double[] times;
  private final double[] cpus;
  private int size;

  Sample(int statements) {
    this.times = new double[statements];
    this.cpus = new double[statements];
  }

  void add(double time, double cpu) {
    times[size] = time;
    cpus[size] = cpu;
    size++;
  }

  /** The medians: what else the machine did meets few of the statements, and those hard. */
  Cost typical() {
    return new Cost(median(times), median(cpus));
  }

  private double median(double[] values) {
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
  }
}
