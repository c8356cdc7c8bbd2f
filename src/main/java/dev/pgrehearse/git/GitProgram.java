package dev.pgrehearse.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The program git, run in one folder. It writes nothing there and asks nobody for a password. */
final class GitProgram {

  /**
   * A hook of git runs with these set, and they would speak of the repository whose hook it is and
   * of an index that is about to be committed, relative to another folder.
   */
  private static final List<String> OF_A_HOOK =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_PREFIX",
          "GIT_COMMON_DIR",
          "GIT_LITERAL_PATHSPECS",
          "GIT_EXTERNAL_DIFF");

  private static final Map<String, String> SETTINGS =
      Map.of("LC_ALL", "C", "GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0");

  private final Path folder;
  private final String program;

  GitProgram(Path folder) {
    this(folder, "git");
  }

  GitProgram(Path folder, String program) {
    this.folder = folder;
    this.program = program;
  }

  Answer run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeAll(OF_A_HOOK);
    builder.environment().putAll(SETTINGS);
    Process git;
    try {
      git = builder.start();
    } catch (IOException e) {
      throw new GitException(
          "git cannot be run, and what has changed is asked of it; is it on the PATH?");
    }
    try {
      git.getOutputStream().close();
      CompletableFuture<byte[]> problem =
          CompletableFuture.supplyAsync(() -> all(git.getErrorStream()));
      byte[] output = git.getInputStream().readAllBytes();
      return new Answer(git.waitFor(), output, firstLine(problem.join()));
    } catch (IOException e) {
      throw new GitException("what git says cannot be read: " + e.getMessage());
    } catch (InterruptedException e) {
      git.destroy();
      Thread.currentThread().interrupt();
      throw new GitException("interrupted while git was asked");
    }
  }

  /** Of a run that must go well. */
  Answer require(String... arguments) {
    Answer answer = run(arguments);
    if (!answer.isGood()) {
      throw new GitException(
          "git %s does not work here: %s".formatted(String.join(" ", arguments), answer.problem()));
    }
    return answer;
  }

  private static byte[] all(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstLine(byte[] said) {
    return new String(said, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("warning:") && !line.isBlank())
        .findFirst()
        .map(line -> line.replaceFirst("^fatal: ", ""))
        .orElse("");
  }
}
