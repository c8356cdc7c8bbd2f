package dev.pgrehearse.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WatchTest {

  private static final int PAUSES_AT_MOST = 10;

  @TempDir private Path folder;
  private Path known;

  @BeforeEach
  void write() throws IOException {
    known = write("db/known.sql", "select 1;");
    write("db/beside.txt", "none of the system's");
  }

  @Test
  void a_file_that_was_written_to() throws Exception {
    Watch watch = watch();
    write("db/known.sql", "select 2; --");

    assertThat(watch.next()).containsExactly(known);
  }

  @Test
  void a_file_of_the_same_size_and_another_time() throws Exception {
    Watch watch = watch();
    write("db/known.sql", "select 2;");
    Files.setLastModifiedTime(known, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(watch.next()).containsExactly(known);
  }

  @Test
  void a_file_that_was_replaced_as_editors_do() throws Exception {
    FileTime time = Files.getLastModifiedTime(known);
    Watch watch = watch();
    Path other = write("db/.known.sql.tmp", "select 2;");
    Files.setLastModifiedTime(other, time);
    Files.move(other, known, StandardCopyOption.REPLACE_EXISTING);

    assertThat(watch.next()).containsExactly(known);
  }

  @Test
  void a_file_that_is_gone_and_one_that_is_new_at_any_depth() throws Exception {
    Watch watch = watch();
    Files.delete(known);
    Path added = write("db/deep/er/new.sql", "");

    assertThat(watch.next()).containsExactly(added, known);
  }

  @Test
  void a_file_that_was_not_there_yet() throws Exception {
    Path later = folder.resolve("elsewhere/later.sql");
    Watch watch = watch(new WatchedFiles(Set.of(later), Set.of(), Set.of()), () -> {});
    write("elsewhere/beside.sql", "");
    write("elsewhere/later.sql", "");

    assertThat(watch.next()).containsExactly(later);
  }

  @Test
  void several_writes_are_told_once_and_together() throws Exception {
    Deque<String> more = new ArrayDeque<>(List.of("db/new.sql", "db/known.sql", "db/new.sql"));
    Watch watch =
        watch(
            () -> {
              if (!more.isEmpty()) {
                write(more.remove(), "select " + "1".repeat(more.size()));
              }
            });
    write("db/known.sql", "");

    assertThat(watch.next()).containsExactly(known, folder.resolve("db/new.sql"));
    assertThat(more).isEmpty();
    assertThat(waits(watch)).isTrue();
  }

  @Test
  void what_was_told_is_not_told_again() throws Exception {
    Watch watch = watch();
    write("db/known.sql", "select 22;");
    watch.next();
    Path added = write("db/new.sql", "");

    assertThat(watch.next()).containsExactly(added);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db/beside.txt",
        "db/.known.sql.swp",
        "db/known.sql~",
        "db/#known.sql#",
        "db/.git/index",
        "db/reports/report.json",
        "outside.sql"
      })
  void what_is_none_of_the_system_s_is_passed_over(String name) throws Exception {
    Watch watch = watch();
    write(name, "something else");

    assertThat(waits(watch)).isTrue();
  }

  @Test
  void what_comes_and_goes_while_it_is_written_is_nothing() throws Exception {
    Path temporary = folder.resolve("db/4913");
    Watch watch = watch(() -> Files.deleteIfExists(temporary));
    write("db/4913", "");

    assertThat(waits(watch)).isTrue();
  }

  @Test
  void an_interrupt_ends_it() {
    Watch watch = Watch.of(files());
    Thread.currentThread().interrupt();

    assertThatThrownBy(watch::next).isInstanceOf(InterruptedException.class);
  }

  @Test
  void it_looks_again_by_itself() throws Exception {
    Watch watch = Watch.of(files());
    Thread editor =
        new Thread(
            () -> {
              try {
                Thread.sleep(500);
                write("db/known.sql", "select 22;");
              } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    editor.start();

    assertThat(watch.next()).containsExactly(known);
  }

  @Test
  void the_files_of_a_system_are_watched_and_not_the_folder_they_stand_in() throws Exception {
    Project shop = Shop.at(folder.resolve("shop"));
    shop.write("sql/one.sql", "").write("target/x.sql", "");

    WatchedFiles files = shop.selector("shop").files();

    assertThat(files.files())
        .contains(
            shop.home().resolve("changelog/shop.yaml"),
            shop.home().resolve("changelog/shop/20_more.yaml"),
            shop.home().resolve("changelog/extra.yaml"),
            shop.home().resolve("verification/shop/rehearsal.yaml"),
            shop.home().resolve("verification/shop/access.yaml"),
            shop.home().resolve("verification/shop/checks/base.yaml"),
            shop.home().resolve("verification/shop/clients/app.yaml"),
            shop.home().resolve("verification/shop/legacy.sql"),
            shop.home().resolve("verification/shop/extra-legacy.sql"),
            shop.home().resolve("verification/shop/fixtures/base.sql"),
            shop.home().resolve("verification/shop/volume.sql"));
    assertThat(files.folders())
        .containsExactlyInAnyOrder(
            shop.home().resolve("changelog"),
            shop.home().resolve("verification/shop"),
            shop.home().resolve("verification/platform"));
  }

  @Test
  void of_each_branch_the_folder_that_holds_all_of_it_is_watched() throws Exception {
    Project project = Project.at(folder.resolve("project"));
    project
        .write(
            "root.yaml",
            "databaseChangeLog:\n"
                + running("services/shop/sql/a/1.sql")
                + running("services/shop/sql/b/2.sql")
                + running("services/shop/3.sql")
                + running("deep/er/4.sql")
                + running("5.sql"))
        .write("services/shop/sql/a/1.sql", "")
        .write("services/shop/sql/b/2.sql", "")
        .write("services/shop/3.sql", "")
        .write("deep/er/4.sql", "")
        .write("5.sql", "")
        .commit();

    WatchedFiles files = project.selectorOf("root.yaml").files();

    assertThat(files.folders())
        .containsExactlyInAnyOrder(
            project.home().resolve("services/shop"), project.home().resolve("deep/er"));
    assertThat(files.files()).hasSize(6);
  }

  private static String running(String file) {
    return """
      - changeSet:
          id: %s
          author: me
          changes:
            - sqlFile: { path: %s }
    """
        .formatted(file, file);
  }

  @Test
  void a_new_check_and_an_edited_changelog_are_seen() throws Exception {
    Project shop = Shop.at(folder.resolve("shop"));
    Watch watch = watch(shop.selector("shop").files(), () -> {});
    shop.write("verification/shop/checks/new.yaml", "");
    shop.edit("changelog/shop/20_more.yaml", "author: me", "author: you");
    shop.write("README.md", "");

    assertThat(watch.next())
        .containsExactly(
            shop.home().resolve("changelog/shop/20_more.yaml"),
            shop.home().resolve("verification/shop/checks/new.yaml"));
  }

  @Test
  void two_systems_are_watched_as_one() throws Exception {
    WatchedFiles one = new WatchedFiles(Set.of(known), Set.of(), Set.of());
    Path other = write("other.sql", "");
    Watch watch = watch(one.and(new WatchedFiles(Set.of(other), Set.of(), Set.of())), () -> {});
    write("other.sql", "select 1;");
    write("db/known.sql", "");

    assertThat(watch.next()).isEqualTo(new TreeSet<>(List.of(known, other)));
  }

  private WatchedFiles files() {
    return new WatchedFiles(Set.of(known), Set.of(folder.resolve("db")), Set.of())
        .without(folder.resolve("db/reports"));
  }

  private Watch watch() {
    return watch(() -> {});
  }

  /** What happens to files between two looks. */
  @FunctionalInterface
  private interface Edit {
    void make() throws IOException;
  }

  private Watch watch(Edit edit) {
    return watch(files(), edit);
  }

  /** It is interrupted when it has waited for longer than it needs to tell something. */
  private static Watch watch(WatchedFiles files, Edit edit) {
    AtomicInteger pauses = new AtomicInteger();
    return new Watch(
        files,
        () -> {
          try {
            edit.make();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          if (pauses.incrementAndGet() > PAUSES_AT_MOST) {
            throw new InterruptedException();
          }
        });
  }

  private static boolean waits(Watch watch) {
    try {
      watch.next();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
