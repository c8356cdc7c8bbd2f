package dev.pgrehearse.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a function whose body Postgres keeps as text: names it calls and names it reads. */
final class Body {

  private static final Set<String> BEFORE_RELATION =
      Set.of("from", "join", "into", "update", "table", "only", "using");

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<skip>--[^\\n]*|/\\*.*?\\*/|\\s+)\
          |(?<text>[eE]?'(?:[^']|'')*')\
          |(?<dollar>\\$(?<tag>[a-zA-Z_]*)\\$(?<inner>.*?)\\$\\k<tag>\\$)\
          |(?<name>"(?:[^"]|"")+"|[\\p{L}_][\\p{L}\\p{N}_$]*)\
          |(?<other>.)""",
          Pattern.DOTALL);

  private final long function;
  private final Facts facts;

  Body(long function, Facts facts) {
    this.function = function;
    this.facts = facts;
  }

  private record Token(String kind, String text) {
    boolean is(String wanted) {
      return kind.equals("other") && text.equals(wanted);
    }
  }

  void read(String text) {
    List<Token> tokens = tokens(text);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind().equals("text")) {
        string(token.text());
      } else if (token.kind().equals("name") && !isAfterDot(tokens, i)) {
        i = name(tokens, i);
      }
    }
  }

  private int name(List<Token> tokens, int first) {
    int last = first;
    while (last + 2 < tokens.size()
        && tokens.get(last + 1).is(".")
        && tokens.get(last + 2).kind().equals("name")) {
      last += 2;
    }
    String name = tokens.get(last).text();
    String schema = last > first ? tokens.get(last - 2).text() : "";
    boolean call = last + 1 < tokens.size() && tokens.get(last + 1).is("(");
    boolean relation =
        !schema.isEmpty()
            || (first > 0
                && tokens.get(first - 1).kind().equals("name")
                && BEFORE_RELATION.contains(tokens.get(first - 1).text()));
    facts.word(function, "name", schema, name);
    if (call) {
      facts.word(function, "call", schema, name);
      setting(tokens, last, name);
    }
    if (relation) {
      facts.word(function, "relation", schema, name);
    }
    return last;
  }

  private void setting(List<Token> tokens, int call, String name) {
    if (name.equals("current_setting")
        && call + 2 < tokens.size()
        && tokens.get(call + 2).kind().equals("text")) {
      facts.word(function, "setting", "", tokens.get(call + 2).text());
    }
  }

  /** Text may be SQL that is executed. */
  private void string(String text) {
    facts.word(function, "text", "", text);
    if (text.contains(" ")) {
      read(text);
    }
  }

  private static boolean isAfterDot(List<Token> tokens, int i) {
    return i > 0 && tokens.get(i - 1).is(".");
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group("text") != null) {
        String quoted = matcher.group("text").replaceFirst("^[eE]", "");
        tokens.add(new Token("text", quoted.substring(1, quoted.length() - 1).replace("''", "'")));
      } else if (matcher.group("dollar") != null) {
        tokens.add(new Token("text", matcher.group("inner")));
      } else if (matcher.group("name") != null) {
        String name = matcher.group("name");
        tokens.add(
            new Token(
                "name",
                name.startsWith("\"")
                    ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                    : name.toLowerCase(Locale.ROOT)));
      } else if (matcher.group("other") != null) {
        tokens.add(new Token("other", matcher.group("other")));
      }
    }
    return tokens;
  }
}
