package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made once and copied for every run, whatever happens to it in between. */
final class EmbeddedBaseIT {
  private static final PostgresJar JAR = PostgresJar.of(17);
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir private Path ours;

  @Test
  void it_is_used_while_it_is_whole_and_no_longer() throws IOException {
    EmbeddedBase base = EmbeddedBase.of(JAR, ours);
    assertThat(isUsed(base)).isFalse();
    copy(base, "first");
    assertThat(names(ours)).containsExactly(base.folder().getFileName().toString(), "run-first");

    assertThat(isUsed(base)).isTrue();
    Path version = base.folder().resolve("data/PG_VERSION");
    assertThat(isUsedWith(version, base, bytes -> Arrays.copyOf(bytes, 1))).isFalse();
    Path table = base.folder().resolve("data/base/1/1259");
    assertThat(isUsedWith(table, base, EmbeddedBaseIT::altered)).isFalse();
    Path program = base.bin().resolve("postgres");
    assertThat(isUsedWith(program, base, bytes -> Arrays.copyOf(bytes, 1))).isFalse();
    Path whole = base.folder().resolve("whole");
    assertThat(isUsedWith(whole, base, bytes -> new byte[0])).isFalse();
    assertThat(isUsed(base)).isTrue();
  }

  @Test
  void a_damaged_one_is_made_anew_and_so_is_what_a_killed_run_was_making() throws IOException {
    EmbeddedBase base = EmbeddedBase.of(JAR, ours);
    Files.createDirectories(base.folder().resolve("data"));
    Path making = Files.createDirectories(ours.resolve("run-1-1-making"));
    Files.createDirectories(making.resolve("base/data"));
    Files.setLastModifiedTime(making, LONG_AGO);

    new EmbeddedSweep(ours).deadRuns();
    Path data = copy(base, "next");

    assertThat(data.resolve("PG_VERSION")).hasContent("17");
    assertThat(names(ours)).containsExactly(base.folder().getFileName().toString(), "run-next");
  }

  @Test
  void runs_that_meet_find_one_base_and_it_is_whole() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Object>> runs =
          threads.invokeAll(
              IntStream.range(0, 2)
                  .mapToObj(i -> (Callable<Object>) () -> copy(EmbeddedBase.of(JAR, ours), "m" + i))
                  .toList());
      for (Future<Object> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdown();
    }
    String base = EmbeddedBase.of(JAR, ours).folder().getFileName().toString();
    assertThat(names(ours)).containsExactly(base, "run-m0", "run-m1");
    assertThat(new DataDirectory(ours.resolve("run-m0/data")).contents())
        .isEqualTo(new DataDirectory(ours.resolve("run-m1/data")).contents());
  }

  private boolean isUsed(EmbeddedBase base) {
    Path copy = ours.resolve("run-try");
    try {
      return base.isWhole(copy);
    } finally {
      Folders.delete(copy);
    }
  }

  private boolean isUsedWith(Path file, EmbeddedBase base, UnaryOperator<byte[]> damage)
      throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, damage.apply(whole.clone()));
    boolean used = isUsed(base);
    Files.write(file, whole);
    return used;
  }

  private static byte[] altered(byte[] bytes) {
    bytes[bytes.length - 1]++;
    return bytes;
  }

  private Path copy(EmbeddedBase base, String run) throws IOException {
    EmbeddedFolder folder =
        new EmbeddedFolder(ours, Files.createDirectory(ours.resolve("run-" + run)));
    base.copyTo(folder, JAR);
    return folder.data();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
