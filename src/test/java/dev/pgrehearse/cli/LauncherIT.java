package dev.pgrehearse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a user starts it: a process, in a folder of theirs. */
final class LauncherIT {

  private static final Path LAUNCHER = Path.of("pgrehearse").toAbsolutePath();

  @TempDir private Path folder;
  private Path launcher = LAUNCHER;

  /** JUnit would warn of each. */
  @AfterEach
  void remove_what_leads_out_of_the_folder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void a_changelog_is_rehearsed_from_the_folder_it_is_in() throws Exception {
    Files.writeString(
        folder.resolve("things.sql"),
        """
        --liquibase formatted sql
        --changeset bob:table
        create table thing (id int primary key);
        alter table thing enable row level security;
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

  @Test
  void classes_are_kept_once_for_a_java_and_what_is_not_its_own_is_passed_over() throws Exception {
    Path home = Files.createDirectory(folder.resolve("a home"));
    Files.copy(LAUNCHER, home.resolve("pgrehearse"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createSymbolicLink(
        home.resolve("verification"), Path.of("verification").toAbsolutePath());
    Path target = Files.createDirectory(home.resolve("target"));
    Path ours = Path.of("target").toAbsolutePath();
    Files.copy(ours.resolve("pgrehearse.jar"), target.resolve("pgrehearse.jar"));
    for (String name : List.of("lib", "postgres")) {
      Files.createSymbolicLink(target.resolve(name), ours.resolve(name));
    }
    launcher = home.resolve("pgrehearse");

    assertVersionIsAllThatIsSaid();
    Path kept = theOneOf(target);
    byte[] ofThisJava = Files.readAllBytes(kept);
    assertThat(ofThisJava.length).isGreaterThan(1 << 20);
    FileTime made = Files.getLastModifiedTime(kept);
    assertVersionIsAllThatIsSaid();
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(made);

    Path jar = target.resolve("pgrehearse.jar");
    FileTime built = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    assertVersionIsAllThatIsSaid();
    // Java puts a few pages more or less into each, and the size stands in the name.
    Path anew = theOneOf(target);
    assertThat(Files.getLastModifiedTime(anew)).isGreaterThan(made);

    Files.setLastModifiedTime(jar, built);
    byte[] nothingOfJava = new byte[(int) Files.size(anew)];
    Files.delete(anew);
    Files.write(anew, nothingOfJava);
    assertVersionIsAllThatIsSaid();
    assertThat(theOneOf(target)).isEqualTo(anew).hasBinaryContent(nothingOfJava);

    Files.delete(anew);
    Files.write(anew, Arrays.copyOf(ofThisJava, nothingOfJava.length / 2));
    assertVersionIsAllThatIsSaid();
    assertThat(Files.size(theOneOf(target))).isGreaterThan(nothingOfJava.length / 2);
  }

  private void assertVersionIsAllThatIsSaid() throws Exception {
    Answer answer = start("--version");
    assertThat(answer.out).matches("pgrehearse \\d+\\.\\d+\\.\\d+\\R");
    assertThat(answer.err).isEmpty();
    assertThat(answer.exitCode).isZero();
  }

  private static Path theOneOf(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      List<Path> kept = files.filter(f -> f.getFileName().toString().startsWith("java")).toList();
      assertThat(kept).hasSize(1);
      return kept.get(0);
    }
  }

  private record Answer(int exitCode, String out, String err) {}

  private Answer start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
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
