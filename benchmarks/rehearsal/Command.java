import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A process that is watched from its start to its end. */
final class Command {
  private static final int LAST_LINES = 20;

  private final List<String> line;
  private final Path directory;
  private final Path log;
  private final Map<String, String> environment;
  private final long longest;

  private Command(
      List<String> line, Path directory, Path log, Map<String, String> environment, long longest) {
    this.line = List.copyOf(line);
    this.directory = directory;
    this.log = log;
    this.environment = Map.copyOf(environment);
    this.longest = longest;
  }

  /**
   * @param log where what it says goes; written anew by each run
   */
  static Command of(List<String> line, Path directory, Path log) {
    return new Command(line, directory, log, Map.of(), Long.MAX_VALUE);
  }

  Command with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Command(line, directory, log, more, longest);
  }

  /** Ended after so many seconds, and then said to have taken an infinite time. */
  Command within(long seconds) {
    return new Command(line, directory, log, environment, seconds);
  }

  /** A command that does not do its work is not measured. */
  Usage run() throws IOException, InterruptedException {
    String mark = UUID.randomUUID().toString();
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.environment().put(Watch.MARK, mark);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    double cpu = ProcessCounters.ended();
    long start = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    try (Watch watch = Watch.begin(process, mark)) {
      boolean ended = process.waitFor(longest, TimeUnit.SECONDS);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (!ended) {
        process.destroyForcibly().waitFor();
        seconds = Double.POSITIVE_INFINITY;
      } else if (process.exitValue() != 0) {
        throw new IllegalStateException(
            "exit code %d of %s:%n%s"
                .formatted(process.exitValue(), String.join(" ", line), end()));
      }
      return new Usage(seconds, ProcessCounters.ended() - cpu, watch.serverCpu(), watch.peakMiB());
    } finally {
      process.destroy();
    }
  }

  List<String> said() throws IOException {
    return Files.readAllLines(log);
  }

  private String end() throws IOException {
    List<String> said = said();
    return String.join(
        System.lineSeparator(), said.subList(Math.max(0, said.size() - LAST_LINES), said.size()));
  }
}
