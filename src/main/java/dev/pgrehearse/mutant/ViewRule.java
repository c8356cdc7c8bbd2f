package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whose rights a view reads with, and which rows it shows. */
final class ViewRule implements Rule {

  private static final String GROUP = "views";
  private static final Operator INVOKER =
      new Operator(
          "view-invoker-dropped", GROUP, "A view reads with its owner's rights, past policies.");
  private static final Operator BARRIER =
      new Operator(
          "view-barrier-dropped", GROUP, "A cheap function sees rows before a view hides them.");
  private static final Operator CHECK_OPTION =
      new Operator("view-check-option-dropped", GROUP, "A row can be written and is then unseen.");
  private static final Operator WHERE_DROPPED =
      new Operator("view-where-dropped", GROUP, "A view shows every row.");
  private static final Operator WHERE_ADDED =
      new Operator("view-where-added", GROUP, "A view shows no row.");
  private static final Operator FACADE_WHERE_ADDED =
      new Operator("facade-where-added", "facades", "A facade shows no row of its table.");
  private static final Operator JOIN =
      new Operator("view-join-changed", GROUP, "A view loses rows without a match, or gains them.");
  private static final ConditionFaults CONDITIONS = ConditionFaults.named(GROUP, "view", "a view");

  @Override
  public List<Operator> operators() {
    List<Operator> all = new ArrayList<>(List.of(INVOKER, BARRIER, CHECK_OPTION, WHERE_DROPPED));
    all.addAll(List.of(WHERE_ADDED, FACADE_WHERE_ADDED, JOIN));
    all.addAll(CONDITIONS.operators());
    return all;
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (statement.is("alter view")) {
      altered(statement, faults);
    } else if (statement.createsView()) {
      View view = new View(statement);
      option("security_invoker", INVOKER, view, faults);
      option("security_barrier", BARRIER, view, faults);
      option("check_option", CHECK_OPTION, view, faults);
      view.checkOption().ifPresent(span -> faults.remove(CHECK_OPTION, span));
      rows(view, faults);
      view.joins().forEach(join -> join(join, faults));
      CONDITIONS.plant(Clauses.in(view.query()), faults);
    }
  }

  /** {@code alter view … set (security_invoker = on)}. */
  private static void altered(Statement statement, Faults faults) {
    Tokens tokens = statement.tokens();
    int set = tokens.find(0, "set");
    if (set < 0 || !tokens.at(set + 1, "(")) {
      return;
    }
    List<Tokens> options = tokens.inside(set + 1).items();
    for (int i = 0; i < options.size(); i++) {
      Optional<Operator> operator = operator(options.get(i));
      if (operator.isPresent() && options.size() == 1) {
        faults.drop(operator.get());
      } else if (operator.isPresent()) {
        faults.removeItem(operator.get(), options, i);
      }
    }
  }

  private static Optional<Operator> operator(Tokens option) {
    return switch (option.word(0)) {
      case "security_invoker" -> Optional.of(INVOKER);
      case "security_barrier" -> Optional.of(BARRIER);
      case "check_option" -> Optional.of(CHECK_OPTION);
      default -> Optional.empty();
    };
  }

  private static void option(String name, Operator operator, View view, Faults faults) {
    List<Tokens> options = view.options();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).at(0, name)) {
        if (options.size() == 1) {
          view.optionsClause().ifPresent(span -> faults.remove(operator, span));
        } else {
          faults.removeItem(operator, options, i);
        }
      }
    }
  }

  private static void rows(View view, Faults faults) {
    Operator added = view.facade() ? FACADE_WHERE_ADDED : WHERE_ADDED;
    Optional<Tokens> where = view.where();
    if (where.isPresent()) {
      Tokens condition = where.get().from(1);
      faults.remove(WHERE_DROPPED, where.get().span());
      faults.edit(
          added,
          Edit.insert(condition.span().start(), "false and ("),
          Edit.insert(condition.span().end(), ")"));
    } else {
      view.behindSources().ifPresent(at -> faults.insert(added, at, "\nwhere false"));
    }
  }

  private static void join(Tokens join, Faults faults) {
    if (join.at(0, "join")) {
      faults.replace(JOIN, join.span(), "left join");
    } else if (join.at(0, "inner")) {
      faults.replace(JOIN, join.span(), "left join");
    } else if (join.at(0, "left") || join.at(0, "right") || join.at(0, "full")) {
      faults.replace(JOIN, join.span(), "join");
    }
  }
}
