package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What rows of a table must be, on their own and towards others. */
final class ConstraintRule implements Rule {

  private static final String GROUP = "tables";
  private static final Operator CHECK =
      new Operator("check-dropped", GROUP, "A table takes any value.");
  private static final Operator VALUE =
      new Operator("check-value-dropped", GROUP, "A check refuses a value that it should take.");
  private static final Operator UNIQUE =
      new Operator("unique-dropped", GROUP, "What should be there once can be there twice.");
  private static final Operator PRIMARY =
      new Operator("primary-key-dropped", GROUP, "Rows can no longer be told apart.");
  private static final Operator FOREIGN =
      new Operator("foreign-key-dropped", GROUP, "A row may refer to one that is not there.");
  private static final Operator EXCLUDE =
      new Operator("exclusion-dropped", GROUP, "Rows that exclude one another can both be there.");
  private static final Operator ACTION =
      new Operator(
          "foreign-key-action-changed", GROUP, "Deleting a row does something else to others.");
  private static final Operator DEFERRABLE =
      new Operator("deferrable-dropped", GROUP, "A constraint is checked too early.");
  private static final ConditionFaults CONDITIONS =
      ConditionFaults.named(GROUP, "check", "a check");

  private final Schema schema;

  ConstraintRule(Schema schema) {
    this.schema = schema;
  }

  @Override
  public List<Operator> operators() {
    List<Operator> all = new ArrayList<>(List.of(CHECK, VALUE, UNIQUE, PRIMARY, FOREIGN, EXCLUDE));
    all.addAll(List.of(ACTION, DEFERRABLE));
    all.addAll(CONDITIONS.operators());
    return all;
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    Elements elements = Elements.of(statement);
    for (ColumnDefinition column : elements.columns()) {
      for (Tokens constraint : column.constraints()) {
        boolean removable = removable(statement, constraint);
        constraint(constraint, faults);
        if (removable) {
          faults.remove(dropped(constraint), constraint.span());
        }
      }
    }
    for (Elements.Constraint constraint : elements.constraints()) {
      constraint(constraint.body(), faults);
      if (!removable(statement, constraint.body())) {
        continue;
      }
      List<Edit> edits = new ArrayList<>(constraint.removal());
      if (edits.isEmpty()) {
        edits.add(Edit.remove(statement.whole()));
      }
      edits.addAll(faults.without(later -> about(later, constraint.body())));
      faults.edit(dropped(constraint.body()), edits);
    }
  }

  /** A comment on the constraint, or its validation. */
  private static boolean about(Statement later, Tokens constraint) {
    int at = later.tokens().find(0, "constraint");
    return constraint.at(0, "constraint")
        && constraint.size() > 1
        && at >= 0
        && at + 1 < later.tokens().size()
        && (later.is("comment") || later.tokens().at(at - 1, "validate"))
        && later.tokens().name(at + 1).equals(constraint.name(1));
  }

  /** Without a key that others refer to, the changelog would not run. */
  private boolean removable(Statement statement, Tokens constraint) {
    int at = ColumnDefinition.keyword(constraint);
    boolean key = constraint.at(at, "primary");
    return Set.of("check", "unique", "primary", "references", "foreign", "exclude")
            .contains(constraint.word(at))
        && !(key && schema.isReferenced(statement.name()));
  }

  private static Operator dropped(Tokens constraint) {
    return switch (constraint.word(ColumnDefinition.keyword(constraint))) {
      case "check" -> CHECK;
      case "unique" -> UNIQUE;
      case "primary" -> PRIMARY;
      case "exclude" -> EXCLUDE;
      default -> FOREIGN;
    };
  }

  private static void constraint(Tokens constraint, Faults faults) {
    int at = ColumnDefinition.keyword(constraint);
    if (constraint.at(at, "check", "(")) {
      CONDITIONS.plant(Clauses.of(constraint.inside(at + 1)), faults);
      values(constraint.inside(at + 1), faults);
    }
    int references = constraint.find(0, "references");
    if (references >= 0) {
      action(constraint, references, faults);
    }
    deferrable(constraint, faults);
  }

  private static void values(Tokens check, Faults faults) {
    for (int i = 0; i < check.size(); i++) {
      boolean list = check.at(i, "in", "(") || check.at(i, "array", "[");
      List<Tokens> values = list ? check.inside(i + 1).items() : List.of();
      for (int v = 0; v < values.size() && values.size() > 1; v++) {
        faults.removeItem(VALUE, values, v);
      }
    }
  }

  /** To the action that surprises most: what was kept goes, and what went with it is kept. */
  private static void action(Tokens constraint, int references, Faults faults) {
    int on = constraint.find(references, "on", "delete");
    if (on < 0) {
      int name = constraint.afterName(references + 1);
      int behind = constraint.at(name, "(") ? constraint.next(name) : name;
      faults.insert(ACTION, constraint.end(behind - 1), " on delete cascade");
      return;
    }
    boolean two = constraint.at(on + 2, "set") || constraint.at(on + 2, "no");
    Span action = constraint.span(on + 2, on + (two ? 4 : 3));
    faults.replace(ACTION, action, constraint.at(on + 2, "cascade") ? "restrict" : "cascade");
    faults.remove(ACTION, new Span(constraint.start(on), action.end()));
  }

  private static void deferrable(Tokens constraint, Faults faults) {
    int at = constraint.find(0, "deferrable");
    if (at > 0 && !constraint.at(at - 1, "not")) {
      int end = constraint.at(at + 1, "initially") ? at + 3 : at + 1;
      faults.remove(DEFERRABLE, constraint.span(at, end));
    }
  }
}
