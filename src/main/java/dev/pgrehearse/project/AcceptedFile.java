package dev.pgrehearse.project;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.spec.SpecException;
import dev.pgrehearse.spec.YamlFile;
import dev.pgrehearse.spec.YamlMap;
import dev.pgrehearse.spec.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code .pgrehearse/accepted.yaml} of a repository: written by a command, and then by people. */
final class AcceptedFile {

  private static final String HEAD =
      """
      # Findings that this project lives with: counted, not listed, never red. `pgrehearse accept`
      # writes this file and keeps `because` and `until` as people wrote them. One whose `until` is
      # past counts again.
      accepted:
      """;

  private final Path file;

  AcceptedFile(Path repository) {
    this.file = repository.resolve(Agreement.FILE);
  }

  /** What it lists; without the file, nothing. */
  List<Accepted> read() {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    Set<String> known = RuleNames.all();
    return new YamlFile(file, Agreement.FILE)
        .read().only("accepted").required("accepted").list().stream()
            .map(value -> accepted(value, known))
            .toList();
  }

  private static Accepted accepted(YamlValue value, Set<String> known) {
    YamlMap map =
        value.map().only("rule", "system", "place", "message", "fingerprint", "because", "until");
    YamlValue fingerprint = map.required("fingerprint");
    if (!fingerprint.text().matches("[0-9a-f]{16}(-\\d+)?")) {
      throw fingerprint.wrong("as pgrehearse accept writes it");
    }
    YamlValue rule = map.required("rule");
    if (!known.contains(rule.text()) && rule.isNear(known)) {
      throw rule.unknown("rule", rule.text(), known);
    }
    return new Accepted(
        rule.text(),
        map.required("system").text(),
        map.required("place").text(),
        map.optional("message").map(YamlValue::text).orElse(""),
        fingerprint.text(),
        map.optional("because").flatMap(YamlValue::textOrNull).orElse(""),
        map.optional("until").filter(each -> each.textOrNull().isPresent()).map(AcceptedFile::date),
        map.location());
  }

  private static LocalDate date(YamlValue value) {
    try {
      return LocalDate.parse(value.text());
    } catch (DateTimeParseException e) {
      throw value.wrong("a day, as in 2030-01-31");
    }
  }

  /** Writes all of it, sorted: one more changes nothing but its own lines. */
  void write(List<Accepted> all) {
    StringBuilder text = new StringBuilder(all.isEmpty() ? HEAD.strip() + " []\n" : HEAD);
    for (Accepted each : all.stream().sorted(Accepted.ORDER).toList()) {
      text.append("  - rule: ").append(scalar(each.rule())).append('\n');
      line(text, "system", Optional.of(each.system()));
      line(text, "place", Optional.of(each.place()));
      line(text, "message", Optional.of(each.message()));
      text.append("    fingerprint: \"").append(each.fingerprint()).append("\"\n");
      line(text, "because", Optional.of(each.because()));
      line(text, "until", each.until().map(LocalDate::toString));
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new SpecException(
          Location.of(Agreement.FILE),
          "this cannot be written; is .pgrehearse a folder, and writable?");
    }
  }

  private static void line(StringBuilder text, String key, Optional<String> value) {
    value.ifPresent(
        words -> text.append("    ").append(key).append(": ").append(scalar(words)).append('\n'));
  }

  /** As it stands, or in quotes where YAML would read something else. */
  private static String scalar(String words) {
    if (words.matches("[\\p{L}][\\p{L}\\p{N} ,./()_+-]*[\\p{L}\\p{N}.)_/]|\\d{4}-\\d\\d-\\d\\d")
        && !words.matches("(?i)true|false|yes|no|on|off|null|y|n")) {
      return words;
    }
    StringBuilder quoted = new StringBuilder("\"");
    words
        .chars()
        .forEach(
            each -> {
              if (each == '"' || each == '\\') {
                quoted.append('\\').append((char) each);
              } else if (isSpoken(each)) {
                quoted.append((char) each);
              } else {
                quoted.append("\\u%04x".formatted(each));
              }
            });
    return quoted.append('"').toString();
  }

  /** What a quoted text of YAML has as it is. */
  private static boolean isSpoken(int each) {
    return !Character.isISOControl(each)
        && each != '\ufeff'
        && each != '\u2028'
        && each != '\u2029';
  }
}
