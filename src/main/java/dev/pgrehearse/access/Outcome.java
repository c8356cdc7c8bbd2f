package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * How a statement went. Texts are empty and documents missing where there is nothing to say.
 *
 * @param state the SQLSTATE; empty where it worked
 * @param constraint the one that refused
 * @param rows what was read
 * @param effect the rows that are gone and those that are new, table by table
 */
record Outcome(
    String state,
    String message,
    String detail,
    String hint,
    String constraint,
    JsonNode rows,
    JsonNode effect) {

  /** Nobody has tried. */
  static final Outcome NONE = failed("");

  static Outcome failed(String state) {
    MissingNode missing = MissingNode.getInstance();
    return new Outcome(state, "", "", "", "", missing, missing);
  }

  boolean failed() {
    return !state.isEmpty();
  }
}
