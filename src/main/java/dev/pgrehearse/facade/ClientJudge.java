package dev.pgrehearse.facade;

import dev.pgrehearse.facade.ClientStatements.Verdict;
import dev.pgrehearse.facade.ClientStatements.Verdict.Kind;
import dev.pgrehearse.facade.PlanningSide.Answer;
import dev.pgrehearse.facade.PlanningSide.Refused;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what Postgres says to a statement on the tables and on their facades. */
final class ClientJudge {
  private static final String RECORD_THE_CALL =
      "record the call in verification/<system>/clients/ and run facade prove";

  private final PlanningSide before;
  private final PlanningSide after;
  private final ClientFix fix;
  private final Set<QualifiedName> tables;

  ClientJudge(PlanningSide before, PlanningSide after, ClientFix fix, List<Move> moves) {
    this.before = before;
    this.after = after;
    this.fix = fix;
    this.tables = moves.stream().map(QualifiedName::from).collect(Collectors.toSet());
  }

  static Verdict hidden(Candidate candidate) {
    return Verdict.of(
        candidate.sent(),
        Kind.NOT_JUDGED,
        "not judged: pg_stat_statements hides what this role sent",
        "log in as a role with pg_read_all_stats");
  }

  /** Empty for a statement that does not reach the tables. */
  Optional<Verdict> verdict(Candidate candidate) throws SQLException {
    if (candidate.text().isEmpty()) {
      return Optional.of(hidden(candidate));
    }
    ClientText text = candidate.text().get();
    boolean named = !candidate.named().isEmpty();
    Optional<Answer> old =
        named || text.planned().isPresent()
            ? before.ask(candidate.sent().role(), text)
            : Optional.empty();
    if (named || old.filter(this::reaches).isPresent()) {
      return Optional.of(
          old.isEmpty()
              ? notJudged(
                  candidate,
                  "%s makes no plan that could be compared".formatted(text.first()),
                  "is it a migration, facade prove tells which of them still run; else try it on a copy"
                      + " of the database")
              : verdict(candidate, old.get(), after.ask(candidate.sent().role(), text).get()));
    }
    return candidate.called().map(called -> notJudged(candidate, called, RECORD_THE_CALL));
  }

  private boolean reaches(Answer answer) {
    return answer instanceof PlanShape shape && !Collections.disjoint(shape.relations(), tables);
  }

  private Verdict verdict(Candidate candidate, Answer old, Answer now) {
    if (old instanceof Refused refused) {
      return notJudged(
          candidate,
          "it does not work on the throwaway table either (%s: %s)"
              .formatted(refused.sqlState(), refused.message()),
          "bring the system's legacy.sql up to the database, or use a server that has what it needs");
    }
    if (now instanceof Refused refused) {
      return Verdict.of(
          candidate.sent(),
          Kind.FAILS,
          "fails %s: %s".formatted(refused.sqlState(), refused.message()),
          fix.of(candidate, refused.sqlState()));
    }
    if (!(old instanceof PlanShape was && now instanceof PlanShape is)) {
      return Verdict.of(candidate.sent(), Kind.WORKS, "works, as tried", "");
    }
    return worksBy(candidate, was.differences(is));
  }

  /** Of a statement that can be planned; a function in it may still fail when it runs. */
  static Verdict worksBy(Candidate candidate, List<String> differences) {
    if (candidate.called().isPresent()) {
      return notJudged(
          candidate, "it can be planned, but " + candidate.called().get(), RECORD_THE_CALL);
    }
    return differences.isEmpty()
        ? Verdict.of(candidate.sent(), Kind.WORKS, "works, same plan", "")
        : Verdict.of(
            candidate.sent(),
            Kind.ANOTHER_PLAN,
            "works, another plan (%s)".formatted(String.join("; ", differences)),
            "");
  }

  private static Verdict notJudged(Candidate candidate, String why, String what) {
    return Verdict.of(candidate.sent(), Kind.NOT_JUDGED, "not judged: " + why, what);
  }
}
