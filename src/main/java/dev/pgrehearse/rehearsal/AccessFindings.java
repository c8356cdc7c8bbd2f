package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.Access;
import dev.pgrehearse.access.AccessDifference;
import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.ExpectedAccess;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings about who may do what, worded in one place. */
final class AccessFindings {

  private static final int SHOWN = 12;

  private final String system;

  /**
   * @param system its name, for the command that writes its access.yaml
   */
  AccessFindings(String system) {
    this.system = system;
  }

  /**
   * What is not as access.yaml says; identities of whom the same is true are named together.
   *
   * @param option of which the matrix is the end, or ""
   */
  List<Finding> differences(AccessMatrix observed, ExpectedAccess expected, String option) {
    Map<String, List<AccessDifference>> same = new LinkedHashMap<>();
    for (AccessDifference d : observed.differencesTo(expected.matrix(option))) {
      same.computeIfAbsent(
              String.join(
                  "\n",
                  d.object(),
                  d.verb(),
                  AccessDifference.word(d.verb(), d.expected()),
                  AccessDifference.word(d.verb(), d.observed())),
              key -> new ArrayList<>())
          .add(d);
    }
    return same.values().stream()
        .map(all -> difference(all, expected.location(option, all.get(0)), option))
        .toList();
  }

  private Finding difference(List<AccessDifference> all, Location location, String option) {
    AccessDifference one = all.get(0);
    String who = String.join(", ", all.stream().map(AccessDifference::identity).toList());
    String where =
        "%s%s: %s, %s"
            .formatted(
                one.object(), option.isEmpty() ? "" : " (option " + option + ")", who, one.verb());
    String values =
        """

          expected  %s
          observed  %s"""
            .formatted(
                AccessDifference.word(one.verb(), one.expected()),
                AccessDifference.word(one.verb(), one.observed()));
    String update =
        "If it is meant: ./pgrehearse access %s --update, and let somebody read the difference."
            .formatted(system);
    if (one.widened()) {
      return Finding.error(
          "access-widened",
          "",
          location,
          where + " is allowed more than access.yaml says" + values,
          takenBack(one) + " or let its policy name the caller. " + update);
    }
    if (one.narrowed()) {
      return Finding.error(
          "access-narrowed",
          "",
          location,
          where + " is allowed less than access.yaml says" + values,
          "Grant it again, or let the policy's expression pass these rows. " + update);
    }
    return Finding.warning(
        "access-unjudged",
        "",
        location,
        where + " cannot be compared with what access.yaml says" + values,
        "Add rows to the fixtures that tell it: own, of the tenant, of another and of nobody. "
            + update);
  }

  /** SQL, but for verbs that are no privileges. */
  static String takenBack(AccessDifference one) {
    String privilege =
        switch (one.verb()) {
          case "give", "take" -> "update";
          default -> one.verb();
        };
    String object =
        switch (one.kind()) {
          case RELATIONS -> one.object();
          case FUNCTIONS -> "function " + one.object();
          case SEQUENCES -> "sequence " + one.object();
        };
    if (one.happensByCascade()) {
      return "Let the foreign key of %s refuse (on delete no action), or take back the right to the row that it refers to,"
          .formatted(object);
    }
    return one.verb().equals("reveals")
        ? "Take back the privilege of writing by which the rows are learned of,"
        : "Take the privilege back: revoke %s on %s from …;".formatted(privilege, object);
  }

  /** A matrix that depends on the project's default privileges. */
  static Optional<Finding> regimes(AccessMatrix open, AccessMatrix closed, Location location) {
    List<AccessDifference> differences = open.differencesTo(closed);
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error(
            "regime-access-differs",
            "",
            location,
            "who may do what depends on the project's default privileges:"
                + bullets(
                    differences.stream()
                        .map(
                            d ->
                                "%s, %s of %s: closed %s, open %s"
                                    .formatted(
                                        d.identity(),
                                        d.verb(),
                                        d.object(),
                                        AccessDifference.word(d.verb(), d.expected()),
                                        AccessDifference.word(d.verb(), d.observed())))
                        .toList()),
            "Say it in the changeset that makes the object: revoke all on … from public, anon,"
                + " authenticated, service_role; then grant what is meant."));
  }

  /** What is open for a while only: nobody meant it, and nobody sees it afterwards. */
  static Finding opened(
      Changeset changeset,
      Optional<OpeningCause.Place> cause,
      List<AccessDifference> all,
      String until,
      Optional<Access> end) {
    AccessDifference one = all.get(0);
    return Finding.error(
        "access-opened",
        changeset.id(),
        cause
            .filter(place -> place.changeset().equals(changeset.id()))
            .map(OpeningCause.Place::at)
            .orElse(changeset.forwardLocation()),
        """
        %s: %s %s may %s more than before the changelog and than at its end
          before    %s
          meanwhile %s
          at last   %s%s"""
            .formatted(
                one.object(),
                until,
                String.join(", ", all.stream().map(AccessDifference::identity).toList()),
                one.verb(),
                AccessDifference.word(one.verb(), one.expected()),
                AccessDifference.word(one.verb(), one.observed()),
                AccessDifference.word(one.verb(), end),
                cause.map(place -> opening(place, changeset)).orElse("")),
        "Each changeset is committed by itself: close it in the same one, or grant only after the"
            + " policies are there.");
  }

  private static String opening(OpeningCause.Place cause, Changeset changeset) {
    return "\n  because   %s%s"
        .formatted(
            cause.statement(),
            cause.changeset().equals(changeset.id())
                ? ""
                : " (changeset %s, %s)".formatted(cause.changeset(), cause.at()));
  }

  /** A rollback that leaves more allowed than was before the change. */
  static Optional<Finding> openedByRollback(
      Changeset changeset, AccessMatrix rolledBack, AccessMatrix before) {
    List<AccessDifference> wider = rolledBack.beyond(List.of(before));
    if (wider.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error(
            "access-opened-by-rollback",
            changeset.id(),
            changeset.rollbackLocation(),
            "after the rollback more is allowed than before the change:"
                + bullets(
                    wider.stream()
                        .map(
                            d ->
                                "%s, %s of %s: %s, before %s"
                                    .formatted(
                                        d.identity(),
                                        d.verb(),
                                        d.object(),
                                        AccessDifference.word(d.verb(), d.observed()),
                                        AccessDifference.word(d.verb(), d.expected())))
                        .toList()),
            "Let the rollback take back what was granted, and put back the policies and options that"
                + " it found."));
  }

  static String bullets(List<String> sentences) {
    StringBuilder text = new StringBuilder();
    sentences.stream().limit(SHOWN).forEach(sentence -> text.append("\n  - ").append(sentence));
    if (sentences.size() > SHOWN) {
      text.append("\n  - and ").append(sentences.size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}
