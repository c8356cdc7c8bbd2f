package dev.pgrehearse.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.git.GitException;
import dev.pgrehearse.git.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the work tree is compared with. */
final class ComparisonTest {

  private static final String FILE = "changelog/shop/20_more.yaml";

  @TempDir private Path temporary;

  @Test
  void a_branch_is_compared_with_where_it_left_main() throws IOException {
    Project shop = Shop.at(temporary);
    String fork = shop.tree().git("rev-parse", "HEAD").substring(0, 10);
    shop.tree().git("checkout", "-q", "-b", "feature");
    shop.edit(FILE, "2_grants\n", "2_grants\n      context: demo\n").commit();
    shop.edit(FILE, "3_views\n", "3_views\n      context: demo\n");
    shop.tree().git("add", FILE);
    shop.edit(FILE, "4_tag\n", "4_tag\n      context: demo\n");

    Selection selection = changed(shop, Optional.empty());

    assertThat(Project.ids(selection))
        .containsExactly("20_more/2_grants", "20_more/3_views", "20_more/4_tag");
    assertThat(selection.basis()).contains(fork + ", where HEAD left main");
    assertThat(Project.ids(changed(shop, Optional.of("HEAD"))))
        .containsExactly("20_more/3_views", "20_more/4_tag");
  }

  @Test
  void what_went_on_in_main_is_no_change_of_the_branch() throws IOException {
    Project shop = Shop.at(temporary);
    shop.tree().git("checkout", "-q", "-b", "feature");
    shop.edit(FILE, "2_grants\n", "2_grants\n      context: demo\n").commit();
    shop.tree().git("checkout", "-q", "main");
    shop.write(Shop.SPEC + "fixtures.sql", "select 1;").commit();
    shop.tree().git("checkout", "-q", "feature");

    assertThat(Project.ids(changed(shop, Optional.empty()))).containsExactly("20_more/2_grants");
    assertThat(changed(shop, Optional.of("main")).isWhole()).isTrue();
  }

  @Test
  void a_detached_head_and_a_second_work_tree_are_compared_alike() throws IOException {
    Project shop = Shop.at(temporary.resolve("one"));
    shop.tree().git("worktree", "add", "-q", "--detach", temporary.resolve("two").toString());
    Project second = new Project(WorkTree.at(temporary.resolve("two")), "");
    second.edit(FILE, "2_grants\n", "2_grants\n      context: demo\n").commit();

    assertThat(Project.ids(changed(second, Optional.empty()))).containsExactly("20_more/2_grants");
    assertThat(changed(shop, Optional.empty()).isEmpty()).isTrue();
  }

  @Test
  void a_project_in_a_folder_of_a_repository() throws IOException {
    Project shop = Shop.in(new Project(WorkTree.init(temporary), "services/größter shop"));
    shop.edit(FILE, "2_grants\n", "2_grants\n      context: demo\n");
    shop.edit(Shop.SPEC + "checks/base.yaml", "select 2", "select 22");
    shop.tree().write("verification/shop/legacy.sql", "select 1;");

    Selection selection = changed(shop, Optional.empty());

    assertThat(Project.ids(selection))
        .containsExactly("10_base/1_orders", "10_base/2_lines", "20_more/2_grants");
    assertThat(selection.isWhole()).isFalse();
    assertThat(selection.notes()).isEmpty();
  }

  @Test
  void no_repository_and_no_such_revision_are_said() throws IOException {
    Project shop = Shop.at(temporary.resolve("one"));

    assertThatThrownBy(() -> changed(shop, Optional.of("nosuch")))
        .isInstanceOf(GitException.class)
        .hasMessage("git knows no revision 'nosuch' here; name a branch, a tag or a commit");

    Files.move(shop.home().resolve(".git"), temporary.resolve("git"));

    assertThatThrownBy(() -> changed(shop, Optional.empty()))
        .isInstanceOf(GitException.class)
        .hasMessage(
            shop.home().resolve("changelog")
                + " is in no git repository, so there is nothing to compare it with");
  }

  @Test
  void a_commit_before_the_system_was_there_selects_all_of_it() throws IOException {
    WorkTree tree = WorkTree.init(temporary);
    tree.write("README", "").commit().git("tag", "start");
    Project shop = Shop.in(new Project(tree, ""));

    Selection selection = changed(shop, Optional.of("start"));

    assertThat(selection.isWhole()).isTrue();
    assertThat(selection.whole())
        .contains("verification/shop/rehearsal.yaml is new", "changelog/shop.yaml is new");
  }

  @Test
  void what_is_not_git_s_to_look_after_is_said() throws IOException {
    Project shop = Shop.at(temporary);
    shop.write(".gitignore", "more.yaml\nlegacy.sql\n");
    shop.tree().git("rm", "-q", "--cached", Shop.SPEC + "checks/more.yaml");
    shop.tree().git("rm", "-q", "--cached", Shop.SPEC + "legacy.sql");
    shop.commit();

    Selection selection = changed(shop, Optional.of("HEAD"));

    assertThat(selection.isEmpty()).isTrue();
    assertThat(selection.notes())
        .isEqualTo(
            List.of(
                "whether verification/shop/legacy.sql and 1 more changed is not known: git"
                    + " does not look after them"));
  }

  private static Selection changed(Project project, Optional<String> revision) {
    return project.selector("shop").select(new Choice.Changed(revision));
  }
}
