package dev.pgrehearse.project;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * A finding that people live with.
 *
 * @param rule its name
 * @param system in whose rehearsal it was found
 * @param place file and changeset, for people
 * @param message what it says, in a line, for people
 * @param fingerprint by which it is known again
 * @param because why; empty where nobody has said it yet
 * @param until the last day on which it is accepted, where there is one
 * @param location where this stands, or {@link Location#NONE} where it is not written yet
 */
record Accepted(
    String rule,
    String system,
    String place,
    String message,
    String fingerprint,
    String because,
    Optional<LocalDate> until,
    Location location) {

  static final Comparator<Accepted> ORDER =
      Comparator.comparing(Accepted::system)
          .thenComparing(Accepted::place)
          .thenComparing(Accepted::rule)
          .thenComparing(Accepted::message)
          .thenComparing(Accepted::fingerprint);

  static Accepted of(
      Finding finding,
      String system,
      String fingerprint,
      String because,
      Optional<LocalDate> until) {
    return new Accepted(
        finding.rule(),
        system,
        place(finding),
        finding.message().lines().findFirst().orElse("").strip(),
        fingerprint,
        because,
        until,
        Location.NONE);
  }

  private static String place(Finding finding) {
    String file = finding.location().file();
    if (finding.changeset().isEmpty()) {
      return file;
    }
    return (file.isEmpty() ? "" : file + ", ") + "changeset " + finding.changeset();
  }

  boolean isOver(LocalDate today) {
    return until.isPresent() && until.get().isBefore(today);
  }

  Accepted until(Optional<LocalDate> other) {
    return new Accepted(rule, system, place, message, fingerprint, because, other, location);
  }
}
