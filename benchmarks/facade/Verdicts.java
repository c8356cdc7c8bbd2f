import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Whether each goal is met: first all of its questions together, then each. */
final class Verdicts {
  private final Costs costs;
  private final List<ToDoubleFunction<Cost>> measures;

  Verdicts(Costs costs) {
    this.costs = costs;
    this.measures = costs.haveCpu() ? List.of(Cost::cpu, Cost::time) : List.of(Cost::time);
  }

  void print(List<Goal> goals) {
    System.out.printf("%n%-42s", "Goals");
    System.out.println(
        measures.size() > 1 ? "by processor time" + " ".repeat(30) + "by time" : "by time");
    for (Goal goal : goals) {
      List<Question> questions = costs.about(goal.operations());
      if (!questions.isEmpty()) {
        System.out.println(goal);
        line("all of them", questions, goal);
        for (Question question : questions) {
          line(question.title(), List.of(question), goal);
        }
      }
    }
  }

  private void line(String name, List<Question> questions, Goal goal) {
    StringBuilder line = new StringBuilder("    %-38s".formatted(name));
    for (ToDoubleFunction<Cost> measure : measures) {
      line.append(verdict(questions, goal, measure));
    }
    System.out.println(line.toString().stripTrailing());
  }

  private String verdict(List<Question> questions, Goal goal, ToDoubleFunction<Cost> measure) {
    Ratio ratio = goal.found(costs, questions, measure);
    double noise = costs.noise(questions, measure).noise();
    boolean tooFew = costs.rounds(questions.get(0)) < Ratio.FEWEST;
    return String.format(
        Locale.ROOT,
        "%.3f ±%.3f  noise %.3f  %-17s",
        ratio.median(),
        ratio.spread(),
        noise,
        tooFew ? "too few rounds" : ratio.verdict(goal.limit(), noise));
  }
}
