package dev.pgrehearse.cli;

import dev.pgrehearse.lock.ServerStats;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code pgrehearse stats}: how big the tables of a server are. */
@Command(
    name = "stats",
    description =
        "Read how big the tables of a live database are, how its indexes are used and what it is"
            + " set to, read-only and nothing of what is in the tables; a rehearsal then knows"
            + " which tables are big.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse stats --url jdbc:postgresql://db/crm --out production-stats.yaml",
      "      a file to commit; pgrehearse.yaml names it: stats: production-stats.yaml",
      "  pgrehearse rehearse --changelog db/root.yaml --prelude schema.sql --stats stats.yaml",
      "      a rehearsal that knows how big your tables are"
    })
final class StatsCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description =
          "jdbc:postgresql://HOST:PORT/DATABASE?user=…, which is only read; what it leaves open is"
              + " taken from PGUSER and PGPASSWORD")
  private String url;

  @Option(
      names = "--out",
      paramLabel = "F",
      description = "the file to write (default: standard output)")
  private Path file;

  @Override
  public Integer call() {
    ServerStats stats = read();
    PrintWriter out = command.commandLine().getOut();
    if (file == null) {
      out.print(stats.yaml());
      out.flush();
      return ExitCode.CLEAN.number();
    }
    try {
      Files.writeString(file, stats.yaml());
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(), "--out cannot be written: %s".formatted(file), e);
    }
    out.printf("%d tables: %s%n", stats.tables(), file);
    return ExitCode.CLEAN.number();
  }

  private ServerStats read() {
    try {
      return new LiveConnection(url, System.getenv()).ask(ServerStats::of);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
