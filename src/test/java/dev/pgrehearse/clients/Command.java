package dev.pgrehearse.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end. */
final class Command {

  /** Packages are fetched by the slowest of them. */
  private static final long MINUTES = 6;

  private Command() {}

  /**
   * What a run left behind.
   *
   * @param text what it printed
   * @param complaint what it printed as an error
   */
  record Output(int exitCode, String text, String complaint) {}

  static boolean canRun(String... line) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    return tryToRun(folder, "", line).filter(output -> output.exitCode() == 0).isPresent();
  }

  static Output run(Path folder, String input, String... line) throws IOException {
    return tryToRun(folder, input, line)
        .orElseThrow(() -> new AssertionError(line[0] + " cannot be started"));
  }

  /** Nothing when there is no such program. Files, for a pipe breaks when nobody reads it. */
  private static Optional<Output> tryToRun(Path folder, String input, String... line)
      throws IOException {
    Path in = Files.createTempFile("command", ".in");
    Path text = Files.createTempFile("command", ".out");
    Path complaint = Files.createTempFile("command", ".err");
    try {
      Files.writeString(in, input);
      ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
      builder.redirectInput(in.toFile());
      builder.redirectOutput(text.toFile()).redirectError(complaint.toFile());
      Optional<Process> process = start(builder);
      if (process.isEmpty()) {
        return Optional.empty();
      }
      int exitCode = exitCode(process.get(), line, complaint);
      return Optional.of(new Output(exitCode, Files.readString(text), Files.readString(complaint)));
    } finally {
      Files.delete(in);
      Files.delete(text);
      Files.delete(complaint);
    }
  }

  private static Optional<Process> start(ProcessBuilder builder) {
    try {
      return Optional.of(builder.start());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int exitCode(Process process, String[] line, Path complaint) throws IOException {
    try {
      if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      throw new AssertionError(
          "%s did not end:%n%s".formatted(String.join(" ", line), Files.readString(complaint)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while %s ran".formatted(line[0]), e);
    } finally {
      process.destroyForcibly();
    }
  }
}
