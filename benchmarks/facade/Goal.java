import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What a way may cost at most.
 *
 * @param other the facade that it is held against; empty for the table behind it
 * @param limit times what the other one costs
 */
record Goal(String name, Set<Operation> operations, Way way, Optional<Way> other, double limit) {
  private static final Set<Operation> SELECTS =
      EnumSet.of(Operation.SELECT_KEY, Operation.SELECT_LIST);
  private static final Set<Operation> UNPREPARED =
      EnumSet.of(Operation.SELECT_KEY_UNPREPARED, Operation.SELECT_LIST_UNPREPARED);
  private static final Set<Operation> INSERTS =
      EnumSet.of(Operation.INSERT, Operation.INSERT_RETURNING, Operation.INSERT_MANY);
  private static final Set<Operation> UPDATES = EnumSet.of(Operation.UPDATE_KEY);
  private static final Set<Operation> DELETES = EnumSet.of(Operation.DELETE_KEY);

  static List<Goal> all() {
    List<Goal> goals = new ArrayList<>();
    for (Way facade : List.of(Way.PASSTHROUGH, Way.RESHAPED, Way.TRIGGERS)) {
      goals.add(toTable("selects", SELECTS, facade, 1.02));
      goals.add(toTable("selects, not prepared", UNPREPARED, facade, 1.02));
    }
    for (Way facade : List.of(Way.PASSTHROUGH, Way.RESHAPED)) {
      goals.add(toTable("inserts", INSERTS, facade, 1.05));
      goals.add(toTable("updates", UPDATES, facade, 1.05));
    }
    goals.addAll(toTemplate(Way.RESHAPED, Way.SEED_RESHAPED));
    goals.addAll(toTemplate(Way.TRIGGERS, Way.SEED));
    goals.addAll(toTemplate(Way.TRIGGERS, Way.PHASE3));
    return goals;
  }

  private static Goal toTable(String name, Set<Operation> operations, Way way, double limit) {
    return new Goal(name, operations, way, Optional.empty(), limit);
  }

  private static List<Goal> toTemplate(Way way, Way template) {
    Optional<Way> other = Optional.of(template);
    return List.of(
        new Goal("inserts", INSERTS, way, other, 1.00),
        new Goal("updates", UPDATES, way, other, 1.00),
        new Goal("deletes", DELETES, way, other, 1.00));
  }

  Ratio found(Costs costs, List<Question> questions, ToDoubleFunction<Cost> measure) {
    return other
        .map(facade -> costs.toOther(questions, way, facade, measure))
        .orElseGet(() -> costs.toTable(questions, way, measure));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %s <= %.2f x %s",
        name,
        way.title(),
        limit,
        other.map(Way::title).orElse("its table"));
  }
}
