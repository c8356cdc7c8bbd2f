package dev.pgrehearse.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepositoryTest {

  @TempDir private Path temporary;
  private WorkTree tree;

  @BeforeEach
  void commitTwoFiles() throws IOException {
    tree = WorkTree.init(temporary.resolve("here"));
    tree.write("a.sql", "select 1;\n").write("sub/b.sql", "select 2;\n").commit();
  }

  @Test
  void nothing_differs_from_a_revision_that_is_checked_out() {
    assertThat(changes("HEAD").names()).isEmpty();
  }

  @Test
  void a_file_differs_whether_it_is_staged_or_not_or_new_or_gone() throws IOException {
    tree.write("staged.sql", "").git("add", "staged.sql");
    tree.edit("a.sql", "1", "3").write("new/c.sql", "").delete("sub/b.sql");

    Changes changes = changes("HEAD");

    assertThat(changes.names()).containsExactly("a.sql", "new/c.sql", "staged.sql", "sub/b.sql");
    assertThat(former(changes, "a.sql")).contains("select 1;\n");
    assertThat(former(changes, "sub/b.sql")).contains("select 2;\n");
    assertThat(former(changes, "new/c.sql")).isEmpty();
    assertThat(changes.isNew("staged.sql")).isTrue();
    assertThat(changes.isNew("a.sql")).isFalse();
  }

  @Test
  void what_counts_is_the_work_tree_and_not_what_is_staged() throws IOException {
    tree.edit("a.sql", "1", "3").git("add", "a.sql");
    tree.edit("a.sql", "3", "1");

    assertThat(changes("HEAD").names()).isEmpty();
  }

  @Test
  void an_ignored_file_does_not_differ_and_git_does_not_look_after_it() throws IOException {
    tree.write(".gitignore", "out/\n").commit();
    tree.write("out/x.sql", "");

    assertThat(changes("HEAD").names()).isEmpty();
    assertThat(repository().tracks("out/x.sql")).isFalse();
    assertThat(repository().tracks("a.sql")).isTrue();
  }

  @Test
  void a_renamed_file_is_gone_and_new() throws IOException {
    tree.git("mv", "a.sql", "z.sql");

    Changes changes = changes("HEAD");

    assertThat(changes.names()).containsExactly("a.sql", "z.sql");
    assertThat(changes.isNew("z.sql")).isTrue();
    assertThat(former(changes, "a.sql")).contains("select 1;\n");
  }

  @Test
  void a_file_that_git_was_told_to_forget_still_has_what_it_held() throws IOException {
    tree.git("rm", "-q", "--cached", "a.sql");

    assertThat(former(changes("HEAD"), "a.sql")).contains("select 1;\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"with blank.sql", "it's \"quoted\".sql", "größe/ключ.sql", "tab\there.sql", "-q"})
  void names_are_taken_as_they_are(String name) throws IOException {
    tree.write(name, "one").commit();
    tree.write(name, "two");

    Changes changes = changes("HEAD");

    assertThat(changes.names()).containsExactly(name);
    assertThat(former(changes, name)).contains("one");
    assertThat(repository().name(tree.path(name))).contains(name);
    assertThat(repository().content(repository().revision("HEAD"), tree.path(name))).isPresent();
  }

  @Test
  void it_is_the_same_repository_from_any_folder_in_it() throws IOException {
    tree.edit("a.sql", "1", "3").write("sub/new.sql", "");

    Repository repository = Repository.holding(tree.path("sub"));

    assertThat(repository.changesSince(repository.revision("HEAD")).names())
        .containsExactly("a.sql", "sub/new.sql");
    assertThat(repository.name(tree.path("sub/b.sql"))).contains("sub/b.sql");
    assertThat(repository.name(temporary.resolve("elsewhere.sql"))).isEmpty();
  }

  @Test
  void a_second_work_tree_has_changes_of_its_own() throws IOException {
    tree.git("worktree", "add", "-q", "-b", "other", temporary.resolve("second").toString());
    WorkTree.at(temporary.resolve("second")).edit("a.sql", "1", "3");

    Repository second = Repository.holding(temporary.resolve("second"));

    assertThat(second.changesSince(second.revision("main")).names()).containsExactly("a.sql");
    assertThat(changes("main").names()).isEmpty();
  }

  @Test
  void links_are_followed() throws IOException {
    Files.createSymbolicLink(temporary.resolve("link"), tree.folder());
    Files.createSymbolicLink(tree.path("current.sql"), Path.of("a.sql"));
    Repository repository = Repository.holding(temporary.resolve("link/sub"));

    assertThat(repository.name(temporary.resolve("link/a.sql"))).contains("a.sql");
    assertThat(repository.name(temporary.resolve("link/gone.sql"))).contains("gone.sql");
    assertThat(repository.names(tree.path("current.sql")))
        .containsExactlyInAnyOrder("current.sql", "a.sql");
  }

  @Test
  void what_changes_in_a_submodule_is_its_own_affair() throws IOException {
    WorkTree library = WorkTree.init(temporary.resolve("library"));
    library.write("x.sql", "").commit();
    tree.git("submodule", "--quiet", "add", library.folder().toString(), "library");
    tree.commit();
    WorkTree.at(tree.path("library")).write("x.sql", "select 1;").write("y.sql", "").commit();

    assertThat(changes("HEAD").names()).isEmpty();
    assertThat(repository().tracks("library/x.sql")).isFalse();
  }

  @Test
  void settings_of_the_user_change_nothing() throws IOException {
    tree.git("config", "diff.renames", "copies");
    tree.git("config", "diff.relative", "true");
    tree.git("config", "diff.noprefix", "true");
    tree.git("config", "diff.external", "false");
    tree.git("config", "diff.autoRefreshIndex", "false");
    tree.git("config", "status.showUntrackedFiles", "no");
    Files.setLastModifiedTime(tree.path("sub/b.sql"), FileTime.fromMillis(0));
    tree.git("mv", "a.sql", "z.sql");
    tree.write("new.sql", "");

    Repository repository = Repository.holding(tree.path("sub"));

    assertThat(repository.changesSince(repository.revision("HEAD")).names())
        .containsExactly("a.sql", "new.sql", "z.sql");
  }

  @Test
  void git_that_is_not_there_or_does_not_work_is_said() {
    assertThatThrownBy(() -> new GitProgram(tree.folder(), "no-such-git").run("status"))
        .isInstanceOf(GitException.class)
        .hasMessage("git cannot be run, and what has changed is asked of it; is it on the PATH?");
    assertThatThrownBy(() -> new GitProgram(tree.folder()).require("cat-file", "blob", "nosuch"))
        .isInstanceOf(GitException.class)
        .hasMessage("git cat-file blob nosuch does not work here: Not a valid object name nosuch");
  }

  @Test
  void git_speaks_english_asks_nobody_and_writes_nothing() {
    assertThat(new GitProgram(tree.folder(), "env").run().line().lines())
        .contains("LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0");
  }

  @Test
  void names_are_told_as_a_folder_sees_them() throws IOException {
    Repository repository = repository();
    List<String> names = List.of("a.sql", "sub/b.sql", "subway/c.sql");

    assertThat(repository.seenFrom(tree.folder(), names))
        .containsEntry("sub/b.sql", "sub/b.sql")
        .hasSize(3);
    assertThat(repository.seenFrom(tree.path("sub"), names))
        .containsExactly(Map.entry("sub/b.sql", "b.sql"));
    assertThat(repository.seenFrom(temporary, names))
        .containsEntry("a.sql", "here/a.sql")
        .hasSize(3);
    assertThat(repository.seenFrom(Files.createTempDirectory(temporary, "other"), names)).isEmpty();
  }

  @Test
  void a_conflict_is_a_change() throws IOException {
    tree.git("checkout", "-q", "-b", "other");
    tree.edit("a.sql", "1", "2").commit().git("checkout", "-q", "main");
    tree.edit("a.sql", "1", "3").commit();
    assertThatThrownBy(() -> tree.git("merge", "-q", "other"))
        .isInstanceOf(IllegalStateException.class);

    assertThat(changes("HEAD").names()).containsExactly("a.sql");
    assertThat(former(changes("HEAD"), "a.sql")).contains("select 3;\n");
  }

  @Test
  void a_revision_is_called_as_it_was_named() throws IOException {
    String commit = tree.git("rev-parse", "HEAD");
    tree.git("tag", "-a", "v1", "-m", "one");

    assertThat(repository().revision("v1").commit()).isEqualTo(commit);
    assertThat(repository().revision("v1").words())
        .isEqualTo("v1 (" + commit.substring(0, 10) + ")");
    assertThat(repository().revision(commit.substring(0, 8)).words())
        .isEqualTo(commit.substring(0, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch", "--all", "", " ", "main..main", "HEAD:a.sql", "main^{tree}"})
  void what_is_no_revision_is_refused(String name) {
    assertThatThrownBy(() -> repository().revision(name))
        .isInstanceOf(GitException.class)
        .hasMessage(
            "git knows no revision '%s' here; name a branch, a tag or a commit".formatted(name));
  }

  @Test
  void outside_of_a_repository_there_is_nothing_to_compare_with() throws IOException {
    Path outside = Files.createDirectory(temporary.resolve("outside"));

    assertThatThrownBy(() -> Repository.holding(outside))
        .isInstanceOf(GitException.class)
        .hasMessage(outside + " is in no git repository, so there is nothing to compare it with");
  }

  @Test
  void a_repository_without_a_work_tree_is_of_no_use() throws IOException {
    tree.git("clone", "-q", "--bare", ".", temporary.resolve("bare").toString());

    assertThatThrownBy(() -> Repository.holding(temporary.resolve("bare")))
        .isInstanceOf(GitException.class)
        .hasMessage(
            "git cannot use the repository of %s: this operation must be run in a work tree"
                .formatted(temporary.resolve("bare")));
  }

  @Test
  void a_file_that_a_revision_does_not_have_has_no_content_there() throws IOException {
    tree.write("new.sql", "");

    assertThat(repository().content(repository().revision("HEAD"), tree.path("new.sql"))).isEmpty();
    assertThat(repository().content(repository().revision("HEAD"), temporary.resolve("x")))
        .isEmpty();
  }

  private Repository repository() {
    return Repository.holding(tree.folder());
  }

  private Changes changes(String revision) {
    return repository().changesSince(repository().revision(revision));
  }

  private static Optional<String> former(Changes changes, String name) {
    return changes.former(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
