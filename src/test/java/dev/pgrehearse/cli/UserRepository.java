package dev.pgrehearse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A repository of a user's own, in which the built command is called. */
final class UserRepository {

  private static final Path JAR = Path.of("target/pgrehearse.jar").toAbsolutePath();

  /** What the command answered. */
  record Answer(int exitCode, String out, String err) {
    String all() {
      return out + err;
    }
  }

  private final Path root;
  private final Path err;

  /**
   * @param folder an empty one
   */
  UserRepository(Path folder) throws IOException {
    this.root = Files.createDirectories(folder.resolve("shop"));
    this.err = folder.resolve("err.txt");
  }

  Path path(String name) {
    return root.resolve(name);
  }

  UserRepository write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Changes a file that is there. */
  UserRepository replace(String name, String what, String with) throws IOException {
    String text = Files.readString(root.resolve(name));
    if (!text.contains(what)) {
      throw new IllegalArgumentException(name + " does not hold " + what);
    }
    return write(name, text.replace(what, with));
  }

  /** Calls it at the root. */
  Answer call(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectError(err.toFile());
    builder.environment().put("NO_COLOR", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Answer(process.waitFor(), out, Files.readString(err));
  }
}
