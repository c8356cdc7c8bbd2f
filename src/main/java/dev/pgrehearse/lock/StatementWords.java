package dev.pgrehearse.lock;

import dev.pgrehearse.sql.SqlStatement;
import dev.pgrehearse.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A statement as its words, for whoever puts it in other words. */
final class StatementWords {

  private final String sql;
  private final List<SqlToken> tokens;
  private final String normal;

  private StatementWords(String sql, List<SqlToken> tokens, String normal) {
    this.sql = sql;
    this.tokens = tokens;
    this.normal = normal;
  }

  static StatementWords of(String sql) {
    List<List<SqlToken>> cut = SqlStatement.cut(sql);
    return cut.isEmpty()
        ? new StatementWords(sql, List.of(), "")
        : new StatementWords(sql, cut.get(0), SqlStatement.split(sql).get(0).normal());
  }

  /** In lower case with single blanks, strings left empty. */
  String normal() {
    return normal;
  }

  boolean startsWith(String words) {
    return normal.equals(words) || normal.startsWith(words + " ");
  }

  int size() {
    return tokens.size();
  }

  /** In lower case, "" behind the end. */
  String lower(int at) {
    return word(at).toLowerCase(Locale.ROOT);
  }

  /** As it is written. */
  String word(int at) {
    return at < tokens.size() ? tokens.get(at).of(sql) : "";
  }

  boolean is(int at, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!lower(at + i).equals(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Behind the words, where they are there; else the place itself. */
  int skip(int at, String... words) {
    return is(at, words) ? at + words.length : at;
  }

  /** Behind a name, which may have dots in it. */
  int behindName(int at) {
    int next = at + 1;
    while (is(next, ".")) {
      next += 2;
    }
    return next;
  }

  /** Whether it alters the relation that is called so, with its schema or not. */
  boolean alters(String relation) {
    if (!is(0, "alter", "table")) {
      return false;
    }
    int at = skip(skip(2, "if", "exists"), "only");
    String table = text(at, behindName(at));
    return table.equals(relation) || relation.endsWith("." + table);
  }

  /** What is written from one place to another, on one line. */
  String text(int from, int to) {
    int end = Math.min(to, tokens.size());
    if (from >= end) {
      return "";
    }
    return sql.substring(tokens.get(from).start(), tokens.get(end - 1).end())
        .replaceAll("\\s*\\R\\s*", " ");
  }

  /** The place of a word outside of brackets, from somewhere on; empty where it is not there. */
  Optional<Integer> find(int from, int to, String... words) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      if (is(i, "(")) {
        depth++;
      } else if (is(i, ")")) {
        depth--;
      } else if (depth == 0 && is(i, words)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Where the parts begin and end that commas outside of brackets divide. */
  List<int[]> parts(int from) {
    List<int[]> parts = new ArrayList<>();
    int start = from;
    Optional<Integer> comma = find(start, size(), ",");
    while (comma.isPresent()) {
      parts.add(new int[] {start, comma.get()});
      start = comma.get() + 1;
      comma = find(start, size(), ",");
    }
    parts.add(new int[] {start, size()});
    return parts;
  }
}
