package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Examples of many rules in one rehearsal, which costs a fraction of many: each in a schema of its
 * own, where it says {@code app}, and in a file of its own with changesets of its own, so that what
 * is said of one is not said of another.
 */
final class SharedExamples {

  private static final Set<String> FILES =
      Set.of("README.md", "bad.sql", "good.sql", "prelude.sql", "fixtures.sql");

  private static final Pattern SCHEMA = Pattern.compile("\\bapp\\b");

  /**
   * What is the server's, the database's or another schema's, or a phase; and who limits his
   * waiting once is asked why he does not do so elsewhere.
   */
  private static final Pattern COMMON =
      Pattern.compile(
          "\\bpublic\\.|create schema (?!app;)|create extension|\\brole\\b|default"
              + " privileges|labels:|lock_timeout");

  private final Server server;
  private final Path home;
  private final List<Path> folders;
  private final String example;
  private Optional<List<Finding>> played = Optional.empty();

  private SharedExamples(Server server, Path home, List<Path> folders, String example) {
    this.server = server;
    this.home = home;
    this.folders = List.copyOf(folders);
    this.example = example;
  }

  /** Whether all that the examples of a rule do stands in one schema. */
  private static boolean canJoin(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      return all.stream().allMatch(file -> FILES.contains(name(file)))
          && all.stream()
              .filter(file -> file.toString().endsWith(".sql"))
              .noneMatch(file -> COMMON.matcher(read(file)).find())
          && Files.exists(folder.resolve("prelude.sql"))
          && read(folder.resolve("prelude.sql")).contains("create schema app;");
    } catch (IOException e) {
      throw new AssertionError("the rule's folder cannot be read: " + folder, e);
    }
  }

  /** Of those that can share. */
  static SharedExamples of(Server server, Path home, List<Path> folders, String example) {
    return new SharedExamples(
        server,
        home.resolve(example),
        folders.stream().filter(SharedExamples::canJoin).toList(),
        example);
  }

  boolean has(String rule) {
    return folders.stream().map(SharedExamples::name).anyMatch(rule::equals);
  }

  int size() {
    return folders.size();
  }

  /** What is said of one of them; whatever speaks of no example is said of each. */
  List<Finding> of(String rule) throws IOException {
    if (played.isEmpty()) {
      played = Optional.of(play());
    }
    Set<String> others =
        folders.stream()
            .map(SharedExamples::name)
            .filter(n -> !n.equals(rule))
            .collect(Collectors.toSet());
    return played.get().stream()
        .filter(finding -> !others.contains(finding.changeset().split("/", 2)[0]))
        .toList();
  }

  private List<Finding> play() throws IOException {
    TemporarySystem system = new TemporarySystem(home);
    StringBuilder root = new StringBuilder("databaseChangeLog:\n");
    List<String> preludes = new ArrayList<>();
    List<String> fixtures = new ArrayList<>();
    for (Path folder : folders) {
      String rule = name(folder);
      String file = rule + ".sql";
      root.append("  - include: {file: ").append(file).append("}\n");
      system.file(
          file,
          own(folder, example)
              .replace("logicalFilePath:shop.sql", "logicalFilePath:" + file)
              .replace("--changeset alice:", "--changeset alice:" + rule + "/"));
      preludes.add(own(folder, "prelude.sql"));
      if (Files.exists(folder.resolve("fixtures.sql"))) {
        fixtures.add(own(folder, "fixtures.sql"));
      }
    }
    RehearsalResult result =
        system
            .changelog("shop.yaml", root.toString())
            .prelude(String.join("\n", preludes))
            .fixtures(String.join("\n", fixtures))
            .rehearse(server);
    assertThat(result.changesets())
        .as("of whom nothing was played, nothing is said")
        .extracting(played -> played.changeset().id().split("/", 2)[0])
        .containsAll(folders.stream().map(SharedExamples::name).toList());
    return result.findings();
  }

  private static String own(Path folder, String file) {
    return SCHEMA
        .matcher(read(folder.resolve(file)))
        .replaceAll("app_" + name(folder).replace('-', '_'));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("a file of an example cannot be read: " + file, e);
    }
  }
}
