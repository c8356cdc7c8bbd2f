package dev.pgrehearse.mutant;

import java.util.List;
import java.util.Set;

/** The actions of an alter table. */
final class AlterTable {

  private static final Set<String> CONSTRAINTS =
      Set.of("constraint", "check", "unique", "primary", "foreign", "exclude");

  private AlterTable() {}

  static List<Tokens> actions(Statement statement) {
    Tokens tokens = statement.tokens();
    int at = tokens.afterName(statement.nameAt());
    return tokens.from(tokens.at(at, "*") ? at + 1 : at).items();
  }

  /** The column or constraint that an {@code add} adds. */
  static Tokens added(Tokens action) {
    int at = action.at(1, "column") ? 2 : 1;
    return action.from(action.at(at, "if", "not", "exists") ? at + 3 : at);
  }

  static boolean addsConstraint(Tokens action) {
    return action.at(0, "add") && action.atAny(1, CONSTRAINTS);
  }

  static boolean addsColumn(Tokens action) {
    return action.at(0, "add") && !addsConstraint(action);
  }

  /** Takes one action away; the only one goes with its statement. */
  static void drop(Operator operator, List<Tokens> actions, int index, Faults faults) {
    if (actions.size() == 1) {
      faults.drop(operator);
    } else {
      faults.removeItem(operator, actions, index);
    }
  }
}
