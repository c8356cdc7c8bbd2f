import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The launcher of a checkout, as people call it. */
record Pgrehearse(Path home, Path work) {

  Command command(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(home.resolve("pgrehearse").toString());
    line.addAll(List.of(arguments));
    return Command.of(line, home, work.resolve("pgrehearse.log"));
  }

  /** Its report goes where it is thrown away, not over that of the user's last run. */
  Command rehearse(String system, int version) {
    return command(
        "rehearse",
        system,
        "--pg-version",
        "" + version,
        "--report",
        work.resolve("report").toString());
  }
}
