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
    goals.add(new Goal("selects", SELECTS, Way.PASSTHROUGH, Way.TABLE, 1.02));
    goals.add(new Goal("selects", SELECTS, Way.TRIGGERS, Way.TABLE, 1.02));
    goals.add(new Goal("selects, not prepared", UNPREPARED, Way.PASSTHROUGH, Way.TABLE, 1.02));
    goals.add(new Goal("inserts", INSERTS, Way.PASSTHROUGH, Way.TABLE, 1.05));
    goals.add(new Goal("updates", UPDATES, Way.PASSTHROUGH, Way.TABLE, 1.05));
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
