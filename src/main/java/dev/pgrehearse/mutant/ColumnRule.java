package dev.pgrehearse.mutant;

import java.util.List;
import java.util.Optional;

/** What a column is when nobody says, and whether it must be said. */
final class ColumnRule implements Rule {

  private static final String GROUP = "tables";
  private static final Operator DEFAULT_DROPPED =
      new Operator("default-dropped", GROUP, "A column is null where it had a default.");
  private static final Operator DEFAULT_CHANGED =
      new Operator("default-changed", GROUP, "A column has another default.");
  private static final Operator NOT_NULL =
      new Operator("not-null-dropped", GROUP, "A column may be null.");
  private static final Operator GENERATED =
      new Operator("generated-changed", GROUP, "A column is computed in another way.");
  private static final Operator IDENTITY =
      new Operator("identity-by-default", GROUP, "Clients may write a column that numbers itself.");
  private static final Operator VIEW_DEFAULT =
      new Operator("view-default-dropped", "views", "A column of a view is null by default.");

  private final Schema schema;

  ColumnRule(Schema schema) {
    this.schema = schema;
  }

  @Override
  public List<Operator> operators() {
    return List.of(DEFAULT_DROPPED, DEFAULT_CHANGED, NOT_NULL, GENERATED, IDENTITY, VIEW_DEFAULT);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    Elements.of(statement).columns().forEach(column -> definition(column, faults));
    if (statement.is("alter table", "alter view")) {
      boolean view = statement.is("alter view") || !schema.isTable(statement.name());
      List<Tokens> actions = AlterTable.actions(statement);
      for (int i = 0; i < actions.size(); i++) {
        altered(actions, i, view, faults);
      }
    }
  }

  /** {@code alter column x set default …} and {@code set not null}. */
  private static void altered(List<Tokens> actions, int index, boolean view, Faults faults) {
    Tokens action = actions.get(index);
    int set = action.find(0, "set");
    if (!action.at(0, "alter") || set < 0) {
      return;
    }
    if (action.at(set + 1, "default")) {
      AlterTable.drop(view ? VIEW_DEFAULT : DEFAULT_DROPPED, actions, index, faults);
      changed(action.from(set + 2), faults);
    } else if (action.at(set + 1, "not", "null")) {
      AlterTable.drop(NOT_NULL, actions, index, faults);
    }
  }

  private static void definition(ColumnDefinition column, Faults faults) {
    for (Tokens constraint : column.constraints()) {
      int at = ColumnDefinition.keyword(constraint);
      if (constraint.at(at, "default")) {
        faults.remove(DEFAULT_DROPPED, constraint.span());
        changed(constraint.from(at + 1), faults);
      } else if (constraint.at(at, "not", "null")) {
        faults.remove(NOT_NULL, constraint.span());
      } else if (constraint.at(at, "generated") && constraint.has("identity")) {
        int always = constraint.find(at, "always");
        if (always > 0) {
          faults.replace(IDENTITY, constraint.span(always), "by default");
        }
      } else if (constraint.at(at, "generated")) {
        generated(constraint, faults);
      }
    }
  }

  private static void changed(Tokens value, Faults faults) {
    Optional<String> other = value.isEmpty() ? Optional.empty() : Literal.other(value, 0);
    other.ifPresent(text -> faults.replace(DEFAULT_CHANGED, value.span(0), text));
  }

  private static void generated(Tokens constraint, Faults faults) {
    int open = constraint.find(0, "(");
    int close = open < 0 ? -1 : constraint.close(open);
    for (int i = open + 1; i < close; i++) {
      Span span = constraint.span(i);
      switch (constraint.word(i)) {
        case "+" -> faults.replace(GENERATED, span, "-");
        case "-" -> faults.replace(GENERATED, span, "+");
        case "*" -> faults.replace(GENERATED, span, "+");
        case "/" -> faults.replace(GENERATED, span, "*");
        default -> {
          // Other texts are names, of a configuration or a key.
          if (constraint.at(i - 1, "||") || constraint.at(i + 1, "||")) {
            Literal.other(constraint, i).ifPresent(text -> faults.replace(GENERATED, span, text));
          }
        }
      }
    }
  }
}
