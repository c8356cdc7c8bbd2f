package dev.pgrehearse.rehearsal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A check that is gone, or is another now: values that it may have refused, guessed from what it
 * and those that are there now speak of. Whether it did refuse one, the server says.
 *
 * @param expression as Postgres writes it
 * @param now the expressions of checks that hold now
 */
record OldCheck(String expression, List<String> now) {

  private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])-?\\d+(?:\\.\\d+)?(?![\\w'])");
  private static final int MOST = 40;

  /** Longer texts than this are no test of a check, but of patience. */
  private static final int LONGEST = 10_000;

  /**
   * Rows to try, one column changed in each.
   *
   * @param types of the columns that the table has now
   */
  List<Map<String, Optional<String>>> candidates(SortedMap<String, String> types) {
    List<Map<String, Optional<String>>> candidates = new ArrayList<>();
    types.forEach(
        (column, type) -> {
          if (names(column)) {
            values(type)
                .forEach(literal -> candidates.add(Map.of(column, Optional.of(quoted(literal)))));
          }
        });
    return candidates.stream().limit(MOST).toList();
  }

  /** Whether it speaks of a column. */
  boolean names(String column) {
    return Pattern.compile("(?<![\\w\"$])" + Pattern.quote(column) + "(?![\\w\"$])")
        .matcher(TEXT.matcher(expression).replaceAll("''"))
        .find();
  }

  /** What is allowed now comes first: that is what the check was changed for. */
  Set<String> values(String type) {
    Set<String> values = new LinkedHashSet<>();
    if (type.equals("boolean")) {
      values.addAll(List.of("false", "true"));
      return values;
    }
    boolean isNumber = type.matches("(smallint|integer|bigint|real|double precision|numeric).*");
    for (String expression : allowedNowFirst()) {
      TEXT.matcher(expression)
          .results()
          .map(OldCheck::text)
          .filter(text -> !isNumber || NUMBER.matcher(text).matches())
          .forEach(values::add);
    }
    if (type.startsWith("character") || type.equals("text")) {
      for (String expression : allowedNowFirst()) {
        numbers(expression).stream()
            .filter(number -> number.signum() >= 0 && number.scale() <= 0)
            .filter(number -> number.intValue() < LONGEST)
            .forEach(
                number -> {
                  values.add("x".repeat(number.intValue() + 1));
                  values.add("x".repeat(Math.max(0, number.intValue() - 1)));
                });
      }
      values.add("pgrehearse");
      values.add("");
    } else if (type.startsWith("date") || type.startsWith("timestamp")) {
      values.add("1900-01-01");
      values.add("2999-12-31");
    } else if (isNumber) {
      for (String expression : allowedNowFirst()) {
        for (BigDecimal number : numbers(expression)) {
          values.add(number.add(BigDecimal.ONE).toPlainString());
          values.add(number.subtract(BigDecimal.ONE).toPlainString());
          values.add(number.toPlainString());
        }
      }
      values.addAll(List.of("-1", "0", "30000"));
    }
    return values;
  }

  private List<String> allowedNowFirst() {
    List<String> all = new ArrayList<>(now);
    all.add(expression);
    return all;
  }

  private static String text(MatchResult literal) {
    return literal.group(1).replace("''", "'");
  }

  /** Also those that are written as texts, as Postgres writes a negative one. */
  private static List<BigDecimal> numbers(String expression) {
    return NUMBER
        .matcher(expression.replace("'", " "))
        .results()
        .map(number -> new BigDecimal(number.group()))
        .distinct()
        .toList();
  }

  static String quoted(String literal) {
    return "'" + literal.replace("'", "''") + "'";
  }
}
