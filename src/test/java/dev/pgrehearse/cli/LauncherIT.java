package dev.pgrehearse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a user starts it: a process, in a folder of theirs. */
final class LauncherIT {

  private static final Path LAUNCHER = Path.of("pgrehearse").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void a_changelog_is_rehearsed_from_the_folder_it_is_in() throws Exception {
    Files.writeString(
        folder.resolve("things.sql"),
        """
        --liquibase formatted sql
        --changeset bob:table
        create table thing (id int primary key);
        --rollback drop table thing;
        """);

    Answer answer = start("rehearse", "--changelog", "things.sql");

    assertThat(answer.exitCode).as(answer.err).isZero();
    assertThat(answer.out).contains("CLEAN: 0 errors").doesNotContain("\u001b");
    assertThat(answer.err).contains("Postgres 17.").doesNotContain("\u001b", "Exception");
    assertThat(folder.resolve("target/rehearsal/things/report.json")).exists();
  }

  @Test
  void wrong_usage_ends_with_2() throws Exception {
    Answer answer = start("rehearse", "--changelog", "nothing.yaml");

    assertThat(answer.exitCode).isEqualTo(2);
    assertThat(answer.out).isEmpty();
    assertThat(answer.err)
        .isEqualTo(
            "pgrehearse: nothing.yaml: there is no such changelog; give the path of the root"
                + " changelog file\n");
  }

  private record Answer(int exitCode, String out, String err) {}

  private Answer start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().put("NO_COLOR", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Answer(process.waitFor(), out, Files.readString(err));
  }
}
