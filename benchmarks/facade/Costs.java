import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What each question cost by each route, a statement, round by round. */
final class Costs {
  private final Map<Question, List<Map<Route, Cost>>> rounds = new LinkedHashMap<>();
  private final Way first;

  /**
   * @param first whose table is asked twice
   */
  Costs(Way first) {
    this.first = first;
  }

  void add(Question question, Map<Route, Cost> round) {
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

  /** The table itself, the median of the rounds, in nanoseconds. */
  double table(Question question, ToDoubleFunction<Cost> measure) {
    Route table = new Route(first, Target.TABLE);
    List<Double> each =
        rounds.get(question).stream().map(r -> measure.applyAsDouble(r.get(table))).toList();
    return Ratio.of(each).median();
  }

  /** A table to itself: whatever is not 1 is noise. */
  Ratio noise(List<Question> questions, ToDoubleFunction<Cost> measure) {
    return ratio(questions, round -> toTable(round, first, Target.TABLE_AGAIN, measure));
  }

  /** A facade to the table behind it. */
  Ratio toTable(List<Question> questions, Way way, ToDoubleFunction<Cost> measure) {
    return ratio(questions, round -> toTable(round, way, Target.FACADE, measure));
  }

  /** What one facade adds to its table, to what the other adds to its own. */
  Ratio toOther(List<Question> questions, Way way, Way other, ToDoubleFunction<Cost> measure) {
    return ratio(
        questions,
        round ->
            toTable(round, way, Target.FACADE, measure)
                / toTable(round, other, Target.FACADE, measure));
  }

  private static double toTable(
      Map<Route, Cost> round, Way way, Target target, ToDoubleFunction<Cost> measure) {
    return measure.applyAsDouble(round.get(new Route(way, target)))
        / measure.applyAsDouble(round.get(new Route(way, Target.TABLE)));
  }

  /** Of several questions: their geometric mean, round by round. */
  private Ratio ratio(List<Question> questions, ToDoubleFunction<Map<Route, Cost>> ofRound) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds(questions.get(0)); round++) {
      double logarithms = 0;
      for (Question question : questions) {
        logarithms += Math.log(ofRound.applyAsDouble(rounds.get(question).get(round)));
      }
      ratios.add(Math.exp(logarithms / questions.size()));
    }
    return Ratio.of(ratios);
  }
}
