package dev.pgrehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The tree is the table of contents: every file stands where its name says, and none is lost. */
final class LayoutTest {

  private static final int CHANGESETS_AT_LEAST = 120;
  private static final int RULES_AT_LEAST = 40;
  private static final int ZOO_AT_LEAST = 16;
  private static final int FILES_AT_LEAST = 200;

  /** Folders of somebody's machine; put together so that this file does not name one. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile(
          String.join(
              "|",
              "/(home|Users)" + "/[A-Za-z]",
              "/root" + "/[A-Za-z.]",
              "/work" + "/[a-z]",
              "/tmp" + "/(wt|contract|bash_jobs)",
              "[A-Z]:\\\\" + "Users"));

  private record Change(
      Path file,
      String id,
      String labels,
      String comment,
      List<Object> forward,
      List<Object> back) {

    String name() {
      return file + " " + id;
    }
  }

  @Test
  void every_changeset_is_named_after_its_file_and_has_its_way_back_beside_it() {
    List<Change> changes = changes();
    assertThat(changes).hasSizeGreaterThanOrEqualTo(CHANGESETS_AT_LEAST);
    for (Change change : changes) {
      String sql = sqlFile(change, change.forward());
      assertThat(sql)
          .as(change.name())
          .isEqualTo("sql/" + system(change.file()) + "/" + change.id() + ".sql");
      assertThat(sqlFile(change, change.back()))
          .as(change.name())
          .isEqualTo(sql.replaceFirst("\\.sql$", ".rollback.sql"));
      assertThat(change.id())
          .as(change.name())
          .startsWith(change.file().getFileName().toString().replace(".yaml", "/"));
    }
  }

  @Test
  void every_changeset_has_a_phase_and_says_what_it_is_for() {
    for (Change change : changes()) {
      assertThat(change.labels()).as("label of %s", change.name()).matches("[a-z][a-z0-9_]*");
      assertThat(change.comment()).as("comment of %s", change.name()).isNotBlank();
    }
  }

  @Test
  void ids_are_unique() {
    assertThat(changes().stream().map(Change::id)).doesNotHaveDuplicates();
  }

  @Test
  void every_sql_file_is_included_exactly_once_and_in_rising_order() {
    List<String> included = new ArrayList<>();
    String last = "";
    for (Change change : changes()) {
      String sql = sqlFile(change, change.forward());
      if (last.startsWith(folder(sql))) {
        assertThat(sql).as("order of %s", change.file()).isGreaterThan(last);
      }
      last = sql;
      included.add(sql);
      included.add(sqlFile(change, change.back()));
    }
    List<String> onDisk = Tree.files("sql", ".sql").stream().map(Tree::shown).toList();
    assertThat(included).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(onDisk);
  }

  @Test
  void every_pack_is_included_by_the_root_changelog_of_its_system_in_rising_order() {
    List<String> included = new ArrayList<>();
    for (Path root : roots()) {
      List<String> packs =
          list(root).stream()
              .filter(entry -> entry.containsKey("include"))
              .map(entry -> String.valueOf(map(entry.get("include")).get("file")))
              .toList();
      assertThat(packs).as(Tree.shown(root)).isNotEmpty().isSorted();
      assertThat(packs)
          .as(Tree.shown(root))
          .allMatch(pack -> pack.startsWith(Tree.shown(root).replace(".yaml", "/")));
      included.addAll(packs);
    }
    assertThat(included)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(packs().stream().map(Tree::shown).toList());
  }

  /**
   * A changeset's identity holds its file's name; it must not depend on how Liquibase is called.
   */
  @Test
  void every_changelog_gives_its_own_path_as_its_logical_one() {
    for (Path file : Tree.files("changelog", ".yaml")) {
      assertThat(list(file).get(0)).containsEntry("logicalFilePath", Tree.shown(file));
    }
  }

  @Test
  void every_rule_has_an_example_of_each_kind_and_a_page() throws IOException {
    Path folder = Tree.HOME.resolve("verification/rules");
    List<Path> rules;
    try (Stream<Path> folders = Files.list(folder)) {
      rules = folders.filter(Files::isDirectory).sorted().toList();
    }
    assertThat(rules).hasSizeGreaterThanOrEqualTo(RULES_AT_LEAST);
    for (Path rule : rules) {
      try (Stream<Path> files = Files.list(rule)) {
        List<String> names = files.map(file -> file.getFileName().toString()).toList();
        assertThat(names)
            .as(Tree.shown(rule))
            .contains("README.md")
            .anyMatch(name -> name.matches("bad(\\..+)?"))
            .anyMatch(name -> name.matches("good(\\..+)?"));
      }
      assertThat(rule.getFileName().toString()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    }
  }

  /** A project of the zoo is somebody else's: what is ours in it is told apart at a glance. */
  @Test
  void every_project_of_the_zoo_has_a_page_and_says_what_is_expected() throws IOException {
    List<Path> projects;
    try (Stream<Path> folders = Files.list(Tree.HOME.resolve("verification/zoo"))) {
      projects = folders.filter(Files::isDirectory).sorted().toList();
    }
    assertThat(projects).hasSizeGreaterThanOrEqualTo(ZOO_AT_LEAST);
    for (Path project : projects) {
      assertThat(project.resolve("README.md")).isRegularFile();
      assertThat(project.resolve("expected.yaml")).isRegularFile();
      assertThat(project.resolve("rehearsal.yaml")).doesNotExist();
      assertThat(project.getFileName().toString()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    }
  }

  @Test
  void no_file_names_a_folder_of_somebodys_machine() throws IOException {
    List<Path> files = trackedFiles();
    assertThat(files).hasSizeGreaterThanOrEqualTo(FILES_AT_LEAST);
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      List<String> lines;
      try {
        lines = Files.readAllLines(file);
      } catch (MalformedInputException e) {
        continue; // a picture
      }
      for (int i = 0; i < lines.size(); i++) {
        if (MACHINE_PATH.matcher(lines.get(i)).find()) {
          found.add(Tree.shown(file) + ":" + (i + 1));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> trackedFiles() throws IOException {
    Path list = Files.createTempFile("tracked", ".txt");
    try {
      Process git =
          new ProcessBuilder("git", "ls-files")
              .directory(Tree.HOME.toFile())
              .redirectOutput(list.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (git.waitFor() == 0) {
        return Files.readAllLines(list).stream()
            .map(Tree.HOME::resolve)
            .filter(Files::isRegularFile)
            .toList();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // No git on this machine: what a source archive holds is looked at instead.
    } finally {
      Files.delete(list);
    }
    List<Path> all = new ArrayList<>();
    for (String folder : List.of("src", "changelog", "sql", "verification", "docs", ".ci")) {
      all.addAll(Tree.files(folder, ""));
    }
    return all;
  }

  private static List<Path> roots() {
    return Tree.files("changelog", ".yaml").stream()
        .filter(file -> file.getParent().equals(Tree.HOME.resolve("changelog")))
        .toList();
  }

  private static List<Path> packs() {
    return Tree.files("changelog", ".yaml").stream()
        .filter(file -> !file.getParent().equals(Tree.HOME.resolve("changelog")))
        .toList();
  }

  private static List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Path pack : packs()) {
      for (Map<String, Object> entry : list(pack)) {
        if (entry.containsKey("changeSet")) {
          Map<String, Object> set = map(entry.get("changeSet"));
          changes.add(
              new Change(
                  pack,
                  String.valueOf(set.get("id")),
                  String.valueOf(set.getOrDefault("labels", "")),
                  String.valueOf(set.getOrDefault("comment", "")),
                  objects(set.get("changes")),
                  objects(set.get("rollback"))));
        }
      }
    }
    return changes;
  }

  /** The one file of a direction, run as it is. */
  private static String sqlFile(Change change, List<Object> direction) {
    assertThat(direction).as("one idea per changeset: %s", change.name()).hasSize(1);
    Map<String, Object> sqlFile = map(map(direction.get(0)).get("sqlFile"));
    assertThat(sqlFile).as(change.name()).containsEntry("splitStatements", false);
    return String.valueOf(sqlFile.get("path"));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String system(Path pack) {
    return pack.getParent().getFileName().toString();
  }

  private static List<Map<String, Object>> list(Path changelog) {
    try (Reader reader = Files.newBufferedReader(changelog)) {
      Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      return objects(map(root).get("databaseChangeLog")).stream().map(LayoutTest::map).toList();
    } catch (IOException e) {
      throw new AssertionError("cannot read " + Tree.shown(changelog), e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> objects(Object value) {
    assertThat(value).isInstanceOf(List.class);
    return (List<Object>) value;
  }
}
