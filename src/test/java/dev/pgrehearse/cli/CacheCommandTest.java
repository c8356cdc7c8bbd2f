package dev.pgrehearse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.JavaProcess;
import dev.pgrehearse.layer.Layer;
import dev.pgrehearse.layer.LayerAbout;
import dev.pgrehearse.layer.LayerKey;
import dev.pgrehearse.layer.Layers;
import dev.pgrehearse.layer.SomeData;
import dev.pgrehearse.server.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs have kept, as a user is shown it. */
final class CacheCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void each_layer_has_a_line() {
    List<Layer> layers =
        List.of(
            layer("crm up to phase_3", 17, 84 << 20, Duration.ofHours(5), Duration.ofSeconds(3)),
            layer("a shop", 15, 1, Duration.ofDays(40), Duration.ofMinutes(59)));
    assertThat(new CacheTable(layers, NOW).text().lines())
        .containsExactly(
            "layer         postgres  size    made      used        what it is",
            "%s  17        84 MiB  5 h ago   just now    crm up to phase_3"
                .formatted(key("crm up to phase_3").brief()),
            "%s  15        1 MiB   40 d ago  59 min ago  a shop".formatted(key("a shop").brief()));
  }

  @Test
  void layers_are_listed_and_cleared_where_the_environment_says() throws Exception {
    Path cache = folder.resolve("cache");
    String where = " of 2048 MiB in " + cache.resolve("layers");
    assertThat(run("cache")).isEqualTo("0 layers, 0 MiB" + where + "\n");
    assertThat(cache.resolve("layers")).doesNotExist();

    Layers layers = Layers.open(cache, Layers.BOUND);
    DataDirectory data = SomeData.in(folder.resolve("data"), 3 << 20);
    layers.store(key("crm"), SomeData.about("crm up to phase_3"), data);

    assertThat(run("cache").lines())
        .hasSize(3)
        .contains("1 layer, 4 MiB" + where)
        .anyMatch(line -> line.endsWith("crm up to phase_3"));

    assertThat(run("cache", "--clear")).isEqualTo("thrown away: 1 layer, 4 MiB\n");
    assertThat(run("cache", "--clear")).isEqualTo("thrown away: 0 layers, 0 MiB\n");
    assertThat(layers.list()).isEmpty();
  }

  @Test
  void a_layer_that_is_none_is_told_of() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("cache/layers").resolve("a".repeat(64)));
    assertThat(run("cache"))
        .endsWith(
            """
            layer aaaaaaaaaaaa was thrown away, and is made anew when it is needed: what is \
            written about it cannot be read
            """);
    assertThat(broken).doesNotExist();
  }

  private static Layer layer(String what, int version, long bytes, Duration made, Duration used) {
    return new Layer(
        key(what),
        new LayerAbout(what, version, Map.of()),
        new DataDirectory(Path.of("data")),
        bytes,
        NOW.minus(made),
        NOW.minus(used));
  }

  private static LayerKey key(String name) {
    return SomeData.key(name);
  }

  /** As a process of its own, for it is the environment that says where the cache is. */
  private String run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(JavaProcess.of(Main.class, List.of(arguments)));
    builder.environment().put("PGREHEARSE_CACHE", folder.resolve("cache").toString());
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.replace(System.lineSeparator(), "\n");
  }
}
