package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * SQL that a changeset hands to Liquibase, with the line of its file that each of its lines is on.
 * Many rules look at it: it is cut once for all of them.
 */
final class SqlText {

  private final String sql;
  private final String file;
  private final List<Integer> lines;
  private final boolean split;
  private final boolean strip;
  private final Optional<String> delimiter;
  private final Once<Boolean> closed;
  private final Once<Calls> unstripped;
  private final Once<Calls> calls;
  private final Once<List<SqlStatement>> statements;
  private final Once<int[]> lineFeeds;
  private final Once<Integer> lastBareLineFeed;

  /**
   * @param file where it is written: the changelog, or the file of a {@code sqlFile} change
   * @param lines for each line of {@code sql} its number in {@code file}
   * @param split whether Liquibase cuts it at {@code ;}
   * @param strip whether Liquibase takes comments out
   */
  SqlText(
      String sql,
      String file,
      List<Integer> lines,
      boolean split,
      boolean strip,
      Optional<String> delimiter) {
    this.sql = sql;
    this.file = file;
    this.lines = List.copyOf(lines);
    this.split = split;
    this.strip = strip;
    this.delimiter = delimiter;
    this.closed = new Once<>(() -> new SqlLexer(sql).closed());
    this.unstripped = new Once<>(() -> LiquibaseCut.calls(sql, false, split, delimiter));
    this.calls =
        new Once<>(
            () ->
                strip && unstripped().comments()
                    ? LiquibaseCut.calls(sql, true, split, delimiter)
                    : unstripped());
    this.statements = new Once<>(this::cut);
    this.lastBareLineFeed = new Once<>(this::findLastBareLineFeed);
    this.lineFeeds =
        new Once<>(
            () -> IntStream.range(0, sql.length()).filter(i -> sql.charAt(i) == '\n').toArray());
  }

  /** Where it is written. */
  String file() {
    return file;
  }

  String sql() {
    return sql;
  }

  boolean strip() {
    return strip;
  }

  /** Whether every string, quoted name and comment in it ends. */
  boolean closed() {
    return closed.get();
  }

  /** What Liquibase sends to the server. */
  Calls calls() {
    return calls.get();
  }

  /** What Liquibase would send if it left the comments where they are. */
  Calls unstripped() {
    return unstripped.get();
  }

  /** What Postgres would take as statements; another delimiter is known to Liquibase only. */
  List<SqlStatement> statements() {
    return statements.get();
  }

  /** A statement as it is written, with what stands between it and the next. */
  String textOf(int index) {
    int end = index + 1 < statements().size() ? statements().get(index + 1).offset() : sql.length();
    return sql.substring(
        statements().get(index).offset(), Math.max(end, statements().get(index).offset()));
  }

  private List<SqlStatement> cut() {
    if (!split || delimiter.filter(other -> !other.equals(";")).isEmpty()) {
      return SqlStatement.split(sql);
    }
    List<SqlStatement> found = new ArrayList<>();
    int from = 0;
    for (String call : unstripped().texts()) {
      int start = Math.max(from, find(call, from));
      for (SqlStatement statement : SqlStatement.split(call)) {
        found.add(new SqlStatement(statement.normal(), start + statement.offset()));
      }
      from = Math.min(sql.length(), start + call.length());
    }
    return List.copyOf(found);
  }

  /**
   * Calls have no carriage returns. In a text whose lines end with them a call of several lines is
   * not found, and need not be looked for all the way to the end.
   */
  private int find(String call, int from) {
    int feed = call.indexOf('\n');
    boolean bare = feed > 0 && call.charAt(feed - 1) != '\r';
    return bare && from + feed > lastBareLineFeed.get() ? -1 : sql.indexOf(call, from);
  }

  private int findLastBareLineFeed() {
    int feed = sql.lastIndexOf('\n');
    while (feed > 0 && sql.charAt(feed - 1) == '\r') {
      feed = sql.lastIndexOf('\n', feed - 1);
    }
    return feed;
  }

  Location at(SqlStatement statement) {
    return at(statement.offset());
  }

  Location at(int offset) {
    int place = Arrays.binarySearch(lineFeeds.get(), Math.min(offset, sql.length()));
    int line = place < 0 ? -place - 1 : place;
    return Location.of(file, line < lines.size() ? lines.get(line) : 0);
  }
}
