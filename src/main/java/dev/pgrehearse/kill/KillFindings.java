package dev.pgrehearse.kill;

import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.kill.Outcome.Next;
import dev.pgrehearse.kill.Outcome.Remains;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the outcomes say, worded in one place. */
final class KillFindings {

  private static final int SHOWN = 5;

  private final Map<Changeset, List<Outcome>> outcomes;

  KillFindings(Map<Changeset, List<Outcome>> outcomes) {
    this.outcomes = outcomes;
  }

  KillResult result(List<Skipped> skipped) {
    List<Outcome> all = outcomes.values().stream().flatMap(Collection::stream).toList();
    int locks = (int) all.stream().filter(Outcome::lockStuck).count();
    List<Finding> findings = new ArrayList<>();
    lock(all.size(), locks).ifPresent(findings::add);
    beforeHistory().ifPresent(findings::add);
    outcomes
        .values()
        .forEach(
            some -> {
              for (Deed.Kind kind : Deed.Kind.values()) {
                List<Outcome> ofOne =
                    some.stream().filter(outcome -> outcome.deed().kind() == kind).toList();
                if (!ofOne.isEmpty()) {
                  Deed deed = ofOne.get(0).deed();
                  notMended(deed, ofOne).ifPresent(findings::add);
                  twice(deed, ofOne).ifPresent(findings::add);
                  notAtomic(deed, ofOne).ifPresent(findings::add);
                }
              }
            });
    int converged = (int) all.stream().filter(each -> each.next() == Next.CONVERGED).count();
    int mended = (int) all.stream().filter(Outcome::isMended).count() - converged;
    return new KillResult(all.size(), locks, converged, mended, findings, skipped);
  }

  private static Optional<Finding> lock(int kills, int locks) {
    return locks == 0
        ? Optional.empty()
        : Optional.of(
            Finding.info(
                "killed-lock-stuck",
                "",
                Location.NONE,
                """
                %d of %d deployments that were killed left the changelog lock behind: until it is \
                released every update waits for it, and gives up"""
                    .formatted(locks, kills),
                """
                When no deployment runs any more: liquibase release-locks. It was run each time, and \
                what is said here is of the command behind it."""));
  }

  /** Liquibase commits the change and its history row one after the other: so it is with all. */
  private Optional<Finding> beforeHistory() {
    Optional<Finding> none = Optional.empty();
    List<Map.Entry<Changeset, Outcome>> there = unlogged(Deed.Kind.CHANGE);
    List<Map.Entry<Changeset, Outcome>> back = unlogged(Deed.Kind.ROLLBACK);
    if (there.isEmpty() && back.isEmpty()) {
      return none;
    }
    String message =
        """
        Liquibase commits a change and its history row one after the other. Killed in between, %s \
        in a state that the history does not know, and the next command fails; such as %s"""
            .formatted(
                counted(there.size(), back.size()),
                Stream.of(there, back)
                    .flatMap(some -> some.stream().limit(1))
                    .map(
                        entry ->
                            "%s, %s: %s"
                                .formatted(
                                    entry.getKey().id(),
                                    entry.getValue().deed().call().words(),
                                    entry.getValue().said()))
                    .collect(Collectors.joining("; and ")));
    String fix =
        "pgrehearse status --url … says which one it is. "
            + Stream.of(there, back)
                .flatMap(some -> some.stream().limit(1))
                .map(
                    entry ->
                        (entry.getValue().deed().kind() == Deed.Kind.CHANGE
                                ? "A change that is there is logged: "
                                : "One that is rolled back is forgotten: ")
                            + step(entry.getValue()))
                .collect(Collectors.joining(" "))
            + " That was tried for each, and holds.";
    return Optional.of(Finding.info("killed-before-history", "", Location.NONE, message, fix));
  }

  private static String counted(int there, int back) {
    return Stream.of(count(there, "changeset"), count(back, "rollback"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "))
        + (there + back == 1 ? " is left" : " are left");
  }

  private static Optional<String> count(int number, String noun) {
    return number == 0
        ? Optional.empty()
        : Optional.of(number + " " + noun + (number == 1 ? "" : "s"));
  }

  private List<Map.Entry<Changeset, Outcome>> unlogged(Deed.Kind kind) {
    return outcomes.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .filter(outcome -> outcome.deed().kind() == kind)
                    .filter(outcome -> outcome.remains() == Remains.ALL)
                    .filter(outcome -> outcome.next() == Next.FAILED)
                    .filter(Outcome::isMended)
                    .limit(1)
                    .map(outcome -> Map.entry(entry.getKey(), outcome)))
        .toList();
  }

  private static Optional<Finding> notMended(Deed deed, List<Outcome> outcomes) {
    List<Outcome> bad = outcomes.stream().filter(outcome -> !outcome.isMended()).toList();
    return bad.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "killed-not-mended",
                deed.changeset().id(),
                deed.location(),
                """
                killed on its way, %s leaves what neither the next command nor any step that was \
                tried brings in order:%s"""
                    .formatted(deed.words(), bullets(bad)),
                """
                Make it one transaction, or each statement a changeset of its own that can be \
                repeated; until then a person has to undo by hand what is listed."""));
  }

  private static Optional<Finding> twice(Deed deed, List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.remains() == Remains.ALL)
        .filter(outcome -> outcome.next() == Next.DIFFERS)
        .filter(Outcome::isMended)
        .findFirst()
        .map(
            outcome ->
                Finding.warning(
                    "killed-applied-twice",
                    deed.changeset().id(),
                    deed.location(),
                    """
                    killed %s, %s is done a second time by the next %s, without an error, and that \
                    makes another database: %s"""
                        .formatted(
                            outcome.point().words(),
                            deed.words(),
                            deed.call().words(),
                            outcome.said()),
                    """
                    Let it refuse or change nothing when it is repeated (a precondition, a where, on \
                    conflict). After such a kill, before anything else: %s"""
                        .formatted(step(outcome))));
  }

  private static Optional<Finding> notAtomic(Deed deed, List<Outcome> outcomes) {
    List<Outcome> parts =
        outcomes.stream()
            .filter(outcome -> outcome.remains() == Remains.PART)
            .filter(Outcome::isMended)
            .toList();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    boolean several = parts.stream().anyMatch(outcome -> outcome.point().of() > 1);
    String steps =
        parts.stream()
            .filter(outcome -> outcome.step().isPresent())
            .map(outcome -> outcome.point().words() + ": " + step(outcome))
            .distinct()
            .collect(Collectors.joining(" "));
    String repeated = steps.isEmpty() ? "The same command again does the rest." : "Killed ";
    return Optional.of(
        new Finding(
            "killed-not-atomic",
            several && !steps.isEmpty() ? Severity.WARNING : Severity.INFO,
            deed.changeset().id(),
            deed.location(),
            "%s is not done as a whole or not at all:%s".formatted(deed.words(), bullets(parts)),
            (several ? "Give each statement a changeset of its own. " : "") + repeated + steps));
  }

  private static String bullets(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(
            outcome ->
                "\n  - killed %s it leaves %s; the next %s %s"
                    .formatted(
                        outcome.point().words(),
                        left(outcome),
                        outcome.deed().call().words(),
                        said(outcome)))
        .collect(Collectors.joining());
  }

  private static String left(Outcome outcome) {
    return switch (outcome.remains()) {
      case NOTHING -> "nothing of it";
      case ALL -> "all of it, and the history does not know it";
      case PART ->
          outcome.left().isEmpty()
              ? "part of it"
              : outcome.left().stream().limit(SHOWN).collect(Collectors.joining(", "))
                  + (outcome.left().size() > SHOWN
                      ? " and %d more".formatted(outcome.left().size() - SHOWN)
                      : "");
    };
  }

  private static String said(Outcome outcome) {
    return switch (outcome.next()) {
      case CONVERGED -> "does the rest";
      case FAILED -> "fails: " + outcome.said();
      case DIFFERS -> "makes another database: " + outcome.said();
    };
  }

  /** Whose history has which schema is not ours to say. */
  private static String step(Outcome outcome) {
    return outcome.step().orElse(List.of()).stream()
        .map(line -> line.replace(ChangelogPlayer.HISTORY_SCHEMA + ".", ""))
        .collect(Collectors.joining(", then "))
        .replace(";, then ", "; ");
  }
}
