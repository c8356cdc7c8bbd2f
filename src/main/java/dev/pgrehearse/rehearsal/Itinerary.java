package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.selection.Selection;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a system is played and looked at.
 *
 * @param main of the main changelog
 * @param options of each option that is played, by its name
 * @param access whether who may do what is asked at each end, even where nothing is looked at
 * @param volume whether the checks on production-size rows are run
 */
record Itinerary(Route main, Map<String, Route> options, boolean access, boolean volume) {

  Itinerary {
    options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  static Itinerary whole(Changelog main, Map<SystemSpec.Option, Changelog> options) {
    Map<String, Route> routes = new LinkedHashMap<>();
    options.forEach((option, changelog) -> routes.put(option.name(), Route.whole(changelog)));
    return new Itinerary(Route.whole(main), routes, true, true);
  }

  /** Options follow on the main changelog: where that is looked at, they are played too. */
  static Itinerary of(Selection selection, Map<SystemSpec.Option, Changelog> options) {
    boolean access = !selection.access().isEmpty();
    Map<String, Route> routes = new LinkedHashMap<>();
    options.forEach(
        (option, changelog) -> {
          Selection.Part part = selection.options().get(option.name());
          if (!part.isEmpty()) {
            routes.put(option.name(), Route.of(part));
          } else if (access || !selection.main().isEmpty()) {
            routes.put(option.name(), Route.passing(changelog));
          }
        });
    return new Itinerary(Route.of(selection.main()), routes, access, !selection.volume().isEmpty());
  }

  /** The same, with fixtures on the way of the main changelog. */
  Itinerary withRows(Map<Changeset, List<Path>> rows) {
    return new Itinerary(main.withRows(rows), options, access, volume);
  }

  /** Whether something is left out. */
  boolean isPart() {
    return !main.isWhole() || options.values().stream().anyMatch(route -> !route.isWhole());
  }

  /** Whether something of the course is asked for at its end. */
  boolean asksForAccessOf(Route route) {
    return access || route.looksAtSomething();
  }
}
