package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.JavaProcess;
import dev.pgrehearse.server.UnpackedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said and left when a command is told to end, or its time is over. */
final class CutOffIT {

  private static final Map<String, Integer> EXIT_CODES =
      Map.of("HUP", 129, "INT", 130, "TERM", 143);

  private static final String TWO_TABLES =
      """
      --liquibase formatted sql logicalFilePath:a.sql

      --changeset bob:first splitStatements:false
      create table public.first (id bigint primary key);
      --rollback drop table public.first;

      --changeset bob:second splitStatements:false
      create table public.second (id bigint primary key);
      --rollback drop table public.second;
      """;

  private static final String SLEEPS =
      """
      --liquibase formatted sql

      --changeset bob:first splitStatements:false
      create table public.first (id bigint primary key);
      --rollback drop table public.first;

      --changeset bob:sleep splitStatements:false
      select pg_catalog.pg_sleep(3600);
      --rollback select 1;
      """;

  @TempDir private Path temporary;

  @Test
  void when_the_time_is_over_the_report_is_written_as_far_as_it_came() throws IOException {
    Path changelog = Files.writeString(temporary.resolve("a.sql"), SLEEPS);
    Path report = temporary.resolve("report");

    CommandRun run =
        CommandRun.of(
            "rehearse",
            "--changelog",
            changelog.toString(),
            "--timeout",
            "8s",
            "--report",
            report.toString());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("pgrehearse: the run took longer than --timeout 8s; it was at:");
    assertThat(run.out())
        .contains("missing-logical-file-path", "CUT OFF: ", " as far as it came")
        .doesNotContain("CLEAN");
    JsonNode json = CommandRun.report(report);
    assertThat(json.path("cutOff").asText())
        .startsWith("the run took longer than --timeout 8s; it was at: ");
    assertThat(json.path("findings").findValuesAsText("rule"))
        .contains("missing-logical-file-path");
    assertThat(Files.readString(report.resolve("report.md")))
        .contains(": CUT OFF\n", "This is as far as it came, and no verdict: the run took longer");
    assertThat(Files.readString(report.resolve("report.html")))
        .contains(">CUT OFF</strong>", "no verdict: the run took longer");
    assertThat(Files.readString(report.resolve("results.sarif")))
        .contains("\"executionSuccessful\" : false", "cut off: the run took longer");
    assertThat(Files.readString(report.resolve("junit.xml")))
        .contains("errors=\"1\"", "<error message=\"the run took longer");
  }

  @ParameterizedTest
  @CsvSource({
    "TERM, Postgres 17, access crm",
    "TERM, Postgres 17, facade prove reorganization --form insert-returning",
    "TERM, 'the whole way: ', rehearse crm",
    "INT, Postgres 17, access crm",
    "INT, Postgres 17, facade prove reorganization --form insert-returning",
    "INT, deployments are killed, rehearse --kill --changelog a.sql",
    "HUP, deployments are killed, rehearse --kill --changelog a.sql",
    "TERM, deployments are killed, rehearse --kill --changelog a.sql",
  })
  @DisabledOnOs(OS.WINDOWS)
  void who_is_told_to_end_says_so_and_leaves_nothing(String signal, String when, String command)
      throws Exception {
    Files.writeString(temporary.resolve("a.sql"), TWO_TABLES);
    new UnpackedPostgres(17).putInto(temporary);
    Process process = begin(command);
    try {
      await(when, process);
      send(signal, process);

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(EXIT_CODES.get(signal));
    assertThat(err().lines().reduce((one, next) -> next))
        .contains("pgrehearse: interrupted; nothing of this run is left on the server");
    assertThat(err()).doesNotContain("bug", "refused", "at dev.pgrehearse");
    assertThat(runs()).isEmpty();
    assertThat(programsThatStay()).isEmpty();
    if (command.startsWith("rehearse")) {
      JsonNode report = CommandRun.report(temporary.resolve("report"));
      assertThat(report.path("cutOff").asText())
          .isEqualTo("interrupted; nothing of this run is left on the server");
      // What the rehearsal came to before deployments were killed is there.
      assertThat(report.path("changesets")).hasSize(command.contains("--kill") ? 2 : 0);
    }
  }

  private Process begin(String command) throws IOException {
    List<String> report =
        command.startsWith("rehearse")
            ? List.of("--report", temporary.resolve("report").toString())
            : List.of("--no-cache");
    List<String> arguments =
        Stream.of(List.of(command.split(" ")), report).flatMap(List::stream).toList();
    return new ProcessBuilder(
            Stream.of(
                    inAGroupOfItsOwn(),
                    JavaProcess.hearingSignals(),
                    JavaProcess.of(temporary, Main.class, arguments))
                .flatMap(List::stream)
                .toList())
        .directory(command.contains("--changelog") ? temporary.toFile() : null)
        .redirectError(temporary.resolve("err").toFile())
        .redirectOutput(temporary.resolve("out").toFile())
        .start();
  }

  /** As a shell starts what a terminal belongs to. */
  private static List<String> inAGroupOfItsOwn() {
    return OS.LINUX.isCurrentOs() ? List.of("setsid") : List.of();
  }

  /** Ctrl-C and a terminal that goes tell the whole group, which has processes of ours in it. */
  private static void send(String signal, Process process) throws Exception {
    boolean toAll = OS.LINUX.isCurrentOs() && !signal.equals("TERM");
    Process kill =
        new ProcessBuilder("kill", "-" + signal, "--", (toAll ? "-" : "") + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  private void await(String text, Process process) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
    while (err().lines().noneMatch(line -> line.contains(text))) {
      assertThat(process.isAlive()).as(err()).isTrue();
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private String err() throws IOException {
    return Files.readString(temporary.resolve("err"), StandardCharsets.UTF_8);
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> all = Files.walk(temporary, 2)) {
      return all.filter(path -> path.getFileName().toString().startsWith("run-")).toList();
    }
  }

  /** A process that was held on its way needs a moment to see that nobody is there any more. */
  private List<String> programsThatStay() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!programs().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    return programs();
  }

  private List<String> programs() {
    return ProcessHandle.allProcesses()
        .flatMap(other -> other.info().commandLine().stream())
        .filter(line -> line.contains(temporary.toString()))
        .toList();
  }
}
