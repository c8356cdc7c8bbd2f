package dev.pgrehearse.deployment;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with placeholders, {@code ${name}} or {@code ${name:default}}, and what they stand for. */
final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)(?::([^}]*))?}");

  private final Map<String, String> known;

  Placeholders(Map<String, String> known) {
    this.known = Map.copyOf(known);
  }

  /** With what is known in place; what is not stays as it is written. */
  String text(String written) {
    return PLACEHOLDER
        .matcher(written)
        .replaceAll(
            found -> {
              String value = known.get(found.group(1));
              if (value == null) {
                value = found.group(2) == null ? found.group() : found.group(2);
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
