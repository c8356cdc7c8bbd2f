package dev.pgrehearse.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A server program on a data directory, which can be started and stopped more than once. By pg_ctl,
 * so that Ctrl-C does not reach it before it reaches us, and Windows takes away its powers; but not
 * as pg_ctl waits, which looks ten times a second.
 *
 * @param bin the folder of the programs
 */
record Postmaster(Path bin, Path data, Path log, int port, Map<String, String> settings) {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(60);

  void start() throws IOException {
    List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port), "-F"));
    new TreeMap<>(settings)
        .forEach((name, value) -> options.addAll(List.of("-c", name + "=" + value)));
    Process start = pgCtl("start", "-s", "-w", "-o", String.join(" ", options));
    awaits(START, () -> isReady() || hasFailed(start));
    if (!isReady()) {
      // What pg_ctl says where nothing is to be stopped would hide the reason in the log.
      if (Files.exists(pidFile())) {
        abandon();
      }
      throw new IOException("it was not ready within %d s".formatted(START.toSeconds()));
    }
  }

  /** As for a backup: all that was written is in the files. */
  void stopCleanly() throws IOException {
    stop("fast");
  }

  /** As by a power cut: for a data directory that nobody needs any more. */
  void abandon() throws IOException {
    stop("immediate");
  }

  private void stop(String mode) throws IOException {
    Process stop = pgCtl("stop", "-s", "-m", mode, "-W");
    boolean over = awaits(STOP, () -> !Files.exists(pidFile()) || hasFailed(stop));
    if (!over) {
      throw new IOException("it did not end within %d s".formatted(STOP.toSeconds()));
    }
  }

  private Process pgCtl(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRootOfLinux()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(bin.resolve("pg_ctl").toString(), "-D", data.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Postgres refuses to be run by root, who is nobody in a name space of his own. */
  private boolean isRootOfLinux() throws IOException {
    return System.getProperty("os.name").equals("Linux")
        && FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(data, "unix:uid").equals(0);
  }

  private static boolean hasFailed(Process process) {
    return !process.isAlive() && process.exitValue() != 0;
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  /** The last line of the file says so, once the server lets clients in. */
  private boolean isReady() {
    try {
      List<String> lines = Files.readAllLines(pidFile());
      return lines.size() > 7 && lines.get(7).strip().equals("ready");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean awaits(Duration patience, BooleanSupplier condition) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for Postgres");
      }
    }
    return true;
  }
}
