package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL that stands in the strings of a text, put together as far as it can be read: across {@code
 * ||}, and with the arguments of {@code format}. Where a name is put in that is known only when it
 * runs, it is the table's, if the text has that in a string too.
 */
final class ExecutedSql {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?is)[\\s(]*(select|insert|update|delete|with|merge|table|values|copy|truncate|lock|alter"
              + "|create|drop|do|declare|begin|explain|refresh|set)\\b.*");

  /** How a piece begins that goes on with the statement before it. */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?is)[\\s),]*(group|on|where|from|join|left|right|inner|order|having|returning|for|and|or"
              + "|limit|tablesample|cascade|references|set|using|union)\\b.*");

  /** How a piece ends whose name is put in somehow else. */
  private static final Pattern NEEDS_A_NAME =
      Pattern.compile("(?is).*\\b(truncate|table|into|from|join|update|only|copy|references)\\s*");

  private static final Pattern PLACE = Pattern.compile("%(?:(\\d+)\\$)?-?\\d*([sIL%])");
  private static final Set<String> MESSAGES =
      Set.of("raise", "exception", "warning", "notice", "info", "log", "debug");
  private static final Set<String> ENDS = Set.of(";", ",", ")", "]");
  private static final Set<String> END_WORDS =
      Set.of("using", "into", "then", "loop", "as", "end", "from", "where");

  /** What stands in the parentheses behind these is handed to nobody. */
  private static final Set<String> NO_CALLS =
      Set.of(
          "", "values", "in", "any", "all", "some", "array", "row", "select", "and", "or", "not");

  private final BodyTokens tokens;
  private final String unknown;
  private final boolean executes;
  private int at;

  private ExecutedSql(BodyTokens tokens, QualifiedName table) {
    this.tokens = tokens;
    this.executes = tokens.dynamic() || tokens.word(0).equals("do");
    boolean named =
        tokens.strings().stream()
            .map(QualifiedName::parts)
            .anyMatch(
                parts -> !parts.isEmpty() && parts.get(parts.size() - 1).equals(table.name()));
    this.unknown = named ? quoted(table.name()) : "unknown_name";
  }

  static List<String> of(BodyTokens tokens, QualifiedName table) {
    return new ExecutedSql(tokens, table).texts();
  }

  private List<String> texts() {
    List<String> found = new ArrayList<>();
    while (at < tokens.size()) {
      if (!isPiece(at) || MESSAGES.contains(tokens.word(at - 1)) || !(executes || isHanded(at))) {
        at++;
        continue;
      }
      String text = joined();
      if (NEEDS_A_NAME.matcher(text).matches()) {
        text += " " + unknown;
      }
      if (STATEMENT.matcher(text).matches()) {
        found.add(text);
      } else if (!found.isEmpty() && GOES_ON.matcher(text).matches()) {
        int last = found.size() - 1;
        found.set(last, found.get(last) + " " + text);
      }
    }
    return found;
  }

  private static String quoted(String name) {
    return name.startsWith("\"") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private boolean isPiece(int i) {
    return tokens.isLiteral(i) || isFormat(i) || isConcat(i);
  }

  private boolean isFormat(int i) {
    return tokens.word(i).equals("format") && tokens.text(i + 1).equals("(");
  }

  private boolean isConcat(int i) {
    return tokens.word(i).startsWith("concat") && tokens.text(i + 1).equals("(");
  }

  /** Whether it is an argument of a function, which may execute it. */
  private boolean isHanded(int i) {
    int depth = 0;
    for (int before = i - 1; before >= 0; before--) {
      String token = tokens.text(before);
      if (token.equals(";")) {
        return false;
      }
      depth += token.equals(")") ? 1 : 0;
      depth -= token.equals("(") ? 1 : 0;
      if (depth < 0) {
        return !NO_CALLS.contains(tokens.word(before - 1));
      }
    }
    return false;
  }

  /** One string, or several with {@code ||} between them; what follows is looked at next. */
  private String joined() {
    StringBuilder text = new StringBuilder(piece());
    while (tokens.text(at).equals("|") && tokens.text(at + 1).equals("|")) {
      at += 2;
      text.append(piece());
    }
    return text.toString();
  }

  /** What stands up to the next {@code ||} or the end of the expression. */
  private String piece() {
    if (isFormat(at)) {
      return formatted();
    }
    if (isConcat(at)) {
      boolean separated = tokens.word(at).equals("concat_ws");
      List<String> arguments = arguments();
      return separated && !arguments.isEmpty()
          ? String.join(arguments.get(0), arguments.subList(1, arguments.size()))
          : String.join("", arguments);
    }
    String text = tokens.isLiteral(at) ? tokens.content(at) : unknown;
    boolean call = !tokens.isLiteral(at) && tokens.word(at).startsWith("quote_");
    int depth = 0;
    int from = at;
    while (at < tokens.size()) {
      String token = tokens.text(at);
      boolean joins = token.equals("|") && tokens.text(at + 1).equals("|");
      if (depth == 0
          && at > from
          && (joins || ENDS.contains(token) || END_WORDS.contains(tokens.word(at)))) {
        break;
      }
      depth += token.equals("(") || token.equals("[") ? 1 : 0;
      depth -= token.equals(")") || token.equals("]") ? 1 : 0;
      if (depth < 0) {
        break;
      }
      if (call && tokens.isLiteral(at)) {
        text = tokens.content(at);
      }
      at++;
    }
    return text;
  }

  /** Those of the call that begins here; what follows is looked at next. */
  private List<String> arguments() {
    at += 2;
    List<String> arguments = new ArrayList<>();
    while (at < tokens.size() && !tokens.text(at).equals(")")) {
      arguments.add(joined());
      if (tokens.text(at).equals(",")) {
        at++;
      } else if (!tokens.text(at).equals(")")) {
        break;
      }
    }
    at++;
    return arguments;
  }

  /** {@code format('… %I …', 'name', value)}. */
  private String formatted() {
    List<String> arguments = arguments();
    if (arguments.isEmpty()) {
      return unknown;
    }
    Matcher place = PLACE.matcher(arguments.get(0));
    StringBuilder text = new StringBuilder();
    int next = 1;
    while (place.find()) {
      if (place.group(2).equals("%")) {
        place.appendReplacement(text, "%");
        continue;
      }
      int number = place.group(1) == null ? next++ : Integer.parseInt(place.group(1));
      String value = number < arguments.size() ? arguments.get(number) : unknown;
      place.appendReplacement(
          text,
          Matcher.quoteReplacement(
              switch (place.group(2)) {
                case "L" -> "'" + value.replace("'", "''") + "'";
                case "I" -> quoted(value);
                default -> value;
              }));
    }
    return place.appendTail(text).toString();
  }
}
