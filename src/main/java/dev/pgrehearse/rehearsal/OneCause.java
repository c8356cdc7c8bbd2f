package dev.pgrehearse.rehearsal;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is seen in the file and once more when it is played: it is told once, by whoever names the
 * cause.
 */
final class OneCause {

  private static final Set<String> UNDOES_NOTHING =
      Set.of("rollback-empty", "rollback-does-nothing");

  private final List<Finding> linted;
  private final List<Finding> played;

  OneCause(List<Finding> linted, List<Finding> played) {
    this.linted = List.copyOf(linted);
    this.played = List.copyOf(played);
  }

  List<Finding> findings() {
    List<Finding> told = new ArrayList<>();
    linted.stream()
        .filter(lint -> played.stream().noneMatch(play -> isWhy(lint, play)))
        .forEach(told::add);
    played.stream()
        .filter(play -> linted.stream().noneMatch(lint -> isSaidBy(lint, play)))
        .map(this::withWhy)
        .forEach(told::add);
    return told;
  }

  /** The gravest of both is kept, and says why. */
  private Finding withWhy(Finding play) {
    Optional<Finding> why = linted.stream().filter(lint -> isWhy(lint, play)).findFirst();
    return why.map(lint -> play.reworded(message -> lint.message() + ";\n  " + message, fix -> fix))
        .orElse(play);
  }

  /** A rollback that undoes nothing leaves something behind. */
  private static boolean isWhy(Finding lint, Finding play) {
    return UNDOES_NOTHING.contains(lint.rule())
        && play.rule().equals("rollback-differs")
        && isOfOne(lint, play);
  }

  /** Whether nothing is new in what was met when it was played. */
  private static boolean isSaidBy(Finding lint, Finding play) {
    if (!isOfOne(lint, play)) {
      return false;
    }
    return lint.rule().equals(play.rule())
        || (lint.rule().equals("header-not-first") && play.rule().equals("rollback-missing"))
        || (lint.severity() == Severity.ERROR
            && switch (lint.rule()) {
              case "unnamed-constraint" ->
                  play.rule().equals("rollback-failed") && play.message().contains(" null");
              case "concurrently-in-transaction" -> says(play, "SQLSTATE 25001");
              case "rollback-is-prose" ->
                  play.rule().equals("rollback-failed") && says(play, "SQLSTATE 42601");
              default -> false;
            });
  }

  private static boolean says(Finding play, String state) {
    return Stream.of("changeset-failed", "rollback-failed").anyMatch(play.rule()::equals)
        && play.message().contains(state);
  }

  /** In many projects each file begins with a changeset 1. */
  private static boolean isOfOne(Finding lint, Finding play) {
    String one = lint.location().file();
    String other = play.location().file();
    boolean mayBeItsSqlFile = one.endsWith(".sql") != other.endsWith(".sql");
    return lint.changeset().equals(play.changeset())
        && (one.equals(other) || one.isEmpty() || other.isEmpty() || mayBeItsSqlFile);
  }
}
