package dev.pgrehearse.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What rules are called: the documentation has a section for each, and a few are listed. */
final class RuleNames {

  private static final Pattern SECTION = Pattern.compile("(?m)^#{2,3} ([a-z0-9]+(?:-[a-z0-9]+)*)$");

  private RuleNames() {}

  /** All of them, sorted. */
  static Set<String> all() {
    Set<String> names = new TreeSet<>(text("other-rules.txt").lines().toList());
    for (String page : Set.of("rules.md", "rules-rehearsal.md")) {
      Matcher sections = SECTION.matcher(text(page));
      while (sections.find()) {
        names.add(sections.group(1));
      }
    }
    return Collections.unmodifiableSet(names);
  }

  private static String text(String file) {
    try (InputStream in = RuleNames.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " of this build", e);
    }
  }
}
