import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process of the server that works for a session. */
record ServerProcess(Path folder) {

  static ServerProcess of(int pid) {
    return new ServerProcess(Path.of("/proc", "" + pid));
  }

  /** Nanoseconds that it has worked; in ticks of 10 ms where there is nothing finer. */
  double cpu() {
    try {
      if (Files.exists(folder.resolve("schedstat"))) {
        return Double.parseDouble(Files.readString(folder.resolve("schedstat")).split(" ")[0]);
      }
      String[] stat = Files.readString(folder.resolve("stat")).split(" ");
      return 1e7 * (Long.parseLong(stat[13]) + Long.parseLong(stat[14]));
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
