package dev.pgrehearse.mutant;

import java.util.List;
import java.util.Set;

/** Steps of a change that make nothing new: what they do can be forgotten without an error. */
final class StepRule implements Rule {

  private static final Operator DROPPED =
      new Operator("step-dropped", "tables", "A change leaves a step out.");
  private static final Operator BLOCK =
      new Operator("block-dropped", "functions", "A block of code does not run.");
  private static final Operator DEFAULT_PRIVILEGES =
      new Operator(
          "default-privileges-dropped", "grants", "What is made later has other privileges.");

  /** Those that are dropped here; what an alter table adds or sets has rules of its own. */
  private static final Set<String> ACTIONS =
      Set.of("validate", "drop", "rename", "attach", "detach", "replica", "inherit", "owner");

  @Override
  public List<Operator> operators() {
    return List.of(DROPPED, BLOCK, DEFAULT_PRIVILEGES);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (statement.half() == Mutant.Half.ROLLBACK) {
      return;
    }
    if (statement.is("do")) {
      faults.drop(BLOCK);
    } else if (statement.is("alter default")) {
      faults.drop(DEFAULT_PRIVILEGES);
    } else if (statement.is("alter table")) {
      actions(statement, faults);
    } else if (statement.is(
        "alter index", "alter function", "alter sequence", "alter publication")) {
      faults.drop(DROPPED);
    } else if (statement.kind().startsWith("drop ") && !madeAgain(statement, faults)) {
      faults.drop(DROPPED);
    }
  }

  private static void actions(Statement statement, Faults faults) {
    List<Tokens> actions = AlterTable.actions(statement);
    for (int i = 0; i < actions.size(); i++) {
      Tokens action = actions.get(i);
      boolean type = action.at(0, "alter") && (action.has("type") || action.has("drop"));
      if ((action.atAny(0, ACTIONS) || type) && !addedAgain(action, faults)) {
        AlterTable.drop(DROPPED, actions, i, faults);
      }
    }
  }

  /** What is dropped in order to be made anew must be dropped. */
  private static boolean madeAgain(Statement statement, Faults faults) {
    String name = bare(statement.name());
    return faults.follows(later -> makes(later, name));
  }

  private static boolean makes(Statement later, String name) {
    Tokens tokens = later.tokens();
    boolean created = later.kind().startsWith("create ") && bare(later.name()).equals(name);
    boolean renamed = later.is("alter index") && bare(tokens.name(tokens.size() - 1)).equals(name);
    return created || renamed;
  }

  private static boolean addedAgain(Tokens action, Faults faults) {
    if (!action.at(0, "drop", "constraint")) {
      return false;
    }
    int name = action.at(2, "if") ? 4 : 2;
    return name < action.size()
        && faults.follows(
            later ->
                later.is("alter table")
                    && AlterTable.actions(later).stream()
                        .anyMatch(
                            other ->
                                other.at(0, "add", "constraint")
                                    && other.size() > 2
                                    && other.name(2).equals(action.name(name))));
  }

  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
