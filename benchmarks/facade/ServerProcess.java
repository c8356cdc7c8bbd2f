import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process of the server that works for a session. */
record ServerProcess(Path folder) {

  static ServerProcess of(int pid) {
    return new ServerProcess(Path.of("/proc", "" + pid));
  }

  /**
   * Nanoseconds that it has worked, once it waits for the next statement: before, the system has
   * not added up the last of it.
   *
   * @return NaN where the system does not say it so finely
   */
  double cpu() {
    Path counter = folder.resolve("schedstat");
    if (!Files.exists(counter)) {
      return Double.NaN;
    }
    try {
      while (runs()) {
        Thread.onSpinWait();
      }
      return Double.parseDouble(Files.readString(counter).split(" ")[0]);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** The state stands behind the name, which stands in parentheses. */
  private boolean runs() throws IOException {
    String stat = Files.readString(folder.resolve("stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2) == 'R';
  }
}
