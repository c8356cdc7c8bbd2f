package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a system is not looked at, and so not judged, where a part of it was asked for.
 *
 * @param hasVolume whether there is something to check on production-size rows
 */
record LeftOut(Selection part, Itinerary itinerary, boolean hasVolume) {

  /** In words. */
  List<String> words(List<RehearsedChangeset> played) {
    List<String> left = new ArrayList<>(part.leftOut());
    Set<Changeset> lookedAt =
        played.stream().map(RehearsedChangeset::changeset).collect(Collectors.toSet());
    wayBack(itinerary.main(), lookedAt, "the main changelog").ifPresent(left::add);
    itinerary
        .options()
        .forEach((name, route) -> wayBack(route, lookedAt, "option " + name).ifPresent(left::add));
    if (hasVolume && !itinerary.volume()) {
      left.add("the checks on production-size rows");
    }
    return left;
  }

  private static Optional<String> wayBack(Route route, Set<Changeset> lookedAt, String of) {
    long passed =
        route.ahead().stream()
            .filter(each -> !lookedAt.contains(each) && !route.looksAt(each))
            .count();
    return passed == 0
        ? Optional.empty()
        : Optional.of(
            passed == 1
                ? "the way back of 1 later changeset of %s, which changes other things"
                    .formatted(of)
                : "the way back of %d later changesets of %s, which change other things"
                    .formatted(passed, of));
  }
}
