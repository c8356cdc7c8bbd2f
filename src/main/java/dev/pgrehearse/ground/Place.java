package dev.pgrehearse.ground;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * A place in a system's main changelog, at which somebody wants to begin.
 *
 * @param services what of the platform is met on the way, there and later
 * @param before how many changesets come before it; they are applied without looking
 * @param regimes of default privileges, under each of which there is a database
 * @param compared whether it shall be held against the states just before tables make room for
 *     views of their names: these are there too then, and rows are put in until the first does
 */
public record Place(
    SystemSpec spec,
    Changelog changelog,
    Services services,
    int before,
    List<PrivilegeRegime> regimes,
    boolean compared) {

  public Place {
    regimes = List.copyOf(regimes);
    if (before < 0 || before > changelog.changesets().size()) {
      throw new IllegalArgumentException("there is no place after " + before + " changesets");
    }
  }

  /** At its end. */
  public static Place atTheEnd(
      SystemSpec spec, Changelog changelog, List<PrivilegeRegime> regimes, boolean compared) {
    return new Place(
        spec,
        changelog,
        Services.of(spec, changelog),
        changelog.changesets().size(),
        regimes,
        compared);
  }

  /** What comes before. */
  List<Changeset> changesets() {
    return changelog.changesets().subList(0, before);
  }

  /** The rows that are put in once this one of them is applied. */
  List<Path> rowsAfter(Changeset changeset) {
    return changelog.endsPhase(changeset) ? spec.fixturesAfter(changeset.phase()) : List.of();
  }

  /** For people. */
  String words() {
    return "%s %s"
        .formatted(
            spec.name(),
            before == 0
                ? "before its first changeset"
                : "up to " + changelog.changesets().get(before - 1).id());
  }
}
