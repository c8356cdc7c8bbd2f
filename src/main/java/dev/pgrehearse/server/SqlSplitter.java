package dev.pgrehearse.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a script where psql would: not in quotes, dollar bodies, comments or SQL-standard bodies.
 */
final class SqlSplitter {
  private static final Pattern DOLLAR_TAG =
      Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uffff][\\w\\x80-\\uffff]*)?\\$");
  private static final Pattern RESTRICT =
      Pattern.compile("^\\\\(?:un)?restrict\\b.*$", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("[A-Za-z_\\x80-\\uffff][\\w$\\x80-\\uffff]*");
  private static final Pattern COPY_FROM_STDIN =
      Pattern.compile("copy\\b.*\\bfrom\\s+stdin\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern END_OF_ROWS = Pattern.compile("^\\\\\\.\\r?$", Pattern.MULTILINE);

  private final Path file;
  private final String script;
  private final List<SqlStatement> statements = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private int at;
  private int start = -1;
  private int parentheses;
  private int begins;
  private int counted;
  private int line = 1;

  private SqlSplitter(Path file, String script) {
    this.file = file;
    // What pg_dump writes around a dump for psql's safety; blanked, so that positions stay.
    this.script = RESTRICT.matcher(script).replaceAll(line -> " ".repeat(line.group().length()));
  }

  static List<SqlStatement> split(Path file, String script) {
    return List.copyOf(new SqlSplitter(file, script).statements());
  }

  private List<SqlStatement> statements() {
    while (at < script.length()) {
      char c = script.charAt(at);
      if (script.startsWith("--", at)) {
        at = endOf("\n", at);
      } else if (script.startsWith("/*", at)) {
        at = endOfBlockComment();
      } else if (c == ';' && parentheses == 0 && begins == 0) {
        finish();
        at++;
      } else if (Character.isWhitespace(c) || (c == '\ufeff' && at == 0)) {
        at++;
      } else {
        if (start < 0) {
          start = at;
        }
        at = endOfToken(c);
      }
    }
    finish();
    return statements;
  }

  private int endOfToken(char c) {
    if (c == '\'' || c == '"') {
      return endOfQuote(c, false);
    }
    if (c == '\\') {
      throw metaCommand();
    }
    if (c == '(' || c == ')') {
      parentheses = Math.max(0, parentheses + (c == '(' ? 1 : -1));
      return at + 1;
    }
    Matcher tag = DOLLAR_TAG.matcher(script).region(at, script.length());
    if (c == '$' && tag.lookingAt()) {
      return endOf(tag.group(), at + tag.group().length());
    }
    Matcher word = WORD.matcher(script).region(at, script.length());
    if (!word.lookingAt()) {
      return Character.isDigit(c) ? endOfNumber() : at + 1;
    }
    if (word.group().equalsIgnoreCase("e") && script.startsWith("'", word.end())) {
      at++;
      return endOfQuote('\'', true);
    }
    note(word.group().toLowerCase(Locale.ROOT));
    return word.end();
  }

  /** SQL-standard function bodies ({@code begin atomic … end}) hold semicolons; as psql counts. */
  private void note(String word) {
    if (words.size() < 4) {
      words.add(word);
    }
    boolean routine =
        words.get(0).equals("create")
            && (words.contains("function") || words.contains("procedure"));
    if (!routine || parentheses > 0) {
      return;
    }
    if (word.equals("begin") || (word.equals("case") && begins > 0)) {
      begins++;
    } else if (word.equals("end") && begins > 0) {
      begins--;
    }
  }

  private int endOfNumber() {
    int end = at;
    while (end < script.length() && Character.isLetterOrDigit(script.charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfQuote(char quote, boolean backslashes) {
    int end = at + 1;
    while (end < script.length()) {
      char c = script.charAt(end);
      if (c == '\\' && backslashes) {
        end++;
      } else if (c == quote) {
        return end + 1;
      }
      end++;
    }
    return script.length();
  }

  private int endOfBlockComment() {
    int depth = 1;
    int end = at + 2;
    while (end < script.length() && depth > 0) {
      if (script.startsWith("/*", end)) {
        depth++;
        end += 2;
      } else if (script.startsWith("*/", end)) {
        depth--;
        end += 2;
      } else {
        end++;
      }
    }
    return end;
  }

  private int endOf(String mark, int from) {
    int found = script.indexOf(mark, from);
    return found < 0 ? script.length() : found + mark.length();
  }

  private void finish() {
    if (start >= 0) {
      SqlStatement statement = new SqlStatement(script.substring(start, at).strip(), lineOf(start));
      statements.add(
          COPY_FROM_STDIN.matcher(statement.text()).matches() ? withRows(statement) : statement);
    }
    start = -1;
    parentheses = 0;
    begins = 0;
    words.clear();
  }

  /** They begin on the next line, and a backslash with a period ends them. */
  private SqlStatement withRows(SqlStatement copy) {
    int from = endOf("\n", at);
    Matcher end = END_OF_ROWS.matcher(script).region(from, script.length());
    if (!end.find()) {
      throw new SqlScriptException(
          file, copy.line(), "", "the rows of this copy do not end: a line with \\. is missing");
    }
    at = end.end() - 1;
    return new SqlStatement(
        copy.text(), copy.line(), Optional.of(script.substring(from, end.start())));
  }

  private SqlScriptException metaCommand() {
    String command = script.substring(at, endOf("\n", at)).strip();
    return new SqlScriptException(
        file,
        lineOf(at),
        "",
        "\"%s\" is a command of psql, not SQL; write what it does as SQL".formatted(command));
  }

  /** Counts on from the last one: a dump has tens of thousands of statements. */
  private int lineOf(int offset) {
    for (; counted < offset; counted++) {
      if (script.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }
}
