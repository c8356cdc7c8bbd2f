package dev.pgrehearse.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class WatchTest {

  private static final Duration INTERVAL = Duration.ofMillis(5);
  private static final Duration QUIET = Duration.ofMillis(50);

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
    Watch watch = new Watch(new WatchedFiles(Set.of(later), Set.of(), Set.of()), INTERVAL, QUIET);
    write("elsewhere/beside.sql", "");
    write("elsewhere/later.sql", "");

    assertThat(watch.next()).containsExactly(later);
  }

  @Test
  void several_writes_are_told_once_and_together() throws Exception {
    Watch watch = watch();
    AtomicReference<IOException> problem = new AtomicReference<>();
    Thread editor =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 20; i++) {
                  write("db/known.sql", "select " + "1".repeat(i));
                  write("db/new.sql", "select " + "1".repeat(i));
                  Thread.sleep(QUIET.toMillis() / 10);
                }
              } catch (IOException e) {
                problem.set(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    editor.start();

    assertThat(watch.next()).containsExactly(known, folder.resolve("db/new.sql"));
    editor.join();
    assertThat(problem.get()).isNull();
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

  @Test
  void what_was_written_while_nobody_waited_is_told() throws Exception {
    Watch watch = watch();
    write("db/known.sql", "select 22;");
    Thread.sleep(4 * QUIET.toMillis());

    assertThat(watch.next()).containsExactly(known);
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
    Watch watch = watch();
    write("db/4913", "");
    Files.delete(folder.resolve("db/4913"));

    assertThat(waits(watch)).isTrue();
  }

  @Test
  void an_interrupt_ends_it() throws Exception {
    Watch watch = watch();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              try {
                begun.countDown();
                watch.next();
              } catch (InterruptedException e) {
                end.complete(e);
              }
            });
    waiting.start();
    begun.await();
    waiting.interrupt();

    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
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
  void a_new_check_and_an_edited_changelog_are_seen() throws Exception {
    Project shop = Shop.at(folder.resolve("shop"));
    Watch watch = new Watch(shop.selector("shop").files(), INTERVAL, QUIET);
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
    Watch watch =
        new Watch(one.and(new WatchedFiles(Set.of(other), Set.of(), Set.of())), INTERVAL, QUIET);
    write("other.sql", "select 1;");
    write("db/known.sql", "");

    assertThat(watch.next()).isEqualTo(new java.util.TreeSet<>(List.of(known, other)));
  }

  private Watch watch() {
    WatchedFiles files =
        new WatchedFiles(Set.of(known), Set.of(folder.resolve("db")), Set.of())
            .without(folder.resolve("db/reports"));
    return new Watch(files, INTERVAL, QUIET);
  }

  /** Whether it goes on waiting for as long as it takes to tell. */
  private static boolean waits(Watch watch) throws InterruptedException {
    CompletableFuture<SortedSet<Path>> told = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                told.complete(watch.next());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.start();
    Thread.sleep(6 * QUIET.toMillis());
    waiting.interrupt();
    waiting.join();
    return !told.isDone();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
