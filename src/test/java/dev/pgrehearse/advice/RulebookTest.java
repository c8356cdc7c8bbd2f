package dev.pgrehearse.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** When each rule counts is what the documentation promises. */
final class RulebookTest {

  private static final Path PAGE =
      Path.of(System.getProperty("pgrehearse.home", "."), "docs/rules-rehearsal.md");
  private static final Pattern EVERY_COMMIT =
      Pattern.compile("(?s)\\*\\*After every changeset\\*\\* counts(.*?)\\. A policy");
  private static final Pattern SLUG = Pattern.compile("`([a-z-]+)`");

  @Test
  void the_rules_that_count_after_every_changeset_are_those_of_the_documentation()
      throws IOException {
    String promised =
        EVERY_COMMIT.matcher(Files.readString(PAGE)).results().findFirst().orElseThrow().group(1);
    List<String> slugs =
        SLUG.matcher(promised).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(slugs).isSorted().hasSizeGreaterThan(15);
    assertThat(Rulebook.RULES.stream().filter(Rule::everyState).map(Rule::slug).sorted())
        .containsExactlyElementsOf(slugs);
  }

  @Test
  void rules_about_an_open_table_speak_of_one_fault() {
    assertThat(Rulebook.areOfOneFault("rls-disabled", "backup-table-readable")).isTrue();
    assertThat(Rulebook.areOfOneFault("policy-without-rls", "rls-disabled")).isTrue();
    assertThat(Rulebook.areOfOneFault("rls-disabled", "policy-always-true")).isFalse();
  }
}
