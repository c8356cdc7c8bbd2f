package dev.pgrehearse.ground;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A system whose changelogs have been read. What its spec calls a phase (a label, a tag, a file or
 * the end) is one of theirs.
 *
 * @param spec in which each phase is named as the changesets name it; one that there is not stays
 * @param options in the order of the spec
 */
public record OpenedSystem(
    SystemSpec spec, Changelog main, Map<SystemSpec.Option, Changelog> options) {

  private static final String END = "end";

  public OpenedSystem {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Reads them.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when one cannot be read
   */
  public static OpenedSystem of(SystemSpec spec) {
    return of(spec, Optional.empty());
  }

  /**
   * Likewise.
   *
   * @param limit how long a statement of a changeset may take
   */
  public static OpenedSystem of(SystemSpec spec, Optional<Duration> limit) {
    Set<String> names = names(spec);
    Changelog main =
        Changelog.open(spec.changelog(), spec.deployment().liquibase())
            .limited(limit)
            .phasedBy(names);
    // Options come after the end, and have none that a check could mean.
    Set<String> ofOptions = new LinkedHashSet<>(names);
    ofOptions.remove(END);
    Map<SystemSpec.Option, Changelog> options = new LinkedHashMap<>();
    for (SystemSpec.Option option : spec.options()) {
      options.put(
          option,
          Changelog.open(option.changelog(), spec.deployment().liquibase())
              .limited(limit)
              .phasedBy(ofOptions));
    }
    fixturesAfter(spec.fixturesAfter(), main);
    UnaryOperator<String> phase =
        name ->
            main.phase(name)
                .or(
                    () ->
                        options.values().stream()
                            .flatMap(option -> option.phase(name).stream())
                            .findFirst())
                .orElse(name);
    return new OpenedSystem(spec.phased(phase), main, options);
  }

  /**
   * The changeset after which the fixtures are put in, where somebody says so.
   *
   * @throws ChangelogException where there is no such changeset
   */
  public static Optional<Changeset> fixturesAfter(Optional<String> id, Changelog changelog) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        changelog.changesets().stream()
            .filter(changeset -> changeset.id().equals(id.get()))
            .reduce((one, next) -> next)
            .orElseThrow(
                () ->
                    new ChangelogException(
                        Location.of(changelog.path()),
                        "--fixtures-after names the changeset '%s', which is not in it"
                            .formatted(id.get()))));
  }

  /** Its fixtures, none of which is put in yet. */
  public static LateFixtures fixtures(SystemSpec spec, Changelog changelog) {
    return new LateFixtures(spec.fixtures(), fixturesAfter(spec.fixturesAfter(), changelog));
  }

  private static Set<String> names(SystemSpec spec) {
    Set<String> names = new LinkedHashSet<>(spec.phaseFixtures().keySet());
    for (Check check : spec.checks()) {
      names.add(check.phase());
      names.add(check.until());
    }
    names.remove("");
    return names;
  }
}
