package dev.pgrehearse.spec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code baselines.yaml}. */
final class BaselineFile {

  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

  private final YamlMap map;
  private final Map<String, Identity> identities;

  /**
   * @param identities the known ones; others are refused
   */
  BaselineFile(YamlMap map, Map<String, Identity> identities) {
    this.map = map.only("queries");
    this.identities = Map.copyOf(identities);
  }

  List<MeasuredQuery> read() {
    List<MeasuredQuery> queries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlValue value : map.required("queries").list()) {
      MeasuredQuery query = query(value.map());
      if (!names.add(query.name())) {
        throw value.map().required("name").wrong("a name that no other query has");
      }
      queries.add(query);
    }
    if (queries.isEmpty()) {
      throw new SpecException(map.location(), "a file of baselines must hold at least one query");
    }
    return queries;
  }

  private MeasuredQuery query(YamlMap query) {
    query.only(
        "name",
        "because",
        "accept",
        "as",
        "at",
        "sql",
        "parameters",
        "without_policies",
        "budget",
        "needs");
    YamlValue name = query.required("name");
    if (!name.text().matches("[a-z][a-z0-9_]*")) {
      throw name.wrong("a name in snake_case");
    }
    String sql = query.required("sql").text().strip();
    List<String> parameters = query.list("parameters").stream().map(YamlValue::text).toList();
    requireParameters(query.required("sql"), parameters.size());
    Optional<String> direct = query.optional("without_policies").map(YamlValue::text);
    query
        .optional("without_policies")
        .ifPresent(value -> requireParameters(value, parameters.size()));
    Budget budget = query.optional("budget").map(value -> budget(value.map())).orElse(Budget.NONE);
    if (budget.isAboutRowSecurity() && direct.isEmpty()) {
      throw query
          .required("budget")
          .wrong(
              "one that speaks of row level security (rls_ms, rls_ratio) only where"
                  + " 'without_policies' has the same rows by an explicit condition");
    }
    return new MeasuredQuery(
        name.text(),
        query.required("because").text(),
        Identities.named(query.required("as"), identities),
        moments(query),
        sql,
        parameters,
        direct.map(String::strip),
        budget,
        query.list("needs").stream().map(YamlValue::text).toList(),
        query.location());
  }

  private static void requireParameters(YamlValue sql, int given) {
    Matcher used = PARAMETER.matcher(sql.text());
    while (used.find()) {
      if (Integer.parseInt(used.group(1)) > given) {
        throw sql.wrong(
            "a statement whose parameters are given: %s is used, and 'parameters' has %d"
                .formatted(used.group(), given));
      }
    }
  }

  private static Set<Moment> moments(YamlMap query) {
    Set<Moment> moments = EnumSet.noneOf(Moment.class);
    for (YamlValue value : query.optional("at").map(YamlValue::oneOrMore).orElse(List.of())) {
      moments.add(moment(value));
    }
    return moments.isEmpty() ? EnumSet.of(Moment.AFTER) : moments;
  }

  static Moment moment(YamlValue value) {
    try {
      return Moment.valueOf(value.text().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw value.wrong("before (the migration) or after (it)");
    }
  }

  private static Budget budget(YamlMap budget) {
    budget.only("p95_ms", "buffers", "rls_ms", "rls_ratio");
    return new Budget(
        number(budget, "p95_ms"),
        number(budget, "buffers"),
        number(budget, "rls_ms"),
        budget
            .optional("rls_ratio")
            .map(value -> OptionalDouble.of(ratio(value)))
            .orElse(OptionalDouble.empty()));
  }

  private static OptionalLong number(YamlMap budget, String key) {
    Optional<YamlValue> value = budget.optional(key);
    if (value.isPresent() && value.get().number() <= 0) {
      throw value.get().wrong("a number above 0");
    }
    return value.map(each -> OptionalLong.of(each.number())).orElse(OptionalLong.empty());
  }

  private static double ratio(YamlValue value) {
    try {
      double ratio = Double.parseDouble(value.text());
      if (ratio >= 1 && ratio < 1000) {
        return ratio;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw value.wrong("a number such as 1.10: how many times the time without policies");
  }
}
