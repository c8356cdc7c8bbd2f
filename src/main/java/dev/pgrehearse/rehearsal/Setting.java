package dev.pgrehearse.rehearsal;

import dev.pgrehearse.baseline.Measures;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.spec.SystemSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is played, how much of it, and where.
 *
 * @param options all there are; those that the itinerary does not name are left out
 * @param ground where the main changelog begins, unless that is at its start
 * @param services what of the platform is in a new database
 * @param keepGoing whether what comes after a changeset that does not apply is played without it
 * @param measures what queries cost
 * @param time what is done is added to it
 */
record Setting(
    SystemSpec spec,
    Changelog main,
    Map<SystemSpec.Option, Changelog> options,
    Itinerary itinerary,
    Ground ground,
    Services services,
    boolean keepGoing,
    Measures measures,
    TimeSpent time,
    Lanes lanes,
    Progress progress) {

  Setting {
    Map<SystemSpec.Option, Changelog> played = new LinkedHashMap<>(options);
    played.keySet().removeIf(option -> !itinerary.options().containsKey(option.name()));
    options = Collections.unmodifiableMap(played);
  }
}
