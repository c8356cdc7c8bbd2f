package dev.pgrehearse.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgrehearse.server.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States are kept, found whole or not at all, and go when there are too many. */
final class LayersTest {
  private static final int MIB = 1 << 20;
  private static final LayerKey KEY = SomeData.key("crm");

  @TempDir private Path temporary;
  private Path cache;
  private DataDirectory data;
  private Layers layers;

  @BeforeEach
  void a_server_was_stopped() throws IOException {
    cache = temporary.resolve("cache");
    data = SomeData.in(temporary.resolve("data"), MIB);
    layers = Layers.open(cache, 10 * MIB);
  }

  @Test
  void what_was_stored_is_found_with_what_was_said_of_it() throws IOException {
    assertThat(layers.find(KEY)).isEmpty();

    layers.store(KEY, SomeData.about("crm up to phase_3"), data);

    Layer found = Layers.open(cache, 10 * MIB).find(KEY).orElseThrow();
    assertThat(found.key()).isEqualTo(KEY);
    assertThat(found.about()).isEqualTo(SomeData.about("crm up to phase_3"));
    assertThat(found.bytes()).isEqualTo(MIB + 8192);
    assertThat(found.data().contents()).isEqualTo(data.contents());
    assertThat(layers.find(SomeData.key("another"))).isEmpty();
    assertThat(layers.notes()).isEmpty();
  }

  @Test
  void nobody_else_may_look_into_it() throws IOException {
    layers.store(KEY, SomeData.about("crm"), data);
    for (Path each : List.of(layers.folder(), folder(KEY), folder(KEY).resolve("data"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void a_layer_that_lacks_something_is_thrown_away_with_its_reason() throws IOException {
    assertThrownAway("its data is not what was stored", layer -> delete(table(layer)));
    assertThrownAway("its data is not what was stored", layer -> cut(table(layer)));
    assertThrownAway(
        "its data cannot be read", layer -> delete(layer.resolve("data/global/pg_control")));
    assertThrownAway(
        "its data cannot be read", layer -> cut(layer.resolve("data/global/pg_control")));
    assertThrownAway(
        "what is written about it cannot be read",
        layer -> delete(layer.resolve("layer.properties")));
    assertThrownAway(
        "what is written about it is cut off or changed",
        layer -> cut(layer.resolve("layer.properties")));
  }

  @Test
  void a_layer_in_which_a_byte_is_not_as_it_was_is_thrown_away() throws IOException {
    assertThrownAway(
        "its data is not what was stored",
        layer -> {
          byte[] bytes = Files.readAllBytes(table(layer));
          bytes[4711]++;
          Files.write(table(layer), bytes);
        });
  }

  @Test
  void a_foreign_layer_is_thrown_away_with_its_reason() throws IOException {
    assertThrownAway(
        "what is written about it is cut off or changed",
        layer -> replace(layer, "what=crm", "what=something else"));
    assertThrownAway("it was made on Plan 9 vax", layer -> rewrite(layer, "17", "Plan 9 vax", KEY));
    assertThrownAway(
        "another release of Postgres made it",
        layer -> rewrite(layer, "postgres-17-older", here(), KEY));
    assertThrownAway(
        "it is that of another state",
        layer -> rewrite(layer, "17", here(), SomeData.key("another")));
  }

  @Test
  void a_layer_of_somebody_else_is_thrown_away() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
    assertThrownAway(
        "it belongs to somebody else", layer -> Files.setAttribute(layer, "unix:uid", 65_534));
  }

  @Test
  void what_others_left_in_the_folder_is_no_layer() throws IOException {
    layers.store(KEY, SomeData.about("crm"), data);
    Files.createDirectories(layers.folder().resolve("holiday/data"));
    Files.writeString(layers.folder().resolve("a".repeat(63)), "short");
    assertThat(layers.list()).extracting(Layer::key).containsExactly(KEY);
    Files.writeString(layers.folder().resolve("b".repeat(64)), "no folder");
    assertThat(layers.list()).extracting(Layer::key).containsExactly(KEY);
    assertThat(layers.notes())
        .containsExactly(
            """
            layer bbbbbbbbbbbb was thrown away, and is made anew when it is needed: what is \
            written about it cannot be read""");
    assertThat(layers.folder().resolve("holiday")).exists();
  }

  @Test
  void the_least_recently_used_go_when_there_are_too_many() throws IOException {
    Layers four = Layers.open(cache, 4 * (MIB + 8192));
    for (String name : List.of("a", "b", "c", "d")) {
      four.store(SomeData.key(name), SomeData.about(name), data);
      used(SomeData.key(name), Duration.ofHours(10 - name.charAt(0) + 'a'));
    }
    assertThat(four.find(SomeData.key("a"))).isPresent();

    four.store(SomeData.key("e"), SomeData.about("e"), data);

    assertThat(four.list())
        .extracting(layer -> layer.about().what())
        .containsExactlyInAnyOrder("a", "c", "d", "e");
    assertThat(four.notes()).isEmpty();
  }

  @Test
  void what_is_larger_than_all_that_may_be_kept_is_not_kept_and_that_is_said() throws IOException {
    layers.store(KEY, SomeData.about("crm"), data);
    layers.store(
        SomeData.key("huge"),
        SomeData.about("huge"),
        SomeData.in(temporary.resolve("huge"), 12 * MIB));
    assertThat(layers.list()).extracting(Layer::key).containsExactly(KEY);
    assertThat(layers.notes())
        .containsExactly(
            "huge was not kept: with 12 MiB it is larger than all that may be kept, 10 MiB");
    assertThat(names()).containsExactly(KEY.hash());
  }

  @Test
  void a_server_that_was_not_shut_down_is_not_kept() throws IOException {
    Path control = data.path().resolve("global/pg_control");
    byte[] bytes = Files.readAllBytes(control);
    bytes[16] = 6;
    Files.write(control, bytes);
    layers.store(KEY, SomeData.about("crm"), data);
    assertThat(layers.notes())
        .containsExactly("crm was not kept: the server of these files was not shut down");
    assertThat(names()).isEmpty();
  }

  @Test
  void cleared_is_empty() throws IOException {
    layers.clear();
    layers.store(KEY, SomeData.about("crm"), data);
    layers.store(SomeData.key("b"), SomeData.about("b"), data);
    layers.clear();
    assertThat(layers.list()).isEmpty();
    assertThat(names()).isEmpty();
  }

  @Test
  void two_threads_that_store_the_same_leave_one_and_it_is_whole() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Layers>> work = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        work.add(
            () -> {
              Layers own = Layers.open(cache, 10 * MIB);
              own.store(KEY, SomeData.about("crm"), data);
              return own;
            });
      }
      for (Future<Layers> done : threads.invokeAll(work)) {
        assertThat(done.get().notes()).isEmpty();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(layers.find(KEY)).isPresent();
    assertThat(names()).containsExactly(KEY.hash());
  }

  @Test
  void two_processes_that_store_and_clear_find_whole_layers_only() throws Exception {
    Process first = StoringProcess.start(cache, data);
    Process second = StoringProcess.start(cache, data);
    try {
      Instant givenUp = Instant.now().plusSeconds(60);
      int found = 0;
      // On a busy machine it takes a while until one of them has stored something.
      for (int i = 0; i < 200 || (found == 0 && Instant.now().isBefore(givenUp)); i++) {
        found += layers.find(SomeData.key("0")).isPresent() ? 1 : 0;
        if (i % 20 == 19) {
          layers.clear();
        }
      }
      assertThat(found).isPositive();
      assertThat(layers.notes()).isEmpty();
    } finally {
      first.destroyForcibly().waitFor();
      second.destroyForcibly().waitFor();
    }
  }

  @Test
  void what_a_killed_run_was_storing_is_no_layer_and_goes_later() throws Exception {
    Process process = StoringProcess.start(cache, data);
    TimeUnit.MILLISECONDS.sleep(50);
    process.destroyForcibly().waitFor();
    Files.createDirectories(layers.folder().resolve("making-by-the-killed/data"));

    for (Layer layer : layers.list()) {
      assertThat(layers.find(layer.key())).isPresent();
    }
    assertThat(layers.notes()).isEmpty();

    layers.clear();
    assertThat(names()).isNotEmpty().allMatch(name -> name.startsWith("making-"));
    for (String name : names()) {
      Files.setLastModifiedTime(layers.folder().resolve(name), ago(Duration.ofDays(1)));
    }
    layers.clear();
    assertThat(names()).isEmpty();
  }

  private interface Damage {
    void to(Path layer) throws IOException;
  }

  private void assertThrownAway(String why, Damage damage) throws IOException {
    Layers fresh = Layers.open(cache, 10 * MIB);
    fresh.store(KEY, SomeData.about("crm"), data);
    assertThat(fresh.find(KEY)).isPresent();
    damage.to(folder(KEY));
    assertThat(fresh.find(KEY)).as(why).isEmpty();
    assertThat(fresh.notes())
        .containsExactly(
            "layer %s was thrown away, and is made anew when it is needed: %s"
                .formatted(KEY.brief(), why));
    assertThat(folder(KEY)).doesNotExist();
  }

  private Path folder(LayerKey key) {
    return layers.folder().resolve(key.hash());
  }

  private static Path table(Path layer) {
    return layer.resolve("data/base/1/1259");
  }

  private static void delete(Path file) throws IOException {
    Files.delete(file);
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, Math.min(bytes.length / 2, 60)));
  }

  private static void replace(Path layer, String from, String to) throws IOException {
    Path file = layer.resolve("layer.properties");
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  private static String here() {
    return LayerFile.platformOfThisMachine();
  }

  /** As another machine or another release would have written it. */
  private static void rewrite(Path layer, String programs, String platform, LayerKey key)
      throws IOException {
    Path file = layer.resolve("layer.properties");
    LayerFile was = LayerFile.read(file);
    new LayerFile(key, was.about(), programs, platform, was.made(), was.contents()).write(file);
  }

  private void used(LayerKey key, Duration before) throws IOException {
    Files.setLastModifiedTime(folder(key).resolve("layer.properties"), ago(before));
  }

  private static FileTime ago(Duration time) {
    return FileTime.from(Instant.now().minus(time));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(layers.folder())) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
