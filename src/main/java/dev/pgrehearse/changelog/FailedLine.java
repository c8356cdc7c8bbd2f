package dev.pgrehearse.changelog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds the line of a SQL text that Postgres complained about. Postgres counts from the start of
 * the failing statement and does not say which statement that was, so the statement is recognised
 * by what the message says: the word that it quotes stands at the position given, or a name that it
 * quotes stands in one statement only.
 */
final class FailedLine {

  private static final Pattern LINE_OF_DO_BLOCK =
      Pattern.compile("inline_code_block line (\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"]|\"\")*\"(?:\\.\"(?:[^\"]|\"\")*\")*|'(?:[^']|'')*'"
              + "|[\\p{L}\\p{N}_][\\p{L}\\p{N}_$.]*|[-+*/<>=~!@#%^&|`?$(),;:\\[\\]]");

  private final String text;
  private final List<Integer> starts = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();

  /**
   * @param text as the file holds it; Liquibase sends it with line feeds only, without a byte order
   *     mark
   */
  FailedLine(String text) {
    this.text = text.replace("\r\n", "\n").replace("\uFEFF", "");
    split();
  }

  /** As pgjdbc does before it sends them one by one; without surrounding blanks and comments. */
  private void split() {
    try {
      int from = 0;
      for (NativeQuery query : Parser.parseJdbcSql(text, true, false, true, false, false)) {
        int start = text.indexOf(query.nativeSql, from);
        if (start >= 0) {
          starts.add(start);
          statements.add(query.nativeSql);
          from = start + query.nativeSql.length();
        }
      }
    } catch (SQLException e) {
      starts.clear();
      statements.clear();
    }
  }

  /** 1-based line, or 0 when it cannot be told. */
  int of(ServerErrorMessage error) {
    String message = String.valueOf(error.getMessage());
    if (error.getPosition() > 0) {
      return byPosition(message, error.getPosition());
    }
    Matcher block = LINE_OF_DO_BLOCK.matcher(String.valueOf(error.getWhere()));
    int line = 0;
    while (block.find()) {
      line = Integer.parseInt(block.group(1));
    }
    if (line > 0) {
      return byBlock(line);
    }
    // An error while rows are handled may quote names that another statement defined.
    boolean aboutDefinitions = String.valueOf(error.getSQLState()).startsWith("42");
    return aboutDefinitions || statements.size() == 1 ? byName(message) : 0;
  }

  private int byPosition(String message, int position) {
    for (int i = 0; i < statements.size(); i++) {
      // With splitStatements Liquibase cuts blanks away before it sends a statement, pgjdbc not.
      int blanks = statements.get(i).length() - statements.get(i).stripLeading().length();
      for (int skipped : blanks == 0 ? List.of(0) : List.of(0, blanks)) {
        Optional<Integer> place = place(i, skipped, position);
        if (place.isPresent() && isMeant(message, i, place.get())) {
          return lineAt(place.get());
        }
      }
    }
    return statements.size() == 1 ? place(0, 0, position).map(this::lineAt).orElse(0) : 0;
  }

  /** Where a position, in characters from 1, of the statement is in the text. */
  private Optional<Integer> place(int index, int skipped, int position) {
    String statement = statements.get(index).substring(skipped);
    if (position - 1 > statement.codePointCount(0, statement.length())) {
      return Optional.empty();
    }
    int offset = statement.offsetByCodePoints(0, position - 1);
    return Optional.of(starts.get(index) + skipped + offset);
  }

  private boolean isMeant(String message, int index, int place) {
    if (place >= starts.get(index) + statements.get(index).length()) {
      return message.endsWith("at end of input");
    }
    Matcher token = TOKEN.matcher(text).region(place, text.length());
    if (!token.lookingAt()) {
      return false;
    }
    String word = token.group().replaceAll("^['\"]|['\"]$", "").toLowerCase(Locale.ROOT);
    return !word.isEmpty() && message.toLowerCase(Locale.ROOT).contains(word);
  }

  private int byBlock(int line) {
    List<Integer> blocks = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      String bare = bare(i);
      if (bare.toLowerCase(Locale.ROOT).startsWith("do") && bare.contains("$")) {
        blocks.add(i);
      }
    }
    if (blocks.size() != 1) {
      return 0;
    }
    int index = blocks.get(0);
    int body = statements.get(index).length() - bare(index).length() + bare(index).indexOf('$');
    return lineAt(starts.get(index) + body) + line - 1;
  }

  private int byName(String message) {
    List<String> names = new ArrayList<>();
    QUOTED.matcher(message).results().forEach(name -> names.add(name.group(1)));
    List<Integer> naming = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      String statement = statements.get(i);
      if (names.stream().allMatch(name -> holds(statement, name))) {
        naming.add(i);
      }
    }
    if (naming.size() != 1) {
      return 0;
    }
    int index = naming.get(0);
    return lineAt(starts.get(index) + statements.get(index).length() - bare(index).length());
  }

  private static boolean holds(String statement, String name) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
        .matcher(statement)
        .find();
  }

  /** A statement from its first word on. */
  private String bare(int index) {
    return statements.get(index).replaceFirst("^(?:\\s+|--[^\\n]*\\n|(?s:/\\*.*?\\*/))+", "");
  }

  private int lineAt(int place) {
    return 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
  }
}
