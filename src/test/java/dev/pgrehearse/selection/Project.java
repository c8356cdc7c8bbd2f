package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.git.WorkTree;
import dev.pgrehearse.selection.Selection.Part;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A project in a repository, and what is selected of its systems. */
final class Project {

  private final WorkTree tree;
  private final String home;

  /**
   * @param home where the project is in the repository, "" for its top
   */
  Project(WorkTree tree, String home) {
    this.tree = tree;
    this.home = home.isEmpty() ? "" : home + "/";
  }

  static Project at(Path folder) throws IOException {
    return new Project(WorkTree.init(folder), "");
  }

  WorkTree tree() {
    return tree;
  }

  Path home() {
    return tree.path(home.isEmpty() ? "." : home).normalize();
  }

  Project write(String name, String text) throws IOException {
    tree.write(home + name, text);
    return this;
  }

  Project edit(String name, String from, String to) throws IOException {
    tree.edit(home + name, from, to);
    return this;
  }

  Project delete(String name) throws IOException {
    tree.delete(home + name);
    return this;
  }

  Project rename(String name, String to) throws IOException {
    tree.rename(home + name, home + to);
    return this;
  }

  Project commit() throws IOException {
    tree.commit();
    return this;
  }

  /** A copy of a folder of this repository. */
  Project copy(Path project, String folder) throws IOException {
    try (Stream<Path> files = Files.walk(project.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(project.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return this;
  }

  Selector selector(String system) {
    SystemSpec spec = new Spec(home()).read(system);
    Map<SystemSpec.Option, Changelog> options = new LinkedHashMap<>();
    spec.options().forEach(option -> options.put(option, Changelog.open(option.changelog())));
    return Selector.of(
        spec, Changelog.open(spec.changelog()), options, Optional.of(new Spec(home())));
  }

  Selection changed(String system) {
    return selector(system).select(new Choice.Changed(Optional.of("HEAD")));
  }

  /** Of a changelog without a spec. */
  Selection changedOf(String changelog, String... preludes) {
    return selectorOf(changelog, preludes).select(new Choice.Changed(Optional.of("HEAD")));
  }

  Selector selectorOf(String changelog, String... preludes) {
    SystemSpec spec =
        SystemSpec.ofChangelog(
            "mine",
            home().resolve(changelog),
            Stream.of(preludes).map(home()::resolve).toList(),
            List.of());
    return Selector.of(spec, Changelog.open(spec.changelog()), Map.of(), Optional.empty());
  }

  /** Every chosen changeset with its reasons, for assertions that print what is wrong. */
  static List<String> inWords(Selection selection) {
    List<String> lines = new ArrayList<>(inWords("", selection.main()));
    selection.options().forEach((name, part) -> lines.addAll(inWords(name + " ", part)));
    return lines;
  }

  private static List<String> inWords(String option, Part part) {
    return part.chosen().entrySet().stream()
        .map(
            entry ->
                option
                    + entry.getKey().id()
                    + ": "
                    + String.join("; ", entry.getValue().stream().map(r -> r.text()).toList()))
        .toList();
  }

  /** The ids that are chosen of the main changelog. */
  static List<String> ids(Selection selection) {
    return selection.main().chosen().keySet().stream().map(changeset -> changeset.id()).toList();
  }
}
