package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.project.Agreement;
import dev.pgrehearse.project.Project;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of files that went wrong: each is either fine, or refused in one line with the right
 * exit code, in time. Seeds are fixed, so that what fails once fails again.
 */
final class CommandLineFuzzTest {

  private static final Path GOOD = Path.of("src/test/resources/fuzzed");
  private static final int ROUNDS = Integer.getInteger("pgrehearse.fuzz", 150);
  private static final int FIRST = Integer.getInteger("pgrehearse.fuzz.first", 0);
  private static final long LONGEST_NANOS = 10_000_000_000L;

  @TempDir private Path home;
  private final Map<String, byte[]> good = new LinkedHashMap<>();
  private final Map<String, String> wrong = new TreeMap<>();
  private String homeBefore;
  private int refused;
  private int withoutLine;

  @BeforeEach
  void writeSystem() throws IOException {
    homeBefore = System.getProperty("pgrehearse.home");
    System.setProperty("pgrehearse.home", home.toString());
    try (Stream<Path> files = Files.walk(GOOD)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = GOOD.relativize(file).toString();
        good.put(name, Files.readAllBytes(file));
        write(name, good.get(name));
      }
    }
  }

  @AfterEach
  void restoreHome() {
    if (homeBefore == null) {
      System.clearProperty("pgrehearse.home");
    } else {
      System.setProperty("pgrehearse.home", homeBefore);
    }
  }

  @Test
  void what_is_mutilated_is_good_before() {
    assertThat(CommandRun.of("mutate", "shop", "--list"))
        .satisfies(
            run -> {
              assertThat(run.err()).isEmpty();
              assertThat(run.exitCode()).isZero();
              assertThat(run.out().lines().count()).isGreaterThan(20);
            });
    for (String changelog : changelogs()) {
      CommandRun run = CommandRun.of("lint", home.resolve(changelog).toString());
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("CLEAN: 0 errors");
    }
    assertThat(rest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changelog/root.yaml",
        "changelog/root.xml",
        "changelog/root.json",
        "changelog/root.sql"
      })
  void a_changelog(String file) throws IOException {
    for (int seed = FIRST; seed < FIRST + ROUNDS; seed++) {
      mutilate(file, seed);
      judge(file, seed, CommandRun.of("lint", home.resolve(file).toString()));
    }
    nothingIsWrong();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changelog/shop.yaml",
        "sql/010/10_bookings.sql",
        "sql/010/10_bookings.rollback.sql",
        "verification/shop/rehearsal.yaml",
        "verification/shop/access.yaml",
        "verification/shop/checks/010.yaml"
      })
  void a_file_of_a_system(String file) throws IOException {
    for (int seed = FIRST; seed < FIRST + ROUNDS; seed++) {
      mutilate(file, seed);
      judge(file, seed, CommandRun.of("mutate", "shop", "--list"));
    }
    nothingIsWrong();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verification/shop/facades.yaml",
        "verification/shop/mutants.yaml",
        "verification/shop/clients/web.yaml",
        "pgrehearse.yaml",
        ".pgrehearse/accepted.yaml"
      })
  void a_file_that_only_some_commands_read(String file) throws IOException {
    for (int seed = FIRST; seed < FIRST + ROUNDS; seed++) {
      mutilate(file, seed);
      Optional<String> problem = rest();
      if (problem.isPresent()) {
        judge(file, seed, new CommandRun(2, "", "pgrehearse: " + problem.get() + "\n"));
      }
    }
    nothingIsWrong();
  }

  /** What Liquibase, Spring Boot and Maven keep for it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "settings/liquibase.properties",
        "settings/application.yml",
        "settings/application.properties",
        "settings/pom.xml"
      })
  void a_file_of_settings(String file) throws IOException {
    String changelog = home.resolve("changelog/root.sql").toString();
    String settings = home.resolve(file).toString();
    assertThat(CommandRun.of("lint", changelog, "--defaults-file", settings).err()).isEmpty();
    for (int seed = FIRST; seed < FIRST + ROUNDS; seed++) {
      mutilate(file, seed);
      judge(file, seed, CommandRun.of("lint", changelog, "--defaults-file", settings));
    }
    // A folder that a setting names and that is not there is named by itself.
    nothingIsWrongBut(refused);
  }

  /** What is wrong with the files that are read on the way to a server. */
  private Optional<String> rest() {
    Spec specs = new Spec(home);
    SystemSpec spec = specs.read("shop");
    for (Runnable reading :
        List.<Runnable>of(
            () -> specs.facades("shop"),
            () -> specs.harmlessMutants("shop"),
            () -> Agreement.of(home, Project.in(home).levels(), LocalDate.EPOCH),
            () -> specs.clients(spec))) {
      try {
        reading.run();
      } catch (RuntimeException e) {
        return Optional.of(new Problems().text(e));
      }
    }
    return Optional.empty();
  }

  private void mutilate(String file, int seed) throws IOException {
    write(file, new Mutilation(seed).of(good.get(file), List.copyOf(good.values())));
    start = System.nanoTime();
  }

  private long start;

  private void judge(String file, int seed, CommandRun run) {
    long took = System.nanoTime() - start;
    String words = run.err() + run.out();
    boolean isRefusal =
        run.err().lines().filter(line -> !line.startsWith("note: ")).count() == 1
            && run.err().lines().anyMatch(line -> line.matches("pgrehearse: \\S[^\\n]*"));
    boolean fits =
        switch (run.exitCode()) {
          case 0 -> run.err().lines().allMatch(line -> line.startsWith("note: "));
          case 1 -> run.err().isEmpty() && run.out().contains("FINDINGS: ");
          case 2 -> isRefusal && (!file.startsWith("verification/") || namesALine(run.err()));
          default -> false;
        };
    refused += run.exitCode() == 2 ? 1 : 0;
    withoutLine += run.exitCode() == 2 && !namesALine(run.err()) ? 1 : 0;
    if (!fits
        || took > LONGEST_NANOS
        || words.contains("please report it")
        || words.contains("Exception")
        || words.contains(": null")
        || words.contains("\tat ")) {
      String what =
          "exit code %d, %d s: %s"
              .formatted(
                  run.exitCode(), took / 1_000_000_000, words.lines().findFirst().orElse(""));
      wrong.putIfAbsent(
          what.replaceAll("\\d+", "N")
              .replace(home.toString(), "")
              .substring(0, Math.min(90, what.length())),
          "%s seed %d: %s%n%s".formatted(file, seed, what, words));
    }
  }

  /** An empty file has none. */
  private static boolean namesALine(String message) {
    return message.contains("this file is empty")
        || message.contains("Unable to parse empty file")
        || message.matches("(?s)pgrehearse: \\S+:\\d+: .*");
  }

  private void nothingIsWrong() {
    nothingIsWrongBut(refused / 5);
  }

  private void nothingIsWrongBut(int mostWithoutLine) {
    assertThat(refused).as("a fuzz test in which nothing is refused tests nothing").isPositive();
    assertThat(String.join("\n", wrong.values())).isEmpty();
    assertThat(withoutLine)
        .as("what Liquibase refuses without a word of where, of %d", refused)
        .isLessThanOrEqualTo(mostWithoutLine);
  }

  private static List<String> changelogs() {
    return List.of(
        "changelog/root.yaml", "changelog/root.xml", "changelog/root.json", "changelog/root.sql");
  }

  private void write(String name, byte[] text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text);
  }
}
