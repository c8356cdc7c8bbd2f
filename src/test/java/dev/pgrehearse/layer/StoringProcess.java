package dev.pgrehearse.layer;

import dev.pgrehearse.JavaProcess;
import dev.pgrehearse.server.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The main class of a process that stores layers until it is ended. */
final class StoringProcess {
  private StoringProcess() {}

  /** Returns when it is in the middle of its work. */
  static Process start(Path cache, DataDirectory data) throws IOException {
    Process process =
        new ProcessBuilder(
                JavaProcess.of(
                    StoringProcess.class, List.of(cache.toString(), data.path().toString())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (!"at work".equals(line)) {
      throw new IllegalStateException("it said " + line);
    }
    return process;
  }

  public static void main(String[] arguments) {
    Layers layers = Layers.open(Path.of(arguments[0]), 10 << 20);
    DataDirectory data = new DataDirectory(Path.of(arguments[1]));
    for (int i = 0; true; i++) {
      String name = Integer.toString(i % 3);
      layers.store(SomeData.key(name), SomeData.about(name), data);
      if (i == 1) {
        System.out.println("at work");
      }
      if (i % 3 == 2) {
        layers.clear();
      }
    }
  }
}
