package dev.pgrehearse.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end. */
final class Command {

  private static final long MINUTES = 3;

  private Command() {}

  /**
   * What a run left behind.
   *
   * @param text what it printed
   * @param complaint what it printed as an error
   */
  record Output(int exitCode, String text, String complaint) {}

  static boolean canRun(String... line) throws IOException {
    try {
      return run(Path.of("").toAbsolutePath(), "", line).exitCode() == 0;
    } catch (ProgramMissing e) {
      return false;
    }
  }

  static Output run(Path folder, String input, String... line) throws IOException {
    Path text = Files.createTempFile("command", ".out");
    Path complaint = Files.createTempFile("command", ".err");
    try {
      Process process = start(folder, text, complaint, line);
      process.getOutputStream().write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            "%s did not end:%n%s".formatted(String.join(" ", line), Files.readString(complaint)));
      }
      return new Output(process.exitValue(), Files.readString(text), Files.readString(complaint));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while %s ran".formatted(line[0]), e);
    } finally {
      Files.delete(text);
      Files.delete(complaint);
    }
  }

  private static Process start(Path folder, Path text, Path complaint, String... line)
      throws ProgramMissing {
    try {
      return new ProcessBuilder(line)
          .directory(folder.toFile())
          .redirectOutput(text.toFile())
          .redirectError(complaint.toFile())
          .start();
    } catch (IOException e) {
      throw new ProgramMissing(line[0], e);
    }
  }

  /** The program cannot be started at all. */
  private static final class ProgramMissing extends IOException {
    private static final long serialVersionUID = 1L;

    ProgramMissing(String program, IOException cause) {
      super(program + " cannot be started", cause);
    }
  }
}
