package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A virtual environment under target/ with the packages of src/test/stacks/requirements.txt.
 *
 * @param python its interpreter
 */
record PythonPackages(Path python) {

  private static final Path FOLDER =
      Path.of(System.getProperty("pgrehearse.home", "")).resolve("target/stacks-python");

  /** Ends the test as skipped, with the reason, unless Python is required. */
  static void skipWhereMissing() throws IOException {
    boolean there = Command.canRun("python3", "-c", "import ensurepip, venv");
    if ("1".equals(System.getenv("PGREHEARSE_REQUIRE_PYTHON"))) {
      assertThat(there).as("PGREHEARSE_REQUIRE_PYTHON=1").isTrue();
    }
    assumeTrue(
        there,
        "Python 3 with venv is not on this machine, and this test needs it for the real Django and"
            + " SQLAlchemy: apt-get install python3-venv");
  }

  static PythonPackages install() throws IOException {
    Path python = FOLDER.resolve("bin/python");
    try (OneAtATime filling = OneAtATime.in(FOLDER)) {
      installWith(python);
    }
    return new PythonPackages(python);
  }

  private static void installWith(Path python) throws IOException {
    String wanted = Files.readString(Shop.STACKS.resolve("requirements.txt"));
    Path installed = FOLDER.resolve("requirements.txt");
    if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
      Path requirements = Shop.STACKS.resolve("requirements.txt");
      run("python3", "-m", "venv", "--clear", FOLDER.toString());
      run(
          python.toString(),
          "-m",
          "pip",
          "install",
          "--quiet",
          "--disable-pip-version-check",
          "--requirement",
          requirements.toString());
      Files.writeString(installed, wanted);
    }
  }

  private static void run(String... line) throws IOException {
    Command.Output output = Command.run(Path.of("").toAbsolutePath(), "", line);
    assertThat(output.exitCode()).as(output.complaint()).isZero();
  }
}
