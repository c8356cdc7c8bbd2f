package dev.pgrehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide to deployments has a section for each finding about them, and for no other. */
final class DeploymentGuideTest {

  private static final Pattern RULE =
      Pattern.compile(
          "Finding\\(\\s*\"([a-z-]+)\"|" + "Finding\\.(?:error|warning|info)\\(\\s*\"([a-z-]+)\"");

  private static final List<String> WORDED_IN =
      List.of("kill/KillFindings.java", "status/StatusFindings.java");

  @Test
  void each_finding_has_a_section_in_alphabetical_order() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String file : WORDED_IN) {
      RULE.matcher(
              Files.readString(Tree.HOME.resolve("src/main/java/dev/pgrehearse").resolve(file)))
          .results()
          .forEach(found -> named.add(found.group(1) == null ? found.group(2) : found.group(1)));
    }
    String guide = Files.readString(Tree.HOME.resolve("docs/deployments.md"));
    List<String> sections =
        guide
            .substring(guide.indexOf("\n# Findings\n"))
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();
    assertThat(named).hasSizeGreaterThan(10);
    assertThat(sections).containsExactlyElementsOf(named);
  }
}
