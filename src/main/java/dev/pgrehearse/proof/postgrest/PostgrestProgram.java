package dev.pgrehearse.proof.postgrest;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program {@code postgrest} of this machine.
 *
 * @param version as it says it, as 12.0.2
 */
public record PostgrestProgram(Path path, String version) {

  private static final Pattern VERSION = Pattern.compile("PostgREST (\\d\\S*)");
  private static final int PATIENCE_SECONDS = 20;

  /**
   * One that was named.
   *
   * @throws IllegalArgumentException when it is no PostgREST that runs here
   */
  public static PostgrestProgram at(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return version(absolute)
        .map(version -> new PostgrestProgram(absolute, version))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is no PostgREST that runs on this machine".formatted(path)));
  }

  /**
   * The first that runs.
   *
   * @param folders as the variable PATH has them
   */
  public static Optional<PostgrestProgram> on(String folders) {
    return Stream.of(folders.split(Pattern.quote(File.pathSeparator)))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve("postgrest"))
        .filter(Files::isExecutable)
        .flatMap(path -> version(path).map(version -> new PostgrestProgram(path, version)).stream())
        .findFirst();
  }

  private static Optional<String> version(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      Matcher said =
          VERSION.matcher(
              new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      return said.find() ? Optional.of(said.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
