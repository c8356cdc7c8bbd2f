import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The launcher of a checkout, as people call it. */
record Pgrehearse(Path home, Path work) {
  private static final Pattern FLAGS = Pattern.compile("(?m)^flags='([^']*)'$");

  /** What it tells Java, which decides how much memory a heap takes. */
  List<String> flags() throws IOException {
    Matcher flags = FLAGS.matcher(Files.readString(home.resolve("pgrehearse")));
    if (!flags.find()) {
      throw new IllegalStateException("the launcher has no line flags='...'");
    }
    return List.of(flags.group(1).split(" "));
  }

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
