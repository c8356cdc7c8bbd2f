package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.StatementLog;
import dev.pgrehearse.facade.client.ClientStatements.Verdict;
import dev.pgrehearse.facade.client.ClientStatements.Verdict.Kind;
import dev.pgrehearse.facade.client.PlanningSide.Refused;
import dev.pgrehearse.facade.client.PlanningSide.Response;
import dev.pgrehearse.facade.move.Move;
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

  /** What Postgres says where a parameter stands that no client wrote. */
  private static final Set<String> NOT_RECORDED =
      Set.of("42601", "42803", "42725", "42P18", "42P08", "42P10", "42804");

  private final PlanningSide before;
  private final PlanningSide after;
  private final ClientFix fix;
  private final Set<QualifiedName> tables;

  ClientJudge(PlanningSide before, PlanningSide after, ClientFix fix, List<Move> moves) {
    this.before = before;
    this.after = after;
    this.fix = fix;
    this.tables = moves.stream().map(Move::from).collect(Collectors.toSet());
  }

  /** Of a statement without a text. */
  static Verdict unread(Candidate candidate) {
    if (!candidate.sent().hidden()) {
      return notJudged(candidate, "pg_stat_statements has lost its text", StatementLog.RESET);
    }
    return Verdict.of(
        candidate.sent(),
        Kind.NOT_JUDGED,
        "not judged: pg_stat_statements hides what this role sent",
        "log in as a role with pg_read_all_stats");
  }

  /** Empty for a statement that does not reach the tables. */
  Optional<Verdict> verdict(Candidate candidate) throws SQLException {
    if (candidate.text().isEmpty()) {
      return Optional.of(unread(candidate));
    }
    ClientText text = candidate.text().get();
    boolean named = !candidate.named().isEmpty();
    Optional<Response> old =
        named || text.planned().isPresent() || text.setsConstraints()
            ? before.ask(candidate, text)
            : Optional.empty();
    boolean unseen =
        candidate.through().isPresent() && old.filter(Refused.class::isInstance).isPresent();
    if (named || unseen || old.filter(this::reaches).isPresent()) {
      return Optional.of(
          old.isEmpty()
              ? notJudged(
                  candidate,
                  "%s makes no plan that could be compared".formatted(text.first()),
                  "is it a migration, facade prove tells which of them still run; else try it on a copy"
                      + " of the database")
              : verdict(candidate, old.get(), after.ask(candidate, text).get()));
    }
    if (old.isPresent()
        && !(old.get() instanceof Refused)
        && after.ask(candidate, text).get() instanceof Refused refused) {
      return Optional.of(fails(candidate, refused));
    }
    return candidate
        .called()
        .map(called -> notJudged(candidate, called, RECORD_THE_CALL))
        .or(
            () ->
                candidate
                    .sequence()
                    .filter(sequence -> old.isEmpty())
                    .map(
                        sequence ->
                            notJudged(
                                candidate,
                                "it names a sequence that leaves with its table, and makes no plan",
                                sequence)));
  }

  private boolean reaches(Response answer) {
    return answer instanceof PlanShape shape && !Collections.disjoint(shape.relations(), tables);
  }

  private Verdict verdict(Candidate candidate, Response old, Response now) {
    if (old instanceof Refused refused) {
      return notJudged(
          candidate,
          candidate
                  .through()
                  .filter(view -> candidate.named().isEmpty())
                  .map(
                      view ->
                          "it uses %s, and does not work on the throwaway server".formatted(view))
                  .orElse("it does not work on the throwaway table either")
              + " (%s: %s)".formatted(refused.sqlState(), refused.message()),
          NOT_RECORDED.contains(refused.sqlState())
              ? "its constants are not recorded, and without them it is other SQL; "
                  + RECORD_THE_CALL
              : "bring the system's legacy.sql up to the database, or use a server that has what it"
                  + " needs");
    }
    if (now instanceof Refused refused) {
      return fails(candidate, refused);
    }
    if (!(old instanceof PlanShape was && now instanceof PlanShape is)) {
      return Verdict.of(candidate.sent(), Kind.WORKS, "works, as tried", "");
    }
    return doubt(candidate, is, fix).orElseGet(() -> worksBy(candidate, was, is));
  }

  private Verdict fails(Candidate candidate, Refused refused) {
    return Verdict.of(
        candidate.sent(),
        Kind.FAILS,
        "fails %s: %s".formatted(refused.sqlState(), refused.message()),
        fix.of(candidate, refused.sqlState()));
  }

  /** Why a statement that can be planned on the facade may still fail when it runs. */
  static Optional<Verdict> doubt(Candidate candidate, PlanShape facade, ClientFix fix) {
    if (candidate.called().isPresent()) {
      return Optional.of(
          notJudged(
              candidate, "it can be planned, but " + candidate.called().get(), RECORD_THE_CALL));
    }
    return candidate.named().stream()
        .filter(move -> facade.conflicts().contains(move.from()))
        .findFirst()
        .map(
            move ->
                notJudged(
                    candidate,
                    "it can be planned, but a trigger of the facade does the insert, and hears of no"
                        + " on conflict: for a row that is there already it may raise 23505",
                    fix.triggers(move)));
  }

  /**
   * Of a statement that can be planned on both.
   *
   * @param was its plan on the table
   * @param is its plan on the facade
   */
  static Verdict worksBy(Candidate candidate, PlanShape was, PlanShape is) {
    List<String> differences = was.differences(is);
    Set<String> lost = was.askedNoMoreBy(is);
    if (!lost.isEmpty()) {
      return notJudged(
          candidate,
          "it can be planned, but the facade's conditions lack %s, and other rows may come: %s"
              .formatted(String.join(", ", lost), String.join("; ", differences)),
          "look whether the facade is a security_invoker, and whether the table's policies have come"
              + " along");
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
