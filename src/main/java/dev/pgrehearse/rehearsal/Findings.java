package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.RowDifference;
import dev.pgrehearse.changelog.Atomicity;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import java.util.List;
import java.util.Optional;

/** The findings of a round trip, worded in one place. */
final class Findings {

  private static final int SHOWN = 12;

  /** What may surprise: production's migration role may be allowed more. */
  private static final String POWERS =
      "Mend the SQL, if it is to be played by a migration role: that has no superuser's powers,"
          + " changes roles of its own and databases of nobody, and makes none, for they are the"
          + " whole server's. Rehearse with --migration-role superuser if production's role is one.";

  private static final String LACKING =
      "Mend the SQL; where production has what is missing, from another changelog or from before it,"
          + " let --prelude make it.";

  private static final String ROOM =
      "Make room where the server keeps its databases; for an embedded one, or name another folder"
          + " with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR.";

  private static final String NO_ROW = "Empty result set, expected one row";

  private static final String ONE_ROW =
      "A precondition sqlCheck asks for one row, and Liquibase stops where there is none: let it"
          + " count (select count(*) from …). Where production has what it asks for, such as a role,"
          + " let --prelude make it.";

  private Findings() {}

  static Finding changesetFailed(Changeset changeset, ChangesetFailed e) {
    return Finding.error(
            "changeset-failed",
            changeset.id(),
            e.location(),
            "the changeset does not apply: " + state(e) + e.getMessage(),
            mending(e) + " The rehearsal stopped here; the changesets after it were not played.")
        .about(e.missingFile().orElse(""));
  }

  /** Where what comes after it goes on. */
  static Finding changesetFailedAlone(Changeset changeset, ChangesetFailed e) {
    return Finding.error(
            "changeset-failed",
            changeset.id(),
            e.location(),
            "the changeset does not apply: " + state(e) + e.getMessage(),
            mending(e) + " The rehearsal went on without it.")
        .about(e.missingFile().orElse(""));
  }

  private static String mending(ChangesetFailed e) {
    return e.remedy()
        .orElseGet(
            () ->
                switch (e.sqlState()) {
                  case "42501" -> POWERS;
                  case "53100" -> ROOM;
                  case "42P01", "3F000" -> LACKING;
                  case "" -> e.getMessage().startsWith(NO_ROW) ? ONE_ROW : "Mend the changeset.";
                  default -> "Mend the SQL.";
                });
  }

  static Finding rollbackMissing(Changeset changeset, ChangesetFailed e) {
    return Finding.error(
        "rollback-missing",
        changeset.id(),
        changeset.location(),
        "the changeset has no way back: " + e.getMessage(),
        "Write a rollback that mirrors the change, or declare it under 'irreversible' in"
            + " rehearsal.yaml with the reason.");
  }

  static Finding rollbackFailed(Changeset changeset, ChangesetFailed e) {
    return Finding.error(
        "rollback-failed",
        changeset.id(),
        e.location().file().isEmpty() ? changeset.rollbackLocation() : e.location(),
        "the rollback does not run: " + state(e) + e.getMessage(),
        e.remedy()
            .orElse(
                "Mend the rollback; if there is no way back, let it raise and declare the changeset"
                    + " under 'irreversible' in rehearsal.yaml with the reason."));
  }

  /** Where the changeset has run its rollback may well run: that was not tried here. */
  static Finding rollbackOfMarkedFailed(Changeset changeset, ChangesetFailed e) {
    return Finding.info(
        "rollback-failed",
        changeset.id(),
        e.location().file().isEmpty() ? changeset.rollbackLocation() : e.location(),
        "a precondition marked the changeset as ran without running it, and its rollback does not"
            + " run: %s%s".formatted(state(e), e.getMessage()),
        "Where a database has it marked as ran, liquibase rollback stops here. Let the rollback find"
            + " out for itself whether the change was made.");
  }

  static Finding rollbackHalfDone(
      Changeset changeset, ChangesetFailed e, List<Difference> differences) {
    return Finding.error(
        "rollback-half-done",
        changeset.id(),
        changeset.rollbackLocation(),
        "the rollback failed (%s%s) and left the database changed:%s"
            .formatted(state(e), e.getMessage(), lines(differences)),
        "Do it in one transaction, or in steps of which each can be repeated.");
  }

  static Finding rollbackDiffers(Changeset changeset, List<Difference> differences) {
    return Finding.error(
            "rollback-differs",
            changeset.id(),
            changeset.rollbackLocation(),
            "after the rollback the database is not what it was before:" + lines(differences),
            "Let the rollback undo what is listed: 'missing' was there before the change and is"
                + " gone, 'extra' was left behind, 'changed' is not as it was."
                + new MissingDrops(differences).toPaste(changeset.rollbackLocation().file()))
        .about(differences.size() == 1 ? differences.get(0).object() : "");
  }

  static Finding columnOrderLost(Changeset changeset, List<Difference.Changed> moved) {
    return Finding.info(
        "column-order-lost",
        changeset.id(),
        changeset.rollbackLocation(),
        """
        a column that the rollback adds again stands last in its table, where Postgres puts every \
        new one:%s"""
            .formatted(
                bullets(
                    moved.stream()
                        .map(
                            change ->
                                "%s: %s before, %s after"
                                    .formatted(change.object(), change.from(), change.to()))
                        .toList())),
        "No statement moves it back, and nothing is held against the rollback. Let whoever depends"
            + " on the order name the columns: insert into … (…), copy … (…), select … instead of"
            + " *.");
  }

  static Finding markRanRollback(Changeset changeset, List<Difference> differences) {
    return Finding.error(
        "mark-ran-rollback",
        changeset.id(),
        changeset.rollbackLocation(),
        "a precondition marked the changeset as ran without running it, and its rollback still"
            + " undid things that were there before:"
            + lines(differences),
        "Use onFail: HALT with a message, or let the rollback find out for itself whether the change"
            + " was made.");
  }

  static Finding rollbackChangesRows(Changeset changeset, List<RowDifference> rows) {
    return Finding.error(
        "rollback-changes-rows",
        changeset.id(),
        changeset.rollbackLocation(),
        "after the rollback rows are not what they were before:"
            + bullets(rows.stream().map(RowDifference::sentence).toList()),
        "Keep the old values when changing them (a column beside, a backup table that clients cannot"
            + " read) and restore them in the rollback; or declare the changeset irreversible.");
  }

  static Finding irreversibleComesBack(Changeset changeset) {
    return Finding.warning(
        "irreversible-comes-back",
        changeset.id(),
        changeset.rollbackLocation(),
        "the changeset is declared irreversible, but its rollback brings everything back",
        "Take it out of 'irreversible' in rehearsal.yaml.");
  }

  static Finding reapplyFailed(Changeset changeset, ChangesetFailed e) {
    return Finding.error(
        "reapply-failed",
        changeset.id(),
        e.location(),
        "after its rollback the changeset does not apply again: " + state(e) + e.getMessage(),
        "Most likely the rollback left something behind; let it undo that.");
  }

  static Finding reapplyDiffers(Changeset changeset, List<Difference> differences) {
    return Finding.error(
        "reapply-differs",
        changeset.id(),
        changeset.forwardLocation(),
        "applied a second time the changeset gives another database than the first time:"
            + lines(differences),
        "Make the change depend on nothing that its rollback leaves behind.");
  }

  static Finding survivalRollbackFailed(Changeset changeset, ChangesetFailed e) {
    return Finding.error(
        "rollback-failed-with-rows",
        changeset.id(),
        e.location().file().isEmpty() ? changeset.rollbackLocation() : e.location(),
        "with rows written after the change its rollback does not run: "
            + state(e)
            + e.getMessage(),
        "Users will have written rows by the time you roll back: convert or keep them in the"
            + " rollback.");
  }

  static Finding freedomRollbackFailed(Changeset changeset, ChangesetFailed e, List<String> rows) {
    return Finding.error(
        "rollback-failed-with-rows",
        changeset.id(),
        e.location().file().isEmpty() ? changeset.rollbackLocation() : e.location(),
        "with rows that the change permits, its rollback does not run: %s%s%s"
            .formatted(state(e), e.getMessage(), bullets(rows)),
        "Users will have written such rows by the time you roll back. Let the rollback convert them"
            + " before it forbids them again, or stop with a message of its own (raise exception)"
            + " that says what is to be done with them.");
  }

  static Finding freedomValuesChanged(Changeset changeset, List<String> rows, boolean rounded) {
    return new Finding(
        "rollback-changes-rows",
        rounded ? Severity.WARNING : Severity.ERROR,
        changeset.id(),
        changeset.rollbackLocation(),
        "what was written after the change has another value after its rollback, and nothing says"
            + " so:"
            + bullets(rows),
        "Keep the old values in the rollback (a column beside, a table that clients cannot read), or"
            + " let it stop while there are rows that the old type does not hold.");
  }

  static Finding survivalReapplyFailed(Changeset changeset, ChangesetFailed e) {
    return Finding.error(
        "reapply-failed-with-rows",
        changeset.id(),
        e.location(),
        "rolled back with rows written after it, the changeset does not apply again: "
            + state(e)
            + e.getMessage(),
        "Let the change cope with the rows that its rollback keeps.");
  }

  static Finding rollbackLosesRows(Changeset changeset, String relation, long lost, long written) {
    return Finding.error(
        "rollback-loses-rows",
        changeset.id(),
        changeset.rollbackLocation(),
        "the rollback loses %d of %d rows written into %s after the change, a table that was there before it"
            .formatted(lost, written, relation),
        "Carry the rows over in the rollback, or agree to the loss in rehearsal.yaml: loses: - {"
            + " changeset: "
            + changeset.id()
            + ", relation: "
            + relation
            + ", because: … }");
  }

  /** What the lint does not see: what somebody else puts into a changeset, or a class does. */
  static Optional<Finding> transactionControl(
      Changeset changeset, Atomicity atomicity, Location where) {
    return switch (atomicity) {
      case KEPT -> Optional.empty();
      case ENDED ->
          Optional.of(
              Finding.error(
                  "transaction-control",
                  changeset.id(),
                  where,
                  """
                  the transaction that Liquibase began was over before Liquibase committed it: when \
                  a later statement fails, what came before stays, and the next update runs it again""",
                  """
                  Find what ends it (a commit or rollback that modifySql, a property or a class \
                  brings in) and take it out; or cut the changeset in two there."""));
      case LEFT_OPEN ->
          Optional.of(
              Finding.error(
                  "transaction-control",
                  changeset.id(),
                  where,
                  """
                  outside of a transaction the changeset began one and left it open: what Liquibase \
                  does next is part of it""",
                  "Let each begin have its commit in the same changeset."));
    };
  }

  static Finding invalidIndex(Changeset changeset, String index) {
    return Finding.error(
        "index-invalid",
        changeset.id(),
        changeset.forwardLocation(),
        index + " was left invalid: no query uses it, and every write still pays for it",
        "Drop it and build it again: drop index concurrently …; create index concurrently …;");
  }

  static Finding updateAgainFailed(Changeset changeset, ChangesetFailed e) {
    return Finding.error(
        "update-again-failed",
        changeset.id(),
        e.location(),
        "a later update runs the changeset again (runAlways, or runOnChange once its text is"
            + " another), and it does not apply a second time: "
            + state(e)
            + e.getMessage(),
        "Let it find what it made: create or replace …, … if not exists, insert … on conflict. What"
            + " is meant to be done once needs neither runAlways nor runOnChange.");
  }

  static Finding updateAgainDiffers(Changeset changeset, List<String> changes) {
    return Finding.warning(
        "update-again-differs",
        changeset.id(),
        changeset.forwardLocation(),
        "a later update runs the changeset again (runAlways, or runOnChange once its text is"
            + " another), and the second time it changes the database once more:"
            + bullets(changes),
        "Let it come to the same however often it runs: insert … on conflict do nothing; what it"
            + " makes anew gets its grants and comments in the same changeset.");
  }

  static Finding phaseDiffers(String phase, List<Difference> differences, Location location) {
    return Finding.error(
        "phase-rollback-differs",
        "",
        location,
        "rolled back as a whole, phase '"
            + phase
            + "' does not leave what was there before it:"
            + lines(differences),
        "Each changeset may come back by itself and still not together with the others: look at what"
            + " later changesets change in objects of earlier ones.");
  }

  static Finding phaseChangesRows(String phase, List<String> losses, Location location) {
    return Finding.error(
        "phase-rollback-loses-rows",
        "",
        location,
        "rolled back as a whole, phase '" + phase + "' loses rows:" + bullets(losses),
        "Carry the rows over in the rollbacks, or agree to the loss under 'loses' in"
            + " rehearsal.yaml.");
  }

  static Finding phaseFailed(Changeset changeset, ChangesetFailed e, String way) {
    return Finding.error(
        way.equals("back") ? "phase-rollback-failed" : "replay-failed",
        changeset.id(),
        e.location(),
        "in the %s, played whole, the changeset fails: %s%s"
            .formatted(
                way.equals("back") ? "rollback from the end" : "replay from the start",
                state(e),
                e.getMessage()),
        "It comes back by itself; look at what changesets after it left in its way.");
  }

  static Finding replayDiffers(List<Difference> differences, Location location) {
    return Finding.error(
        "replay-differs",
        "",
        location,
        "rolled back to the start and replayed, the changelog gives another database:"
            + lines(differences),
        "Something survived the rollback, or a change depends on when it runs.");
  }

  static Finding regimesDiffer(
      Changeset changeset, List<String> sentences, boolean lasting, boolean agreed) {
    String message =
        (lasting
                ? "who may do what depends on the project's default privileges:"
                : "until a later changeset mends it, who may do what depends on the project's default"
                    + " privileges:")
            + bullets(sentences);
    String fix =
        "Say it in the changeset: revoke all on … from public, anon, authenticated, service_role;"
            + " then grant what is meant.";
    return agreed
        ? Finding.error(
            "regime-access-differs", changeset.id(), changeset.forwardLocation(), message, fix)
        : Finding.warning(
            "regime-access-differs", changeset.id(), changeset.forwardLocation(), message, fix);
  }

  static Finding unusedDeclaration(String what, Location location) {
    return Finding.warning(
        "declaration-unused",
        "",
        location,
        what + " is declared in the spec and was not observed",
        "Take it out of %s, or find out why it no longer happens."
            .formatted(location.file().replaceFirst(".*/", "")));
  }

  private static String state(ChangesetFailed e) {
    return e.sqlState().isEmpty() ? "" : "SQLSTATE " + e.sqlState() + ": ";
  }

  private static String lines(List<Difference> differences) {
    return bullets(differences.stream().map(Difference::sentence).toList());
  }

  private static String bullets(List<String> sentences) {
    StringBuilder text = new StringBuilder();
    sentences.stream().limit(SHOWN).forEach(sentence -> text.append("\n  - ").append(sentence));
    if (sentences.size() > SHOWN) {
      text.append("\n  - and ").append(sentences.size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}
