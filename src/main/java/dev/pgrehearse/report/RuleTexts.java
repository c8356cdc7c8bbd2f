package dev.pgrehearse.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the documentation says of each rule, in words; its examples are left out. */
final class RuleTexts {

  private static final Pattern SECTION =
      Pattern.compile("(?ms)^#{2,3} ([a-z0-9]+(?:-[a-z0-9]+)*)$(.*?)(?=^#|\\z)");

  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");

  private final Map<String, String> texts = new HashMap<>();

  private RuleTexts() {}

  static RuleTexts read() {
    RuleTexts rules = new RuleTexts();
    for (String page : List.of("rules.md", "rules-rehearsal.md")) {
      Matcher section = SECTION.matcher(text("/dev/pgrehearse/project/" + page));
      while (section.find()) {
        String words = section.group(2).replaceAll("(?ms)^```.*?^```$", "").strip();
        rules.texts.put(
            section.group(1), LINK.matcher(words).replaceAll("$1").replaceAll("\n{3,}", "\n\n"));
      }
    }
    return rules;
  }

  /** As markdown without links; rules of the checks of a system's own have none. */
  Optional<String> of(String rule) {
    return Optional.ofNullable(texts.get(rule)).filter(text -> !text.isEmpty());
  }

  /** The first paragraph. */
  Optional<String> shortly(String rule) {
    return of(rule).map(text -> text.split("\n\n", 2)[0].replace('\n', ' '));
  }

  private static String text(String file) {
    try (InputStream in = RuleTexts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " of this build", e);
    }
  }
}
