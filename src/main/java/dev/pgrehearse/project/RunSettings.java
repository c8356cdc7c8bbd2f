package dev.pgrehearse.project;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a project's rehearsals are run, unless somebody types something else.
 *
 * @param timeout after which a run is ended
 * @param statementTimeout after which a statement of a changeset is refused
 * @param keepGoing whether it goes on after a changeset that does not apply
 * @param cache whether states are kept from one run to the next
 * @param reports the folder that has one for the report of each system
 * @param from the changeset, tag or phase from which on to look
 */
public record RunSettings(
    Optional<Duration> timeout,
    Optional<Duration> statementTimeout,
    boolean keepGoing,
    boolean cache,
    Optional<Path> reports,
    Optional<String> from) {

  /** What is so where nobody says anything. */
  public static RunSettings usual() {
    return new RunSettings(
        Optional.empty(), Optional.empty(), true, true, Optional.empty(), Optional.empty());
  }
}
