package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a server that was just being started: nothing, wherever it was cut off. */
@DisabledOnOs(OS.WINDOWS)
final class EndWhileStartingIT {

  @TempDir private Path temporary;
  private Process process;

  @AfterEach
  void endProcess() {
    process.destroyForcibly();
  }

  /** Each time the first start on a machine, which has the programs to unpack. */
  @ParameterizedTest
  @CsvSource({
    "TERM, run-*",
    "INT, run-*-making/base",
    "HUP, run-*-making/base/programs/*",
    "TERM, run-*/first/PG_VERSION",
    "INT, run-*/first/postmaster.pid",
    "HUP, run-*/data/PG_VERSION",
    "TERM, run-*/data/postmaster.pid",
  })
  void a_signal_leaves_no_folder_and_no_process(String signal, String when) throws Exception {
    begin();
    await(when);
    send(signal);

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(runs()).isEmpty();
    assertThat(programs()).isEmpty();
    assertThat(output()).doesNotContain("could not be started");
  }

  @Test
  void what_was_killed_in_initdb_is_swept_by_the_next_at_once() throws Exception {
    begin();
    await("run-*/first/PG_VERSION");
    process.destroyForcibly().waitFor();
    assertThat(runs()).isNotEmpty();

    Process next = EndlessRehearsal.startIn(temporary, "embedded");

    assertThat(runs()).hasSize(1);
    next.destroy();
    assertThat(next.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(runs()).isEmpty();
    assertThat(programs()).isEmpty();
  }

  private void begin() throws IOException {
    process =
        EndlessRehearsal.in(temporary, "embedded")
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("output").toFile())
            .start();
  }

  private String output() throws IOException {
    return Files.readString(temporary.resolve("output"), StandardCharsets.UTF_8);
  }

  private void send(String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  private void await(String glob) throws Exception {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:**/" + glob);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (paths().stream().noneMatch(matcher::matches)) {
      assertThat(process.isAlive()).as(output()).isTrue();
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(1);
    }
  }

  private List<Path> runs() {
    return paths().stream()
        .filter(path -> path.getFileName().toString().startsWith("run-"))
        .toList();
  }

  /** As deep as is asked for; what comes and goes meanwhile is passed over. */
  private List<Path> paths() {
    List<Path> found = new ArrayList<>();
    add(temporary, 5, found);
    return found;
  }

  private static void add(Path folder, int depth, List<Path> found) {
    if (depth == 0) {
      return;
    }
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        found.add(child);
        if (Files.isDirectory(child)) {
          add(child, depth - 1, found);
        }
      }
    } catch (IOException e) {
      // It has gone.
    }
  }

  private List<String> programs() {
    return ProcessHandle.allProcesses()
        .flatMap(other -> other.info().commandLine().stream())
        .filter(line -> line.contains(temporary.toString()))
        .toList();
  }
}
