package dev.pgrehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/facades.md names everything that the generator and the proof can say, and nothing else. */
final class FacadeGuideTest {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final Path SOURCES = HOME.resolve("src/main/java/dev/pgrehearse");
  private static final int SLUGS_AT_LEAST = 40;

  @Test
  void every_slug_is_explained_and_every_explained_slug_exists() throws IOException {
    Set<String> said = new TreeSet<>();
    for (String folder : new String[] {"facade", "proof"}) {
      try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          said.addAll(matches("\"(facade-[a-z0-9-]+)\"", Files.readString(file)));
        }
      }
    }
    assertThat(said).hasSizeGreaterThanOrEqualTo(SLUGS_AT_LEAST);
    Set<String> explained =
        matches("`(facade-[a-z0-9-]+)`", Files.readString(HOME.resolve("docs/facades.md")));
    assertThat(explained).isEqualTo(said);
  }

  private static Set<String> matches(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
