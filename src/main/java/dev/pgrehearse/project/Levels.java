package dev.pgrehearse.project;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.spec.YamlValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How much the findings of a rule matter to a project, where it says so. */
public final class Levels {

  private static final String OFF = "off";

  /** Empty where nobody looks. */
  private final Map<String, Optional<Severity>> levels;

  private Levels(Map<String, Optional<Severity>> levels) {
    this.levels = Collections.unmodifiableMap(new TreeMap<>(levels));
  }

  /** As the rules have them. */
  public static Levels none() {
    return new Levels(Map.of());
  }

  static Levels read(Optional<YamlValue> value) {
    Map<String, Optional<Severity>> levels = new TreeMap<>();
    Set<String> known = value.isPresent() ? RuleNames.all() : Set.of();
    value
        .map(each -> each.map().entries())
        .orElse(Map.of())
        .forEach(
            (rule, level) -> {
              if (!known.contains(rule)) {
                throw level.unknown("rule", rule, known);
              }
              levels.put(rule, level(level));
            });
    return new Levels(levels);
  }

  private static Optional<Severity> level(YamlValue value) {
    if (value.text().equals(OFF)) {
      return Optional.empty();
    }
    return Stream.of(Severity.values())
        .filter(severity -> severity.word().equals(value.text()))
        .findFirst()
        .map(Optional::of)
        .orElseThrow(() -> value.wrong("error, warning, info or off"));
  }

  boolean isOff(String rule) {
    return levels.containsKey(rule) && levels.get(rule).isEmpty();
  }

  /** The rules that nobody looks for. */
  Set<String> off() {
    Set<String> rules = new TreeSet<>(levels.keySet());
    rules.removeIf(rule -> !isOff(rule));
    return rules;
  }

  /** The finding at the level that it has here. */
  Finding applied(Finding finding) {
    return new Finding(
        finding.rule(),
        levels.getOrDefault(finding.rule(), Optional.empty()).orElse(finding.severity()),
        finding.changeset(),
        finding.location(),
        finding.message(),
        finding.fix(),
        finding.subject());
  }
}
