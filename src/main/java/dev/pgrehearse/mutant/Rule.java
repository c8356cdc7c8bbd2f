package dev.pgrehearse.mutant;

import java.util.List;

/** One family of faults: what they are, and where in a statement they can be planted. */
interface Rule {

  /** Every fault that it knows, in the order in which they are reported. */
  List<Operator> operators();

  void plant(Statement statement, Faults faults);
}
