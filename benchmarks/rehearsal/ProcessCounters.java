import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What Linux counts of processes, from /proc. */
final class ProcessCounters {
  private static final Path PROC = Path.of("/proc");
  private static final double TICKS_PER_SECOND = 100;

  private ProcessCounters() {}

  /** Seconds that the children of this process worked which have ended, and their children. */
  static double ended() {
    return ticks("self", 2, 3) / TICKS_PER_SECOND;
  }

  /** Seconds that this process worked. */
  static double own() {
    return ticks("self", 0, 1) / TICKS_PER_SECOND;
  }

  /** Seconds that a process worked, its children that have ended, and those that have not. */
  static double family(long pid) {
    double own = ticks("" + pid, 0, 3);
    double alive =
        children(pid)
            .mapToDouble(child -> ticks("" + child, 0, 3))
            .filter(ticks -> !Double.isNaN(ticks))
            .sum();
    return (own + alive) / TICKS_PER_SECOND;
  }

  /** From the one file that has them, where the system was built with it. */
  private static LongStream children(long pid) {
    Path file = PROC.resolve("%1$d/task/%1$d/children".formatted(pid));
    try {
      return Arrays.stream(Files.readString(file).split(" "))
          .filter(number -> !number.isBlank())
          .mapToLong(number -> Long.parseLong(number.strip()));
    } catch (IOException e) {
      return ProcessHandle.of(pid).stream()
          .flatMap(ProcessHandle::children)
          .mapToLong(ProcessHandle::pid);
    }
  }

  /** Its own time in user and system mode, then that of its children that have ended. */
  private static double ticks(String process, int from, int to) {
    try {
      String stat = Files.readString(PROC.resolve(process).resolve("stat"));
      // The name stands in parentheses, and may hold anything.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double sum = 0;
      for (int i = from; i <= to; i++) {
        sum += Double.parseDouble(fields[11 + i]);
      }
      return sum;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Most memory that a process has had at a time; NaN where it has ended. */
  static double peakMiB(long pid) {
    try (Stream<String> lines = Files.lines(PROC.resolve("" + pid).resolve("status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException | java.io.UncheckedIOException e) {
      return Double.NaN;
    }
  }

  /**
   * The first process of the Postgres that was started with this in its environment: while a
   * cluster is made, one that is soon gone.
   */
  static Optional<ProcessHandle> postmaster(String variable) {
    return ProcessHandle.allProcesses()
        .filter(ProcessCounters::isPostgres)
        .filter(process -> process.parent().filter(ProcessCounters::isPostgres).isEmpty())
        .filter(process -> environment(process.pid()).contains(variable))
        .findFirst();
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/postgres");
  }

  private static String environment(long pid) {
    try {
      byte[] variables = Files.readAllBytes(PROC.resolve("" + pid).resolve("environ"));
      return new String(variables, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
