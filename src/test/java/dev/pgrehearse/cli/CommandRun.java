package dev.pgrehearse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine;

/** What a command line answered, run inside this process. */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    LastWords lastWords = new LastWords();
    CommandLine command = Main.commandLine(lastWords);
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int exitCode = command.execute(arguments.toArray(String[]::new));
    lastWords.said();
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  static CommandRun of(String... arguments) {
    return of(List.of(arguments));
  }

  static JsonNode report(Path directory) throws IOException {
    return new ObjectMapper().readTree(directory.resolve("report.json").toFile());
  }

  /** The findings of a report, each as "rule changeset file:line". */
  static List<String> findings(JsonNode report, String severity) {
    return StreamSupport.stream(report.path("findings").spliterator(), false)
        .filter(finding -> finding.path("severity").asText().equals(severity))
        .map(
            finding ->
                "%s %s %s:%d"
                    .formatted(
                        finding.path("rule").asText(),
                        finding.path("changeset").asText(),
                        finding.path("file").asText(),
                        finding.path("line").asInt()))
        .toList();
  }
}
