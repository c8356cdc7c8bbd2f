package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came of a probe, and of the same by the superuser.
 *
 * @param probe which
 * @param outcome how it went
 * @param control how it went for the superuser; none where that was not asked or needless
 */
record Answer(Probe probe, Outcome outcome, Outcome control) {

  private static final String FOREIGN_KEY_VIOLATION = "23503";

  /** What a key with RESTRICT says from Postgres 18 on; up to 17 it is a foreign key violation. */
  private static final String RESTRICT_VIOLATION = "23001";

  /** What our own function says that makes rows. */
  private static final String NO_ROW = "PGOWN";

  /** A row that a statement left, which was not there before. */
  record NewRow(long relation, JsonNode doc) {}

  boolean failed() {
    return outcome.failed();
  }

  /** Whether the row could not be made that should have been there for it. */
  boolean isWithoutRow() {
    return state().equals(NO_ROW);
  }

  /** The SQLSTATE, or "" where it worked: one for the same refusal on every version. */
  String state() {
    return anyVersion(outcome.state());
  }

  private static String anyVersion(String state) {
    return state.equals(RESTRICT_VIOLATION) ? FOREIGN_KEY_VIOLATION : state;
  }

  String constraint() {
    return outcome.constraint();
  }

  /** Refused by a privilege, on the object itself or on what it uses. */
  boolean refusedByPrivilege() {
    return state().equals("42501") && outcome.message().startsWith("permission denied");
  }

  boolean refusedByPolicy() {
    return state().equals("42501") && !refusedByPrivilege();
  }

  /**
   * Stopped by something after privileges and policies, and not because the statement itself is at
   * fault: a constraint that stops the superuser too says nothing about the identity.
   */
  Optional<String> stopped() {
    if (!failed() || state().equals("42501")) {
      return Optional.empty();
    }
    boolean ourFault = state().startsWith("23") && state().equals(anyVersion(control.state()));
    return ourFault ? Optional.empty() : Optional.of(state());
  }

  /** That a constraint speaks shows that the statement got as far as a row. */
  boolean isStoppedByConstraint() {
    return state().startsWith("23");
  }

  JsonNode rows() {
    return outcome.rows();
  }

  Answer ofControl() {
    return new Answer(probe, control, Outcome.NONE);
  }

  /** Whether the superuser should try it too, because it did not just work. */
  boolean needsControl() {
    return probe.control()
        && !refusedByPrivilege()
        && (probe.reads()
            || failed()
            || probe.always()
            || (gone().isEmpty() && appeared().isEmpty()));
  }

  /** The rows that were there and are not any more. */
  Set<Integer> gone() {
    Set<Integer> gone = new TreeSet<>();
    outcome.effect().forEach(e -> e.path("gone").forEach(id -> gone.add(id.asInt())));
    return gone;
  }

  List<NewRow> appeared() {
    List<NewRow> rows = new ArrayList<>();
    outcome
        .effect()
        .forEach(
            e -> e.path("new").forEach(doc -> rows.add(new NewRow(e.path("rel").asLong(), doc))));
    return rows;
  }

  /** Everything that the server said in words. */
  String words() {
    return String.join("\n", outcome.message(), outcome.detail(), outcome.hint());
  }
}
