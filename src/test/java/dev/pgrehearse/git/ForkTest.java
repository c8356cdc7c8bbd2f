package dev.pgrehearse.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the work at hand left the main branch. */
final class ForkTest {

  @TempDir private Path temporary;
  private WorkTree tree;
  private String first;

  @BeforeEach
  void commitOnMain() throws IOException {
    tree = WorkTree.init(temporary.resolve("here"));
    tree.write("a.sql", "select 1;\n").commit();
    first = tree.git("rev-parse", "HEAD");
  }

  @Test
  void a_branch_forks_where_it_left_main_however_far_main_has_gone_on() throws IOException {
    tree.git("checkout", "-q", "-b", "feature");
    tree.write("b.sql", "").commit();
    tree.git("checkout", "-q", "main");
    tree.write("c.sql", "").commit();
    tree.git("checkout", "-q", "feature");

    Revision fork = fork();

    assertThat(fork.commit()).isEqualTo(first);
    assertThat(fork.words()).isEqualTo(first.substring(0, 10) + ", where HEAD left main");
    assertThat(Repository.holding(tree.folder()).changesSince(fork).names())
        .containsExactly("b.sql");
  }

  @Test
  void a_detached_head_forks_as_a_branch_does() throws IOException {
    tree.git("checkout", "-q", "--detach");
    tree.write("b.sql", "").commit();

    assertThat(fork().commit()).isEqualTo(first);
  }

  @Test
  void on_main_itself_what_is_not_committed_is_compared() throws IOException {
    tree.write("b.sql", "").commit();

    assertThat(fork().commit()).isEqualTo(tree.git("rev-parse", "HEAD"));
  }

  @Test
  void without_main_there_may_be_master() throws IOException {
    tree.git("branch", "-m", "main", "master");

    assertThat(fork().words()).endsWith("where HEAD left master");
  }

  @Test
  void what_was_pushed_counts_before_what_was_not() throws IOException {
    WorkTree clone = cloned();
    clone.write("b.sql", "").commit();

    Revision fork = Repository.holding(clone.folder()).fork();

    assertThat(fork.commit()).isEqualTo(first);
    assertThat(fork.words()).endsWith("where HEAD left origin/main");
  }

  @Test
  void the_remote_says_which_branch_is_its_main_one() throws IOException {
    tree.git("branch", "-m", "main", "trunk");
    WorkTree clone = cloned();
    clone.git("checkout", "-q", "-b", "main");
    clone.write("b.sql", "").commit();

    assertThat(Repository.holding(clone.folder()).fork().words())
        .endsWith("where HEAD left origin/trunk");
  }

  @Test
  void a_remote_head_that_leads_nowhere_is_passed_over() throws IOException {
    tree.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone");

    assertThat(fork().words()).endsWith("where HEAD left main");
  }

  @Test
  void a_repository_without_a_main_branch_needs_a_revision() throws IOException {
    tree.git("branch", "-m", "main", "develop");

    assertThatThrownBy(this::fork)
        .isInstanceOf(GitException.class)
        .hasMessage(
            "git knows no main branch here (looked for origin/HEAD, origin/main, origin/master,"
                + " main and master); name a revision");
  }

  @Test
  void a_repository_without_a_commit_has_nothing_to_compare_with() throws IOException {
    WorkTree empty = WorkTree.init(temporary.resolve("empty"));

    assertThatThrownBy(() -> Repository.holding(empty.folder()).fork())
        .isInstanceOf(GitException.class)
        .hasMessage("this repository has no commit yet that could be compared with");
  }

  @Test
  void a_branch_of_its_own_root_has_nothing_in_common_with_main() throws IOException {
    tree.git("checkout", "-q", "--orphan", "other");
    tree.write("b.sql", "").commit();

    assertThatThrownBy(this::fork)
        .isInstanceOf(GitException.class)
        .hasMessage("HEAD and main have no commit in common; name a revision");
  }

  @Test
  void a_shallow_clone_that_does_not_reach_back_says_what_to_fetch() throws IOException {
    tree.git("checkout", "-q", "-b", "feature");
    tree.write("b.sql", "").commit();
    tree.git("checkout", "-q", "main");
    tree.write("c.sql", "").commit();
    Path shallow = temporary.resolve("shallow");
    tree.git(
        "clone",
        "-q",
        "--depth=1",
        "--no-single-branch",
        "-b",
        "feature",
        tree.folder().toUri().toString(),
        shallow.toString());
    Repository clone = Repository.holding(shallow);

    assertThatThrownBy(clone::fork)
        .isInstanceOf(GitException.class)
        .hasMessage(
            "this clone is too shallow to tell where HEAD left origin/main; fetch more of it (git"
                + " fetch --unshallow), or name a revision");
    assertThatThrownBy(() -> clone.revision("nosuch"))
        .hasMessage(
            "git knows no revision 'nosuch' here; name a branch, a tag or a commit, and fetch it"
                + " first: this clone is shallow");
    assertThat(clone.changesSince(clone.revision("origin/main")).names())
        .containsExactly("b.sql", "c.sql");
  }

  private WorkTree cloned() throws IOException {
    Path folder = temporary.resolve("clone");
    tree.git("clone", "-q", tree.folder().toString(), folder.toString());
    return WorkTree.at(folder);
  }

  private Revision fork() {
    return Repository.holding(tree.folder()).fork();
  }
}
