package dev.pgrehearse.mutation;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * One changelog of a system.
 *
 * @param spec the system as this changelog leaves it
 * @param changelog where the faults are planted
 * @param option whether it is played on the finished main changelog
 * @param legacy what stands before it, besides the system's own legacy
 */
record Part(SystemSpec spec, Changelog changelog, boolean option, List<Path> legacy) {

  Part {
    legacy = List.copyOf(legacy);
  }

  static Part main(SystemSpec spec, Changelog changelog) {
    return new Part(spec, changelog, false, List.of());
  }

  static Part option(SystemSpec spec, SystemSpec.Option option, Changelog changelog) {
    return new Part(spec.of(option), changelog, true, option.legacy().stream().toList());
  }

  String name() {
    return spec.name();
  }
}
