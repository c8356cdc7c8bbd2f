package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * transaction-control: a changeset that takes the transaction into its own hands. Liquibase begins
 * one before it and commits behind it. Where it is told not to, a changeset may have blocks of its
 * own, as long as each is committed.
 */
final class TransactionControlRule implements LintRule.OfChangeset {

  /** Its name is the same where the rehearsal finds it. */
  static final String NAME = "transaction-control";

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    return Stream.of(changeset.forward(), changeset.rollback())
        .flatMap(half -> check(changeset, half).stream());
  }

  /** Once for each half: what is wrong with one such statement is mostly wrong with all. */
  private static Optional<Finding> check(LintedChangeset changeset, List<SqlText> half) {
    List<Controlled> all = controlled(half);
    if (changeset.parsed().isRunInTransaction()) {
      return all.stream()
          .filter(each -> each.kind().ends())
          .findFirst()
          .or(() -> all.stream().findFirst())
          .map(each -> inTransaction(changeset, each, isWrapped(half)));
    }
    return TransactionBlocks.firstOutOfPlace(all.stream().map(Controlled::kind).toList())
        .map(problem -> outside(changeset, all.get(problem.at()), problem.kind()));
  }

  private static List<Controlled> controlled(List<SqlText> half) {
    return half.stream()
        .flatMap(
            text ->
                text.statements().stream()
                    .flatMap(
                        statement ->
                            TransactionControl.of(statement)
                                .map(kind -> new Controlled(kind, text, statement))
                                .stream()))
        .toList();
  }

  /** A script that was written for psql: it begins with begin and ends with commit. */
  private static boolean isWrapped(List<SqlText> half) {
    List<Optional<TransactionControl>> all =
        half.stream()
            .flatMap(text -> text.statements().stream())
            .map(TransactionControl::of)
            .toList();
    return all.size() > 1
        && all.get(0).equals(Optional.of(TransactionControl.BEGINS))
        && all.get(all.size() - 1).equals(Optional.of(TransactionControl.COMMITS))
        && all.stream().flatMap(Optional::stream).filter(TransactionControl::ends).count() == 1;
  }

  private static Finding inTransaction(
      LintedChangeset changeset, Controlled found, boolean wrapped) {
    String cut =
        """
        cut it there into changesets, each of which is a transaction of its own; a statement that \
        cannot run in one goes alone into a changeset with %s"""
            .formatted(changeset.attribute("runInTransaction", "false"));
    return switch (found.kind()) {
      case COMMITS, CHAINS ->
          found.error(
              changeset,
              """
              ends the transaction that Liquibase began: when a later statement fails, what stands \
              above stays, and the next update runs it again""",
              wrapped
                  ? """
                  take begin and commit out: Liquibase begins before a changeset and commits behind \
                  it"""
                  : cut);
      case UNDOES ->
          found.error(
              changeset,
              """
              ends the transaction that Liquibase began: what stands above is undone, and Liquibase \
              says OK all the same""",
              "take it out with what it undoes, or " + cut);
      case PREPARES ->
          found.error(
              changeset,
              """
              takes the change out of the transaction that Liquibase began: it is not made, and its \
              locks are held, until somebody commits it by name""",
              "take it out: Liquibase commits behind a changeset");
      case BEGINS ->
          found.error(
              changeset,
              "begins nothing: Liquibase has begun a transaction for this changeset already",
              "take it out, with the commit that was meant to end it");
      case MARKS ->
          found.error(
              changeset,
              """
              marks a place in the transaction that Liquibase began: what is undone back to such a \
              place is missing, and Liquibase says OK all the same""",
              """
              take it out; what may fail by itself goes into a changeset of its own, or into a do \
              block with an exception clause""");
      case SETS ->
          found.error(
              changeset,
              """
              speaks of the transaction that Liquibase began: behind any other statement, which may be \
              a question of Liquibase's own, it is refused (SQLSTATE 25001)""",
              """
              set it where Liquibase connects: alter role … set default_transaction_isolation = …; \
              or in the URL""");
    };
  }

  private static Finding outside(
      LintedChangeset changeset, Controlled found, TransactionBlocks.Kind problem) {
    String whole =
        """
        let each begin have its commit in the same changeset, or take both out with %s: Liquibase \
        then begins and commits"""
            .formatted(changeset.attribute("runInTransaction", "false"));
    return switch (problem) {
      case NOT_ENDED ->
          found.error(
              changeset,
              """
              begins a transaction that nothing in this changeset ends: what Liquibase does next is \
              part of it""",
              whole);
      case UNDONE ->
          found.error(
              changeset,
              "undoes what stands above it, and Liquibase says OK all the same",
              "take it out with what it undoes");
      case LEFT_PREPARED ->
          found.error(
              changeset,
              """
              leaves a change that is not made, and whose locks are held, until somebody commits it \
              by name""",
              "commit; in its place");
      case NONE_THERE ->
          found.error(
              changeset, "has no begin in this changeset, which is in no transaction", whole);
    };
  }

  private record Controlled(TransactionControl kind, SqlText text, SqlStatement statement) {

    Finding error(LintedChangeset changeset, String what, String fix) {
      Location where = text.at(statement);
      return changeset.error(
          NAME, where, "'" + TransactionRule.words(statement) + "' " + what, fix);
    }
  }
}
