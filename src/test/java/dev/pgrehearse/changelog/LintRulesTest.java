package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Walks verification/rules: what a rule's README promises is what its examples give. */
class LintRulesTest {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", "."));
  private static final Path RULES = HOME.resolve("verification/rules");
  private static final int AT_LEAST = 30;

  @ParameterizedTest
  @MethodSource("folders")
  void the_bad_example_gives_exactly_the_finding_of_the_readme(String slug) throws IOException {
    Path bad = example(slug, "bad");
    Map<String, Object> readme = readme(slug);
    List<Finding> findings = lint(bad);
    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    String changelog = bad.getFileName().toString();
    assertThat(finding)
        .isEqualTo(
            new Finding(
                slug,
                Severity.valueOf(text(readme, "severity").toUpperCase(Locale.ROOT)),
                finding.changeset(),
                Location.of(
                    readme.containsKey("file") ? text(readme, "file") : changelog,
                    (Integer) readme.get("line")),
                text(readme, "message"),
                text(readme, "fix"),
                finding.subject()));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void the_good_example_gives_none(String slug) throws IOException {
    assertThat(lint(example(slug, "good"))).isEmpty();
  }

  @Test
  void every_rule_was_seen() throws IOException {
    assertThat(folders()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
  }

  @Test
  void the_documentation_has_one_section_for_each_folder() throws IOException {
    List<String> headings =
        Files.readString(HOME.resolve("docs/rules.md"))
            .lines()
            .filter(line -> line.matches("##+ .*"))
            .dropWhile(line -> !line.equals("## Lint rules"))
            .skip(1)
            .takeWhile(line -> line.startsWith("### "))
            .toList();
    List<String> sections =
        headings.stream().map(heading -> heading.replaceFirst("^### ", "")).toList();
    assertThat(sections).containsExactlyElementsOf(folders().sorted().toList());
  }

  static Stream<String> folders() throws IOException {
    try (Stream<Path> folders = Files.list(RULES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("README.md")))
          .map(folder -> folder.getFileName().toString())
          .filter(slug -> "lint".equals(readme(slug).get("kind")))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static List<Finding> lint(Path changelog) {
    return ChangelogLint.of(Changelog.open(changelog)).findings();
  }

  /** {@code bad.sql}, or {@code bad/changelog.yaml} where an example needs more than one file. */
  private static Path example(String slug, String name) throws IOException {
    Path folder = RULES.resolve(slug);
    boolean several = Files.isDirectory(folder.resolve(name));
    String file = (several ? "changelog" : name) + ".";
    try (Stream<Path> files = Files.list(several ? folder.resolve(name) : folder)) {
      List<Path> found =
          files.filter(path -> path.getFileName().toString().startsWith(file)).toList();
      assertThat(found).as(slug + " has one " + name + " example").hasSize(1);
      return found.get(0);
    }
  }

  private static Map<String, Object> readme(String slug) {
    try {
      String[] parts =
          Files.readString(RULES.resolve(slug).resolve("README.md")).split("(?m)^---$", 3);
      return new Yaml().load(parts[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Map<String, Object> readme, String key) {
    return (String) readme.get(key);
  }
}
