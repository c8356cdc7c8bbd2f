import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a way may cost at most.
 *
 * @param limit times what the other one costs
 */
record Goal(String name, Set<Operation> operations, Way way, Way other, double limit) {
  private static final Set<Operation> SELECTS =
      EnumSet.of(Operation.SELECT_KEY, Operation.SELECT_LIST);
  private static final Set<Operation> UNPREPARED = EnumSet.of(Operation.SELECT_UNPREPARED);
  private static final Set<Operation> INSERTS =
      EnumSet.of(Operation.INSERT, Operation.INSERT_RETURNING, Operation.INSERT_MANY);
  private static final Set<Operation> UPDATES = EnumSet.of(Operation.UPDATE_KEY);
  private static final Set<Operation> DELETES = EnumSet.of(Operation.DELETE_KEY);

  static List<Goal> all() {
    List<Goal> goals = new ArrayList<>();
    for (Way facade : List.of(Way.PASSTHROUGH, Way.RESHAPED, Way.TRIGGERS)) {
      goals.add(new Goal("selects", SELECTS, facade, Way.TABLE, 1.02));
    }
    for (Way facade : List.of(Way.PASSTHROUGH, Way.RESHAPED)) {
      goals.add(new Goal("selects, not prepared", UNPREPARED, facade, Way.TABLE, 1.02));
      goals.add(new Goal("inserts", INSERTS, facade, Way.TABLE, 1.05));
      goals.add(new Goal("updates", UPDATES, facade, Way.TABLE, 1.05));
    }
    goals.add(new Goal("inserts", INSERTS, Way.RESHAPED, Way.SEED_RESHAPED, 1.00));
    goals.add(new Goal("updates", UPDATES, Way.RESHAPED, Way.SEED_RESHAPED, 1.00));
    goals.add(new Goal("deletes", DELETES, Way.RESHAPED, Way.SEED_RESHAPED, 1.00));
    for (Way seed : List.of(Way.SEED, Way.PHASE3)) {
      goals.add(new Goal("inserts", INSERTS, Way.TRIGGERS, seed, 1.00));
      goals.add(new Goal("updates", UPDATES, Way.TRIGGERS, seed, 1.00));
      goals.add(new Goal("deletes", DELETES, Way.TRIGGERS, seed, 1.00));
    }
    return goals;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: %s <= %.2f x %s", name, way.title(), limit, other.title());
  }
}
