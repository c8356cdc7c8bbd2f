package dev.pgrehearse.start;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what policies tell whose a row is: the columns that they compare with who is signed in, and
 * what of a session they ask.
 *
 * @param columns name of a column to what it is compared with: {@code sub} and other claims, or the
 *     name of a setting, which has a dot in it
 * @param asked all claims and settings, also those that no column is compared with
 * @param numbers those of them that are taken for a number
 */
record PolicyMarks(
    Map<String, String> columns, SortedSet<String> asked, SortedSet<String> numbers) {

  private static final String NAME = "(?:\\w+|\"[^\"]+\")";
  private static final String SETTING = "current_setting\\('([^']+)'(?:, \\w+)?\\)";
  private static final Pattern WRAPPED =
      Pattern.compile("\\( SELECT ([^()]*(?:\\([^()]*\\)[^()]*)*?) AS \"?\\w+\"?\\)");
  private static final Pattern CALL =
      Pattern.compile("(?<![\\w\"])\\((" + SETTING.replace("([", "(?:[") + "|auth\\.jwt\\(\\))\\)");
  private static final Pattern NULLIF =
      Pattern.compile("NULLIF\\((@\\w[\\w.-]*@|" + SETTING.replace("([", "(?:[") + "), ''\\)");
  private static final Pattern CAST =
      Pattern.compile("::(?:character varying|double precision|[a-z_][\\w.]*)(?:\\(\\d+\\))?");
  private static final Pattern ALONE =
      Pattern.compile("(?<![\\w\"])\\((" + NAME + "(?:\\." + NAME + ")?|@\\w[\\w.-]*@)\\)");
  private static final Pattern CLAIM =
      Pattern.compile(
          "\\(?(?:auth\\.jwt\\(\\)|"
              + SETTING.replace("([^']+)", "request\\.jwt\\.claims")
              + ") ->> '([\\w-]+)'\\)?");
  private static final Pattern SESSION = Pattern.compile(SETTING);
  private static final Pattern SIGNED_IN = Pattern.compile("auth\\.uid\\(\\)");
  private static final Pattern EMAIL = Pattern.compile("auth\\.email\\(\\)");
  private static final Pattern MARK = Pattern.compile("@(\\w[\\w.-]*)@");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:current_setting\\('([^']+)'|->> '([\\w-]+)')[^=<>]{0,40}::(?:integer|bigint|smallint|numeric)");
  private static final Pattern LEFT =
      Pattern.compile("(?:" + NAME + "\\.)?(" + NAME + ") = @(\\w[\\w.-]*)@");
  private static final Pattern RIGHT =
      Pattern.compile("@(\\w[\\w.-]*)@ = (?:" + NAME + "\\.)?(" + NAME + ")");

  PolicyMarks {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    asked = Collections.unmodifiableSortedSet(new TreeSet<>(asked));
    numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
  }

  /**
   * Of the expressions of policies.
   *
   * @param expressions as Postgres writes them
   */
  static PolicyMarks of(List<String> expressions) {
    Map<String, String> columns = new LinkedHashMap<>();
    SortedSet<String> asked = new TreeSet<>();
    SortedSet<String> numbers = new TreeSet<>();
    for (String expression : expressions) {
      for (Matcher m = NUMBER.matcher(expression); m.find(); ) {
        numbers.add(m.group(1) == null ? m.group(2) : m.group(1));
      }
      String plain = plain(expression);
      for (Matcher m = MARK.matcher(plain); m.find(); ) {
        asked.add(m.group(1));
      }
      for (Matcher m = LEFT.matcher(plain); m.find(); ) {
        columns.putIfAbsent(m.group(1), m.group(2));
      }
      for (Matcher m = RIGHT.matcher(plain); m.find(); ) {
        columns.putIfAbsent(m.group(2), m.group(1));
      }
    }
    return new PolicyMarks(columns, asked, numbers);
  }

  /** What the session is asked stands between two signs, and casts and brackets are gone. */
  private static String plain(String expression) {
    String plain = CAST.matcher(expression).replaceAll("");
    String before;
    do {
      before = plain;
      plain = SIGNED_IN.matcher(plain).replaceAll("@sub@");
      plain = EMAIL.matcher(plain).replaceAll("@email@");
      plain = CLAIM.matcher(plain).replaceAll("@$1@");
      plain =
          SESSION
              .matcher(plain)
              .replaceAll(
                  m -> m.group(1).startsWith("request.") ? m.group() : "@" + m.group(1) + "@");
      plain = CALL.matcher(plain).replaceAll("$1");
      plain = NULLIF.matcher(plain).replaceAll("$1");
      plain = WRAPPED.matcher(plain).replaceAll("$1");
      plain = ALONE.matcher(plain).replaceAll("$1");
    } while (!plain.equals(before));
    return plain;
  }

  /** Settings of the session, which are no claims. */
  List<String> settings() {
    return asked.stream().filter(name -> name.contains(".")).toList();
  }

  /** Claims of the token. */
  List<String> claims() {
    return asked.stream().filter(name -> !name.contains(".")).toList();
  }
}
