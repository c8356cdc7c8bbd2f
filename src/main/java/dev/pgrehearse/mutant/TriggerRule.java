package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;

/** When a trigger fires, and whether. */
final class TriggerRule implements Rule {

  private static final String GROUP = "triggers";
  private static final Operator DROPPED =
      new Operator("trigger-dropped", GROUP, "A trigger is missing.");
  private static final Operator DISABLED =
      new Operator("trigger-disabled", GROUP, "A trigger is there and does not fire.");
  private static final Operator TIMING =
      new Operator("trigger-timing-changed", GROUP, "A trigger fires after instead of before.");
  private static final Operator EVENT =
      new Operator("trigger-event-dropped", GROUP, "A trigger misses one kind of statement.");
  private static final Operator COLUMNS =
      new Operator("trigger-columns-dropped", GROUP, "A trigger fires for every column.");
  private static final Operator COLUMN =
      new Operator("trigger-column-dropped", GROUP, "A trigger misses one of its columns.");
  private static final Operator WHEN =
      new Operator("trigger-when-dropped", GROUP, "A trigger fires for every row.");
  private static final Operator LEVEL =
      new Operator(
          "trigger-level-changed", GROUP, "A trigger fires once a statement, or once a row.");
  private static final ConditionFaults CONDITIONS =
      ConditionFaults.named(GROUP, "trigger", "a trigger");

  @Override
  public List<Operator> operators() {
    List<Operator> all =
        new ArrayList<>(List.of(DROPPED, DISABLED, TIMING, EVENT, COLUMNS, COLUMN, WHEN, LEVEL));
    all.addAll(CONDITIONS.operators());
    return all;
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (!statement.is("create trigger")) {
      return;
    }
    Tokens tokens = statement.tokens();
    int timing = tokens.afterName(statement.nameAt());
    int on = tokens.find(timing, "on");
    if (on < 0) {
      return;
    }
    boolean view = tokens.at(timing, "instead", "of");
    boolean constraint = tokens.part(0, statement.nameAt()).has("constraint");
    faults.drop(DROPPED);
    if (!view) {
      disabled(statement, on, faults);
    }
    if (!view && !constraint) {
      timing(tokens, timing, faults);
      level(tokens, faults);
    }
    events(tokens, timing + (view ? 2 : 1), on, faults);
    when(tokens, on, faults);
  }

  private static void disabled(Statement statement, int on, Faults faults) {
    Tokens tokens = statement.tokens();
    String table = tokens.part(on + 1, tokens.afterName(on + 1)).sql();
    String trigger = tokens.sql(statement.nameAt());
    faults.addBehind(DISABLED, "alter table %s disable trigger %s".formatted(table, trigger));
  }

  /** A transition table is there only afterwards. */
  private static void timing(Tokens tokens, int timing, Faults faults) {
    if (tokens.at(timing, "before")) {
      faults.replace(TIMING, tokens.span(timing), "after");
    } else if (tokens.at(timing, "after") && !tokens.has("referencing")) {
      faults.replace(TIMING, tokens.span(timing), "before");
    }
  }

  private static void events(Tokens tokens, int from, int on, Faults faults) {
    List<Integer> starts = new ArrayList<>();
    starts.add(from);
    for (int i = from; i < on; i++) {
      if (tokens.at(i, "or")) {
        starts.add(i + 1);
      } else if (tokens.at(i, "update", "of")) {
        columns(tokens, i, on, faults);
      }
    }
    starts.add(on + 1);
    for (int i = 0; i + 1 < starts.size() && starts.size() > 2; i++) {
      boolean last = i + 2 == starts.size();
      int start = last ? starts.get(i) - 1 : starts.get(i);
      faults.remove(EVENT, tokens.span(start, last ? on : starts.get(i + 1)));
    }
  }

  private static void columns(Tokens tokens, int update, int on, Faults faults) {
    int end = update + 2;
    while (end < on && !tokens.at(end, "or")) {
      end++;
    }
    faults.remove(COLUMNS, tokens.span(update + 1, end));
    List<Tokens> columns = tokens.part(update + 2, end).items();
    for (int i = 0; i < columns.size() && columns.size() > 1; i++) {
      faults.removeItem(COLUMN, columns, i);
    }
  }

  private static void when(Tokens tokens, int on, Faults faults) {
    int when = tokens.find(on, "when");
    if (when > 0 && tokens.at(when + 1, "(")) {
      faults.remove(WHEN, tokens.span(when, tokens.close(when + 1) + 1));
      CONDITIONS.plant(Clauses.of(tokens.inside(when + 1)), faults);
    }
  }

  /** A condition or a transition table would not fit the other level. */
  private static void level(Tokens tokens, Faults faults) {
    if (tokens.has("when") || tokens.has("referencing")) {
      return;
    }
    int each = tokens.find(0, "for");
    int level = tokens.at(each + 1, "each") ? each + 2 : each + 1;
    if (each > 0 && tokens.at(level, "row")) {
      faults.replace(LEVEL, tokens.span(level), "statement");
    } else if (each > 0 && tokens.at(level, "statement") && !tokens.has("truncate")) {
      faults.replace(LEVEL, tokens.span(level), "row");
    }
  }
}
