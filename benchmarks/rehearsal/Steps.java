import java.util.ArrayList;
import java.util.List;

/**
 * How long each changeset took under one regime, its round trip and everything that is looked at
 * for it.
 */
record Steps(List<Double> seconds) {

  /** The first time through has rows written and a JVM that is cold, the second neither. */
  static List<Steps> of(List<String> said, int changesets) {
    List<Steps> parts = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    boolean changelog = false;
    for (String line : said) {
      String[] fields = line.split("\t", -1);
      switch (fields[0]) {
        case TimedRehearsal.BEGIN -> {
          changelog = fields[2].endsWith("default privileges");
          times.clear();
        }
        case TimedRehearsal.STEP -> times.add(Double.parseDouble(fields[1]) / 1e9);
        case TimedRehearsal.END -> {
          times.add(Double.parseDouble(fields[1]) / 1e9);
          if (changelog) {
            parts.add(between(times));
          }
        }
        default -> {}
      }
    }
    if (parts.size() != 2 || parts.stream().anyMatch(part -> part.seconds.size() != changesets)) {
      throw new IllegalStateException(
          "a rehearsal no longer says how far it is changeset by changeset, once a regime");
    }
    return parts;
  }

  private static Steps between(List<Double> times) {
    List<Double> seconds = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      seconds.add(times.get(i) - times.get(i - 1));
    }
    return new Steps(seconds);
  }

  double mean() {
    return mean(0, seconds.size());
  }

  /** The last ones, to the first ones. */
  double lastToFirst(int number) {
    return mean(seconds.size() - number, seconds.size()) / mean(0, number);
  }

  private double mean(int from, int to) {
    return seconds.subList(from, to).stream().mapToDouble(s -> s).average().orElse(Double.NaN);
  }
}
