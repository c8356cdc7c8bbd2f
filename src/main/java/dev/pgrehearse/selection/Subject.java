package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A system, as it stands in the work tree.
 *
 * @param main its changelog
 * @param options the changelogs of its options, by their names and in their order
 * @param specs reads its files; none where it is a changelog alone
 */
record Subject(
    SystemSpec spec, Changelog main, Map<String, Changelog> options, Optional<Spec> specs) {

  /** The main changelog in {@link #changelogs()}. */
  static final String MAIN = "";

  Subject {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** All changelogs: the main one under {@link #MAIN}, then the options. */
  Map<String, Changelog> changelogs() {
    Map<String, Changelog> all = new LinkedHashMap<>();
    all.put(MAIN, main);
    all.putAll(options);
    return all;
  }

  /** Where its files are, apart from changelogs and SQL. */
  Optional<Path> folder() {
    return specs.map(files -> files.folder(spec.name()));
  }

  /** How messages name a file. */
  String shown(Path file) {
    return specs
        .map(files -> files.shown(file))
        .orElseGet(
            () -> {
              Path absolute = file.toAbsolutePath().normalize();
              return (absolute.startsWith(main.root()) ? main.root().relativize(absolute) : file)
                  .toString()
                  .replace('\\', '/');
            });
  }

  /** The changesets of what the spec calls a phase, by the changelog that has it, in order. */
  Map<String, List<Changeset>> phase(String name) {
    Map<String, List<Changeset>> found = new LinkedHashMap<>();
    changelogs()
        .forEach(
            (of, changelog) -> {
              Optional<String> phase = changelog.phase(name);
              List<Changeset> changesets =
                  changelog.changesets().stream()
                      .filter(changeset -> phase.filter(changeset.phase()::equals).isPresent())
                      .toList();
              if (!changesets.isEmpty()) {
                found.put(of, changesets);
              }
            });
    return found;
  }
}
