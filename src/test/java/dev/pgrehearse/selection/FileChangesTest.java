package dev.pgrehearse.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.git.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is selected when files change that a changelog runs, loads, includes or names. */
final class FileChangesTest {

  @TempDir private Path temporary;
  private Project project;

  @BeforeEach
  void commit() throws IOException {
    project = Project.at(temporary.resolve("here"));
    project
        .write("changelog/root.yaml", root())
        .write("changelog/a.yaml", changeset("a", "sql/a.sql") + changeset("b", "sql/b.sql"))
        .write("changelog/c.yaml", changeset("c", "sql/c.sql"))
        .write("docs/a.md", "");
    for (String name : new String[] {"a", "b", "c"}) {
      project.write("sql/" + name + ".sql", "create table " + name + " (x int);\n");
      project.write("sql/" + name + ".rollback.sql", "drop table " + name + ";\n");
    }
    project.commit();
  }

  @Test
  void the_file_forward() throws IOException {
    project.edit("sql/b.sql", "int", "text");

    assertThat(words()).containsExactly("b: sql/b.sql changed");
  }

  @Test
  void the_file_of_the_way_back() throws IOException {
    project.edit("sql/b.rollback.sql", "b", "public.b");

    assertThat(words()).containsExactly("b: sql/b.rollback.sql changed");
  }

  @Test
  void a_file_that_nothing_names_selects_nothing() throws IOException {
    project.write("docs/a.md", "sql/a.sql").write("sql/d.sql", "select 1;");

    Selection selection = changed();

    assertThat(selection.isEmpty()).isTrue();
    assertThat(selection.isWhole()).isFalse();
  }

  @Test
  void a_renamed_file_is_another_entry_and_a_new_file() throws IOException {
    project.rename("sql/b.sql", "sql/bb.sql").edit("changelog/a.yaml", "sql/b.sql", "sql/bb.sql");

    assertThat(words())
        .containsExactly("b: its entry in changelog/a.yaml:9 changed (changes); sql/bb.sql is new");
  }

  @Test
  void a_renamed_changelog_makes_new_changesets_of_its_old_ones() throws IOException {
    project
        .rename("changelog/c.yaml", "changelog/d.yaml")
        .edit("changelog/root.yaml", "c.yaml", "d.yaml");

    Selection selection = changed();

    assertThat(Project.inWords(selection)).hasSize(1);
    assertThat(Project.inWords(selection).get(0)).startsWith("c: it is new in changelog/d.yaml:2");
    assertThat(selection.gone()).containsExactly("changeset c, which stood at changelog/c.yaml:2");
  }

  @Test
  void an_include_that_is_new_or_gone() throws IOException {
    project
        .write("changelog/d.yaml", changeset("d", "sql/d.sql"))
        .write("sql/d.sql", "select 1;")
        .write("sql/d.rollback.sql", "select 1;")
        .edit(
            "changelog/root.yaml",
            "include: { file: changelog/c.yaml }",
            "include: { file: changelog/d.yaml }");

    Selection selection = changed();

    assertThat(Project.inWords(selection))
        .containsExactly("d: it is new in changelog/d.yaml:2; c, which stood after it, is gone");
    assertThat(selection.gone()).containsExactly("changeset c, which stood at changelog/c.yaml:2");
  }

  @Test
  void a_context_of_an_include_is_one_of_its_changesets() throws IOException {
    project.edit("changelog/root.yaml", "changelog/c.yaml", "changelog/c.yaml, context: demo");

    assertThat(words())
        .containsExactly("c: its entry in changelog/c.yaml:2 changed (contextFilter)");
  }

  @Test
  void a_folder_that_is_included_whole() throws IOException {
    project
        .write("changelog/root.yaml", "databaseChangeLog:\n  - includeAll: { path: all/ }\n")
        .write("all/1.sql", formatted("one"))
        .write("all/2.sql", formatted("two"))
        .write("all/deep/3.sql", formatted("three"))
        .write("all/deep/4.sql", formatted("four"))
        .commit();
    project.delete("all/2.sql").delete("all/deep/4.sql");
    project.write("all/deep/3a.sql", formatted("more")).edit("all/1.sql", "one;", "one, 1;");

    Selection selection = changed();

    assertThat(Project.inWords(selection))
        .containsExactly(
            "one: its entry in all/1.sql:2 changed (changes)",
            "three: two, which stood before it, is gone",
            "more: it is new in all/deep/3a.sql:2; four, which stood after it, is gone");
    assertThat(selection.gone())
        .containsExactly(
            "changeset two, which stood at all/2.sql:2",
            "changeset four, which stood at all/deep/4.sql:2");
  }

  @Test
  void the_last_folder_gone() throws IOException {
    project
        .write(
            "changelog/root.yaml",
            root() + "  - includeAll: { path: more/, errorIfMissingOrEmpty: false }\n")
        .write("more/1.sql", formatted("one"))
        .commit();
    project.delete("more/1.sql");
    Files.delete(project.home().resolve("more"));

    assertThat(changed().gone()).containsExactly("changeset one, which stood at more/1.sql:2");
  }

  @Test
  void rows_that_are_loaded_and_text_that_is_read() throws IOException {
    project
        .write("changelog/a.yaml", changeset("a", "sql/a.sql") + loading("rows.csv", false))
        .write("changelog/c.yaml", changeset("c", "sql/c.sql") + loading("data/rows.csv", true))
        .write("rows.csv", "x\n1\n")
        .write("changelog/data/rows.csv", "x\n1\n")
        .commit();
    project.write("changelog/data/rows.csv", "x\n2\n");

    assertThat(words()).containsExactly("load data/rows.csv: changelog/data/rows.csv changed");

    project.commit().write("rows.csv", "x\n2\n");

    assertThat(words()).containsExactly("load rows.csv: rows.csv changed");
  }

  @Test
  void a_property_reaches_the_files_that_name_it() throws IOException {
    String property = "  - property: { name: %s, value: %s }\n";
    project
        .edit("sql/b.sql", "int", "${kind}")
        .write("changelog/root.yaml", root(property.formatted("kind", "int")))
        .commit();
    project.write("changelog/root.yaml", root(property.formatted("kind", "text")));

    assertThat(words()).containsExactly("b: its entry in changelog/a.yaml:9 changed (properties)");

    project.write(
        "changelog/root.yaml",
        root(property.formatted("kind", "int") + property.formatted("other", "int")));

    assertThat(words()).isEmpty();
  }

  @Test
  void a_property_reaches_the_entries_that_name_it() throws IOException {
    String property = "  - property: { name: kind, value: %s }\n";
    project
        .write(
            "changelog/c.yaml", "databaseChangeLog:\n" + inline("c", "create table c (x ${kind})"))
        .write("changelog/root.yaml", root(property.formatted("int")))
        .commit();
    project.write("changelog/root.yaml", root(property.formatted("text")));

    assertThat(words()).containsExactly("c: its entry in changelog/c.yaml:2 changed (changes)");
  }

  @Test
  void a_property_may_come_from_a_file() throws IOException {
    project
        .write("changelog/c.yaml", "databaseChangeLog:\n" + inline("c", "select ${kind}"))
        .write("changelog/root.yaml", root("  - property: { file: db/kinds.properties }\n"))
        .write("db/kinds.properties", "kind=int\n")
        .commit();
    project.write("db/kinds.properties", "kind=text\n");

    assertThat(words()).containsExactly("c: its entry in changelog/c.yaml:2 changed (changes)");
  }

  @Test
  void an_include_that_need_not_be_there() throws IOException {
    project
        .write(
            "changelog/root.yaml",
            root() + "  - include: { file: more.yaml, errorIfMissing: false }\n")
        .write("more.yaml", changeset("d", "sql/a.sql"))
        .commit();
    project.delete("more.yaml");

    assertThat(changed().gone()).containsExactly("changeset d, which stood at more.yaml:2");
    assertThat(words()).containsExactly("c: d, which stood after it, is gone");
  }

  @Test
  void a_condition_of_the_changelog_affects_everything() throws IOException {
    project.edit(
        "changelog/root.yaml",
        "databaseChangeLog:\n",
        "databaseChangeLog:\n  - preConditions:\n      - dbms: { type: postgresql }\n");

    Selection selection = changed();

    assertThat(selection.isWhole()).isTrue();
    assertThat(selection.whole())
        .containsExactly("what must hold before changelog/root.yaml is run changed");
    assertThat(selection.chosen()).isEqualTo(3);
  }

  @Test
  void a_changelog_that_could_not_be_read_then_affects_everything() throws IOException {
    project.edit("changelog/a.yaml", "author: me", "author: [me").commit();
    project.edit("changelog/a.yaml", "author: [me", "author: me");

    assertThat(changed().whole()).hasSize(1);
    assertThat(changed().whole().get(0))
        .startsWith("changelog/root.yaml could not be read then: this is not valid YAML: ");
  }

  @Test
  void a_changelog_that_was_not_there_affects_everything() throws IOException {
    project.write("changelog/other.yaml", root());

    Selection selection = project.changedOf("changelog/other.yaml");

    assertThat(selection.whole()).containsExactly("changelog/other.yaml is new");
    assertThat(selection.summary())
        .matches("all of mine, compared with HEAD .*: changelog/other.yaml is new");
  }

  @Test
  void the_state_before_a_changelog_without_a_spec_affects_everything() throws IOException {
    project.write("schema.sql", "").commit();
    project.write("schema.sql", "create schema s;");

    assertThat(project.changedOf("changelog/root.yaml", "schema.sql").whole())
        .containsExactly("schema.sql changed");
  }

  @Test
  void what_git_does_not_see_is_said() throws IOException {
    project.write(".gitignore", "made/\n").commit();
    project.write("made/schema.sql", "").write("made/rows.sql", "");
    Files.writeString(temporary.resolve("outside.sql"), "");

    assertThat(project.changedOf("changelog/root.yaml", "made/schema.sql").notes())
        .containsExactly(
            "whether made/schema.sql changed is not known: git does not look after it");
    assertThat(
            project
                .changedOf(
                    "changelog/root.yaml", "made/schema.sql", "made/rows.sql", "../outside.sql")
                .notes())
        .containsExactly(
            "whether made/schema.sql and 2 more changed is not known: git does not look after"
                + " them");
    assertThat(changed().notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"with blank", "it's", "größe/ключ", "a&b", "50%"})
  void names_may_be_any(String name) throws IOException {
    project
        .write("changelog/c.yaml", changeset("c", "sql/" + name + ".sql"))
        .write("sql/" + name + ".sql", "select 1;")
        .write("sql/" + name + ".rollback.sql", "select 1;")
        .commit();
    project.write("sql/" + name + ".sql", "select 2;");

    assertThat(words()).containsExactly("c: sql/" + name + ".sql changed");
  }

  @Test
  void a_project_in_a_folder_of_a_repository_and_by_way_of_a_link() throws IOException {
    WorkTree tree = WorkTree.init(temporary.resolve("big"));
    Project below = new Project(tree, "services/shop");
    below
        .write("changelog/root.yaml", "databaseChangeLog:\n" + inline("a", "select 1"))
        .write("changelog/sql/b.sql", "select 1;")
        .commit();
    tree.write("changelog/root.yaml", "not this one");
    below.edit("changelog/root.yaml", "select 1", "select 2");
    Files.createSymbolicLink(temporary.resolve("link"), tree.path("services"));

    assertThat(Project.inWords(below.changedOf("changelog/root.yaml"))).hasSize(1);
    assertThat(
            Project.inWords(
                new Project(WorkTree.at(temporary.resolve("link")), "shop")
                    .changedOf("changelog/root.yaml")))
        .containsExactly("a: its entry in root.yaml:2 changed (changes)");
  }

  @Test
  void a_linked_file_is_the_file_that_it_leads_to() throws IOException {
    project.write("shared/c.sql", "select 1;").delete("sql/c.sql");
    Files.createSymbolicLink(project.home().resolve("sql/c.sql"), Path.of("../shared/c.sql"));
    project.commit();
    project.write("shared/c.sql", "select 2;");

    assertThat(words()).containsExactly("c: sql/c.sql changed");
  }

  @Test
  void a_changelog_in_a_submodule_is_compared_with_its_own_history() throws IOException {
    WorkTree outer = WorkTree.init(temporary.resolve("outer"));
    outer.git("submodule", "--quiet", "add", project.home().toString(), "db");
    outer.commit();
    Project inner = new Project(outer, "db");
    inner.edit("sql/b.sql", "int", "text");

    assertThat(Project.inWords(inner.changedOf("changelog/root.yaml")))
        .containsExactly("b: sql/b.sql changed");
  }

  private Selection changed() {
    return project.changedOf("changelog/root.yaml");
  }

  private java.util.List<String> words() {
    return Project.inWords(changed());
  }

  private static String root() {
    return root("");
  }

  private static String root(String entries) {
    return "databaseChangeLog:\n"
        + entries
        + "  - include: { file: changelog/a.yaml }\n  - include: { file: changelog/c.yaml }\n";
  }

  private static String changeset(String id, String file) {
    return (id.equals("b") ? "" : "databaseChangeLog:\n")
        + """
          - changeSet:
              id: %s
              author: me
              changes:
                - sqlFile: { path: "%s", splitStatements: false }
              rollback:
                - sqlFile: { path: "%s", splitStatements: false }
        """
            .formatted(id, file, file.replace(".sql", ".rollback.sql"));
  }

  private static String inline(String id, String sql) {
    return """
      - changeSet:
          id: %s
          author: me
          changes:
            - sql: "%s"
    """
        .formatted(id, sql);
  }

  private static String loading(String file, boolean beside) {
    return """
      - changeSet:
          id: load %s
          author: me
          changes:
            - loadData: { file: %s, tableName: a, relativeToChangelogFile: %s }
    """
        .formatted(file, file, beside);
  }

  private static String formatted(String id) {
    return """
    --liquibase formatted sql
    --changeset me:%s
    select %s;
    """
        .formatted(id, id);
  }
}
