package dev.pgrehearse.ground;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangesetContent;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.Step;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;

/** All texts with SQL that a system is made of. What cannot be read is told by whoever runs it. */
final class SystemTexts {

  private final SystemSpec spec;
  private final List<Changelog> changelogs;

  /**
   * @param changelogs the main one and those of the options
   */
  SystemTexts(SystemSpec spec, List<Changelog> changelogs) {
    this.spec = spec;
    this.changelogs = List.copyOf(changelogs);
  }

  void forEach(Consumer<String> text) {
    List<Path> files = new ArrayList<>(spec.legacy());
    files.addAll(spec.fixtures());
    files.addAll(spec.phaseFixtures().values());
    spec.volume().ifPresent(volume -> files.add(volume.file()));
    spec.options().forEach(option -> option.legacy().ifPresent(files::add));
    changelogs.forEach(changelog -> add(changelog, files, text));
    for (Check check : spec.checks()) {
      check.steps().stream().map(Step::sql).forEach(text);
    }
    files.stream().distinct().forEach(file -> read(file, text));
  }

  private static void add(Changelog changelog, List<Path> files, Consumer<String> text) {
    text.accept(changelog.preconditions());
    for (ChangesetContent content : changelog.contents()) {
      content.parts().values().forEach(text);
      for (String name : new TreeSet<>(content.names())) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
          addFile(changelog, name, files);
        }
      }
    }
  }

  private static void addFile(Changelog changelog, String name, List<Path> files) {
    try {
      Path file = changelog.file(name);
      if (Files.isRegularFile(file)) {
        files.add(file);
      }
    } catch (InvalidPathException e) {
      // then it is no file's name
    }
  }

  private static void read(Path file, Consumer<String> text) {
    try {
      text.accept(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      // then it says nothing of the platform
    }
  }
}
