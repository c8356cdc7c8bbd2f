package dev.pgrehearse.mutation;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.advice.Advice;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a rehearsal holds after every changeset: a fault that a later changeset covers up was there
 * in between. Looked at after the changeset itself and at the end of each phase, where grants
 * stand.
 */
final class InBetween {

  /** What rules and matrix say of a moment without any fault. */
  private record Moment(List<Advice> advice, AccessMatrix access) {}

  private final Course course;
  private final RuleKiller rules;
  private final AccessKiller access;
  private final Map<Integer, Moment> moments = new ConcurrentHashMap<>();

  InBetween(Course course, RuleKiller rules, AccessKiller access) {
    this.course = course;
    this.rules = rules;
    this.access = access;
  }

  /**
   * Compares a moment with the same without the fault.
   *
   * @param at the changeset after which {@code faulty} is, and after the rows of its phase where it
   *     is the last of it
   */
  Optional<Verdict.Killed> judge(Branch faulty, int at) throws SQLException {
    Moment right = moment(at);
    Optional<Verdict.Killed> kill = rules.inBetween(faulty, right.advice());
    return kill.isPresent() ? kill : access.inBetween(faulty, right.access());
  }

  private Moment moment(int at) throws SQLException {
    Moment known = moments.get(at);
    if (known == null) {
      try (Branch right =
          course.endsPhase(at) ? course.branchAfterPhase(at) : course.branchAfter(at)) {
        known = new Moment(rules.of(right), access.of(right));
      }
      moments.put(at, known);
    }
    return known;
  }
}
