import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What each question cost by each way, a statement, round by round. */
final class Costs {
  private final Map<Question, List<Map<Way, Cost>>> rounds = new LinkedHashMap<>();

  void add(Question question, Map<Way, Cost> round) {
    rounds.computeIfAbsent(question, any -> new ArrayList<>()).add(round);
  }

  List<Question> questions() {
    return List.copyOf(rounds.keySet());
  }

  /** Those about one of the operations. */
  List<Question> about(Set<Operation> operations) {
    return rounds.keySet().stream().filter(q -> operations.contains(q.operation())).toList();
  }

  int rounds(Question question) {
    return rounds.get(question).size();
  }

  boolean haveCpu() {
    return rounds.values().stream()
        .flatMap(List::stream)
        .flatMap(round -> round.values().stream())
        .noneMatch(cost -> Double.isNaN(cost.cpu()));
  }

  /** The median of the rounds, in nanoseconds. */
  double median(Question question, Way way, ToDoubleFunction<Cost> measure) {
    List<Double> each =
        rounds.get(question).stream().map(r -> measure.applyAsDouble(r.get(way))).toList();
    return Ratio.of(each).median();
  }

  /** Of several questions: their geometric mean, round by round. */
  Ratio ratio(List<Question> questions, Way way, Way other, ToDoubleFunction<Cost> measure) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds(questions.get(0)); round++) {
      double logarithms = 0;
      for (Question question : questions) {
        Map<Way, Cost> ways = rounds.get(question).get(round);
        double cost = measure.applyAsDouble(ways.get(way));
        logarithms += Math.log(cost / measure.applyAsDouble(ways.get(other)));
      }
      ratios.add(Math.exp(logarithms / questions.size()));
    }
    return Ratio.of(ratios);
  }
}
