import java.util.ArrayList;
import java.util.List;

/**
 * What each changeset took under one regime, its round trip and everything that is looked at for
 * it.
 */
record Steps(List<Cost> costs) {

  /**
   * Seconds.
   *
   * @param cpu NaN without /proc
   */
  record Cost(double time, double cpu) {}

  /** The first time through has rows written and a JVM that is cold, the second neither. */
  static List<Steps> of(List<String> said, int changesets) {
    List<Steps> parts = new ArrayList<>();
    List<Cost> since = new ArrayList<>();
    boolean changelog = false;
    for (String line : said) {
      String[] fields = line.split("\t", -1);
      switch (fields[0]) {
        case TimedRehearsal.BEGIN -> {
          changelog = fields[1].endsWith("default privileges");
          since.clear();
        }
        case TimedRehearsal.STEP -> since.add(read(fields));
        case TimedRehearsal.END -> {
          since.add(read(fields));
          if (changelog) {
            parts.add(between(since));
          }
        }
        default -> {}
      }
    }
    // The other regime is given up and played whole where something is another under it.
    parts.removeIf(part -> part.costs.size() != changesets);
    if (parts.size() < 2) {
      throw new IllegalStateException(
          "a rehearsal no longer says how far it is changeset by changeset, once a regime");
    }
    return List.of(parts.get(0), parts.get(parts.size() - 1));
  }

  private static Cost read(String[] fields) {
    return new Cost(Double.parseDouble(fields[2]), Double.parseDouble(fields[3]));
  }

  private static Steps between(List<Cost> since) {
    List<Cost> costs = new ArrayList<>();
    for (int i = 1; i < since.size(); i++) {
      costs.add(
          new Cost(
              since.get(i).time() - since.get(i - 1).time(),
              since.get(i).cpu() - since.get(i - 1).cpu()));
    }
    return new Steps(costs);
  }

  Cost mean() {
    return mean(0, costs.size());
  }

  /** The last ones, to the first ones. */
  Cost lastToFirst(int number) {
    Cost last = mean(costs.size() - number, costs.size());
    Cost first = mean(0, number);
    return new Cost(last.time() / first.time(), last.cpu() / first.cpu());
  }

  private Cost mean(int from, int to) {
    List<Cost> some = costs.subList(from, to);
    return new Cost(
        some.stream().mapToDouble(Cost::time).average().orElse(Double.NaN),
        some.stream().mapToDouble(Cost::cpu).average().orElse(Double.NaN));
  }
}
