package dev.pgrehearse.project;

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

final class RuleNamesTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern FOUND =
      Pattern.compile("(?:new Finding|Finding\\.(?:error|warning|info))\\(\\s*\"([a-z0-9-]+)\"");
  private static final int AT_LEAST = 140;

  @Test
  void every_finding_has_a_rule_that_is_known() throws IOException {
    Set<String> named = new TreeSet<>();
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        all.append(text);
        Matcher found = FOUND.matcher(text);
        while (found.find()) {
          named.add(found.group(1));
        }
      }
    }
    assertThat(named).isNotEmpty().isSubsetOf(RuleNames.all());
    assertThat(RuleNames.all())
        .hasSizeGreaterThan(AT_LEAST)
        .allMatch(rule -> all.indexOf("\"" + rule + "\"") >= 0);
  }
}
