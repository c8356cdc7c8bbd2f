package dev.pgrehearse.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A project of the zoo and what is expected of it, as its {@code expected.yaml} says.
 *
 * @param home where it stands in this repository
 * @param options of both commands
 * @param copies how many changelogs are made of its template; 0 where all of it is written
 */
record ZooAnimal(
    Path home,
    String changelog,
    List<String> options,
    int copies,
    Expected lint,
    Expected rehearsal) {

  static final Path ZOO = Path.of("verification/zoo");

  /**
   * What one command answers.
   *
   * @param options of this command alone; one that is a file of the project is given as its path
   * @param changesets how many are played; 0 where none is
   * @param says the findings at level error and warning, as the terminal heads them
   */
  record Expected(List<String> options, int exit, int changesets, List<String> says) {

    Expected {
      options = List.copyOf(options);
      says = List.copyOf(says);
    }

    private static Expected of(Map<?, ?> yaml) {
      return new Expected(
          words(yaml.get("options")),
          (Integer) yaml.get("exit"),
          Optional.ofNullable((Integer) yaml.get("changesets")).orElse(0),
          words(yaml.get("says")));
    }
  }

  ZooAnimal {
    options = List.copyOf(options);
  }

  static List<ZooAnimal> all() throws IOException {
    try (Stream<Path> folders = Files.list(ZOO)) {
      List<ZooAnimal> animals = new ArrayList<>();
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        animals.add(read(folder));
      }
      return animals;
    }
  }

  private static ZooAnimal read(Path folder) throws IOException {
    try (Reader reader = Files.newBufferedReader(folder.resolve("expected.yaml"))) {
      Map<?, ?> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      return new ZooAnimal(
          folder,
          (String) yaml.get("changelog"),
          words(yaml.get("options")),
          Optional.ofNullable((Integer) yaml.get("generated")).orElse(0),
          Expected.of((Map<?, ?>) yaml.get("lint")),
          Expected.of((Map<?, ?>) yaml.get("rehearse")));
    }
  }

  private static List<String> words(Object yaml) {
    return yaml == null ? List.of() : ((List<?>) yaml).stream().map(String::valueOf).toList();
  }

  String name() {
    return home.getFileName().toString();
  }

  boolean isClean() {
    return lint.says().isEmpty() && rehearsal.says().isEmpty();
  }

  /** The project as it stands, or made in this folder where it is generated. */
  Path project(Path folder) throws IOException {
    return copies == 0 ? home : new GeneratedChangelog(home.resolve("template"), copies).in(folder);
  }

  List<String> arguments(Path project, Expected command) {
    List<String> words = new ArrayList<>(options);
    words.addAll(command.options());
    return words.stream()
        .map(word -> Files.exists(project.resolve(word)) ? project.resolve(word).toString() : word)
        .toList();
  }

  /**
   * The lines that head a finding at level error or warning, with files as the project has them.
   */
  static List<String> heads(CommandRun run, Path project) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("error  ") || line.startsWith("warning  "))
        .map(line -> line.replace(project + "/", ""))
        .toList();
  }

  @Override
  public String toString() {
    return name();
  }
}
