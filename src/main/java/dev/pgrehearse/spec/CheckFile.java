package dev.pgrehearse.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One file under {@code checks/}. */
final class CheckFile {

  private static final List<String> EXPECTATIONS =
      List.of("rows", "count", "value", "sqlstate", "plan");

  /** What every statement may say; a check of one statement says it itself. */
  private static final List<String> OF_A_STEP =
      Stream.concat(
              EXPECTATIONS.stream(), Stream.of("as", "sql", "constraint", "message", "budget_ms"))
          .toList();

  private static final List<String> OF_A_CHECK =
      Stream.concat(
              OF_A_STEP.stream(),
              Stream.of("name", "because", "accept", "until", "throughout", "needs", "on", "steps"))
          .toList();

  /**
   * A check's connection is a superuser's, who becomes somebody; nothing in a check may go back.
   */
  private static final Pattern SESSION_AUTHORIZATION =
      Pattern.compile("session\\s+authorization|session_authorization", Pattern.CASE_INSENSITIVE);

  private final YamlMap map;
  private final Map<String, Identity> identities;

  /**
   * @param identities the known ones; others are refused
   */
  CheckFile(YamlMap map, Map<String, Identity> identities) {
    this.map = map.only("phase", "until", "throughout", "checks");
    this.identities = Map.copyOf(identities);
  }

  List<Check> read() {
    String phase = map.required("phase").text();
    String until = map.optional("until").map(YamlValue::text).orElse("");
    boolean throughout = map.optional("throughout").map(YamlValue::flag).orElse(false);
    if (throughout && phase.equals("end")) {
      throw map.required("throughout").wrong("absent: what holds at the end holds nowhere before");
    }
    List<Check> checks = new ArrayList<>();
    for (YamlValue value : map.required("checks").list()) {
      checks.add(check(value.map(), phase, until, throughout));
    }
    if (checks.isEmpty()) {
      throw new SpecException(map.location(), "a file of checks must hold at least one");
    }
    return checks;
  }

  private Check check(YamlMap map, String phase, String fileUntil, boolean fileThroughout) {
    map.only(OF_A_CHECK);
    String name = map.required("name").text();
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw map.required("name").wrong("a fact in snake_case");
    }
    boolean onVolume =
        map.optional("on")
            .map(
                value -> {
                  if (!value.text().equals("volume")) {
                    throw value.wrong("'volume', or absent");
                  }
                  return true;
                })
            .orElse(false);
    Optional<Identity> identity = map.optional("as").map(this::identity);
    List<Step> steps = new ArrayList<>();
    if (map.has("steps")) {
      if (map.has("sql")) {
        throw new SpecException(map.location(), name + " has both 'sql' and 'steps'; write one");
      }
      for (YamlValue value : map.list("steps")) {
        YamlMap step = value.map().only(OF_A_STEP);
        steps.add(step(step, step.optional("as").map(this::identity).or(() -> identity), name));
      }
    } else {
      steps.add(step(map, identity, name));
    }
    if (steps.isEmpty()) {
      throw new SpecException(map.location(), name + " has no steps: a check must check something");
    }
    return new Check(
        name,
        map.required("because").text(),
        phase,
        map.optional("until").map(YamlValue::text).orElse(fileUntil),
        throughout(map, phase, onVolume, fileThroughout),
        map.list("needs").stream().map(YamlValue::text).toList(),
        onVolume,
        steps,
        map.location());
  }

  /** Production-size rows are put in once, at the end. */
  private static boolean throughout(
      YamlMap map, String phase, boolean onVolume, boolean ofTheFile) {
    Optional<YamlValue> own = map.optional("throughout");
    if (phase.equals("end") && own.map(YamlValue::flag).orElse(false)) {
      throw own.get().wrong("absent: what holds at the end holds nowhere before");
    }
    if (onVolume && own.map(YamlValue::flag).orElse(false)) {
      throw own.get().wrong("absent: a check on volume runs once, at the end");
    }
    return !onVolume && own.map(YamlValue::flag).orElse(ofTheFile);
  }

  private Identity identity(YamlValue value) {
    return Identities.named(value, identities);
  }

  private static Step step(YamlMap map, Optional<Identity> identity, String check) {
    if (SESSION_AUTHORIZATION.matcher(map.required("sql").text()).find()) {
      throw new SpecException(
          map.required("sql").location(),
          check + " changes the session's authorization; say who sends a statement with 'as'");
    }
    return new Step(
        identity.orElseThrow(
            () -> new SpecException(map.location(), check + ": 'as' is missing, who sends this?")),
        map.required("sql").text().strip(),
        expectation(map),
        map.optional("budget_ms")
            .map(value -> OptionalLong.of(value.number()))
            .orElse(OptionalLong.empty()),
        map.location());
  }

  private static Expectation expectation(YamlMap map) {
    List<String> given = EXPECTATIONS.stream().filter(map::has).toList();
    if (given.size() > 1) {
      throw new SpecException(
          map.location(), "a statement has one expectation, not " + String.join(" and ", given));
    }
    if (!map.has("sqlstate") && (map.has("constraint") || map.has("message"))) {
      throw new SpecException(map.location(), "'constraint' and 'message' go with 'sqlstate'");
    }
    return switch (given.isEmpty() ? "" : given.get(0)) {
      case "rows" ->
          new Expectation.Rows(
              map.list("rows").stream()
                  .map(row -> row.list().stream().map(YamlValue::textOrNull).toList())
                  .toList());
      case "count" -> new Expectation.Count(map.required("count").number());
      case "value" -> new Expectation.Value(map.required("value").textOrNull());
      case "sqlstate" -> refused(map);
      case "plan" -> plan(map.required("plan").map());
      default -> new Expectation.Succeeds();
    };
  }

  private static Expectation refused(YamlMap map) {
    YamlValue value = map.required("sqlstate");
    List<YamlValue> states = value.isList() ? value.list() : List.of(value);
    if (states.isEmpty()) {
      throw value.wrong("one code or a list of them");
    }
    for (YamlValue state : states) {
      if (!state.text().matches("[0-9A-Z]{5}")) {
        throw state.wrong("five digits or capital letters in quotes, e.g. \"23505\"");
      }
    }
    return new Expectation.Refused(
        states.stream().map(YamlValue::text).toList(),
        map.optional("constraint").map(YamlValue::text),
        map.optional("message").map(YamlValue::text));
  }

  private static Expectation plan(YamlMap map) {
    map.only("uses", "never_scans", "max_buffers", "init_plan");
    return new Expectation.Plan(
        map.list("uses").stream().map(YamlValue::text).toList(),
        map.list("never_scans").stream().map(YamlValue::text).toList(),
        map.optional("max_buffers")
            .map(value -> OptionalLong.of(value.number()))
            .orElse(OptionalLong.empty()),
        map.optional("init_plan").map(YamlValue::flag).orElse(false));
  }
}
