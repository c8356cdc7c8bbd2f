package dev.pgrehearse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium, which says what has become of a page. */
public final class Browser {

  private final Path folder;
  private final List<String> more;

  /**
   * Of this machine.
   *
   * @param folder for its profile
   */
  public Browser(Path folder) {
    this(folder, List.of());
  }

  private Browser(Path folder, List<String> more) {
    this.folder = folder;
    this.more = List.copyOf(more);
  }

  /** Ends the test as skipped, with the reason, unless Chromium is required. */
  public static void skipWhereMissing() {
    Optional<String> missing =
        program().isPresent()
            ? Optional.empty()
            : Optional.of(
                "chromium is not on this machine, and this test opens a page in it: install Debian's"
                    + " package chromium");
    if ("1".equals(System.getenv("PGREHEARSE_REQUIRE_CHROMIUM"))) {
      assertThat(missing).as("PGREHEARSE_REQUIRE_CHROMIUM=1").isEmpty();
    }
    assumeTrue(missing.isEmpty(), missing.orElse(""));
  }

  /** Debian's name of it first, then those of others. */
  private static Optional<String> program() {
    List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(":"));
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .filter(name -> folders.stream().anyMatch(each -> Files.isExecutable(Path.of(each, name))))
        .findFirst();
  }

  /** The same, of somebody who likes it dark. */
  Browser dark() {
    return new Browser(folder, List.of("--force-dark-mode"));
  }

  /** The document after its scripts have run, as HTML. */
  public String document(Path page) throws IOException {
    Path profile = Files.createTempDirectory(folder, "profile");
    Path out = Files.createTempFile(folder, "document", ".html");
    List<String> command =
        new ArrayList<>(
            List.of(
                program().orElseThrow(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=5000",
                "--window-size=1200,900"));
    command.addAll(more);
    command.add("--dump-dom");
    command.add(page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("chromium ends").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  /** The value of an attribute that stands once in a document. */
  public static String attribute(String document, String name) {
    Matcher found = Pattern.compile(Pattern.quote(name) + "=\"([^\"]*)\"").matcher(document);
    assertThat(found.find()).as(name + " in " + document.length() + " characters").isTrue();
    return found.group(1);
  }
}
