package dev.pgrehearse.status;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.changelog.ChangelogHistory;
import dev.pgrehearse.changelog.ChangelogHistory.Logged;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.LiquibaseRun;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.status.Effect.Trait;
import java.util.List;

/** What a status says, worded in one place; each with the step that a person must take. */
final class StatusFindings {

  private static final int SHOWN = 12;

  private StatusFindings() {}

  static Finding lockStuck(ChangelogHistory.Lock lock) {
    return Finding.error(
        "changelog-lock-stuck",
        "",
        Location.NONE,
        """
        the changelog lock is held by %s since %s, and no session is there that could hold it: \
        every update waits for it and fails"""
            .formatted(lock.by(), lock.since()),
        "liquibase release-locks");
  }

  static Finding lockHeld(ChangelogHistory.Lock lock, List<String> sessions) {
    return Finding.warning(
        "changelog-lock-held",
        "",
        Location.NONE,
        "the changelog lock is held by %s since %s; sessions that may be the deployment:%s"
            .formatted(lock.by(), lock.since(), bullets(sessions)),
        """
        Wait for the deployment, and ask again. If it is dead and the sessions are of others: \
        liquibase release-locks""");
  }

  static Finding checksumDiffers(Changeset changeset) {
    return Finding.error(
        "checksum-differs",
        changeset.id(),
        changeset.forwardLocation(),
        "the changeset was deployed with another text: the next update refuses to begin",
        "Bring back the text that was deployed, and put what is new into a new changeset.");
  }

  static Finding unknown(Logged logged, boolean newest) {
    return Finding.warning(
        "logged-unknown",
        logged.id(),
        Location.NONE,
        "the history has %s by %s of %s, which is not in this changelog%s"
            .formatted(
                logged.id(),
                logged.author(),
                logged.path(),
                newest ? "; it is the newest, and rollback-count would roll back another" : ""),
        """
        If another changelog put it there, all is well. If the file was moved or renamed, give it \
        the old path with logicalFilePath.""");
  }

  /**
   * What is there and not logged.
   *
   * @param next whether it is the first that is pending, which Liquibase can mark
   */
  static Finding appliedNotLogged(Pending pending, String table, boolean next) {
    Changeset changeset = pending.changeset();
    String log =
        next
            ? LiquibaseRun.Command.MARK_AS_RUN.words()
            : "in psql, " + ChangelogHistory.sqlToLog(table, changeset);
    String update;
    if (pending.again() instanceof Pending.Again.Fails fails) {
      update = "fails: " + fails.message();
    } else if (pending.again() instanceof Pending.Again.Differs differs) {
      update = "runs it a second time, and makes another database: " + differs.words();
    } else {
      return Finding.info(
          "applied-not-logged",
          changeset.id(),
          changeset.forwardLocation(),
          "what the changeset does is there, and the history does not know it",
          "None is needed: the next update applies it again without harm, which was tried.");
    }
    return Finding.error(
        "applied-not-logged",
        changeset.id(),
        changeset.forwardLocation(),
        """
        the change is there and the history does not know it: a deployment was killed between the \
        two, or somebody made it by hand. The next update %s"""
            .formatted(update),
        "Log it: %s%s Then: liquibase update".formatted(log, next ? "." : ""));
  }

  static Finding partlyApplied(Pending pending, LiveLook live) {
    Changeset changeset = pending.changeset();
    List<Trait> done = pending.effect().in(Effect.State.DONE, live.catalog());
    List<Trait> open =
        pending.effect().traits().stream()
            .filter(trait -> trait.in(live.catalog()) != Effect.State.DONE)
            .toList();
    List<String> drops =
        Difference.drops(
            Effect.heads(done).stream()
                .filter(trait -> trait.isExistence() && !trait.after().isEmpty())
                .map(trait -> (Difference) new Difference.Extra(trait.object(), ""))
                .toList());
    String message =
        """
        part of the changeset is there and the history does not know it, so that the next update \
        runs all of it.
        There:%s
        Not there, or not like that:%s"""
            .formatted(bullets(words(done)), bullets(words(open)));
    String fix =
        drops.isEmpty()
            ? "Undo by hand what is there, then: liquibase update"
            : "Take away what is there, unless it is somebody else's: %s Then: liquibase update"
                .formatted(String.join(" ", drops));
    return pending.atomic()
        ? Finding.warning(
            "partly-applied", changeset.id(), changeset.forwardLocation(), message, fix)
        : Finding.error(
            "partly-applied", changeset.id(), changeset.forwardLocation(), message, fix);
  }

  static Finding loggedNotApplied(Changeset changeset, String table, boolean newest) {
    return Finding.error(
        "logged-not-applied",
        changeset.id(),
        changeset.forwardLocation(),
        "the changeset is logged, and nothing of what it does is there: %s"
            .formatted(
                newest
                    ? "its rollback was killed before the history knew of it, or somebody undid it"
                    : "somebody undid it"),
        """
        Take it out of the history: %s The next update then applies it; to go on rolling back, \
        roll back one changeset fewer."""
            .formatted(ChangelogHistory.sqlToForget(table, changeset)));
  }

  static Finding loggedDiffers(Changeset changeset, List<Trait> traits, boolean grave) {
    String message =
        "the changeset is logged, and not all of what it does is there; not there, or not like that:"
            + bullets(words(traits));
    String fix =
        grave
            ? """
            A rollback outside of a transaction was killed on its way: finish it by hand from its \
            file, or make again what is missing."""
            : "Find out who changed it; what is meant belongs into a changeset of its own.";
    return grave
        ? Finding.error("logged-differs", changeset.id(), changeset.forwardLocation(), message, fix)
        : Finding.warning(
            "logged-differs", changeset.id(), changeset.forwardLocation(), message, fix);
  }

  private static List<String> words(List<Trait> traits) {
    return Effect.heads(traits).stream().map(Trait::words).toList();
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
