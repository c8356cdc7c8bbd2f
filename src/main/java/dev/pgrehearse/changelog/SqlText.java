package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.util.StringUtil;

/**
 * SQL that a changeset hands to Liquibase, with the line of its file that each of its lines is on.
 *
 * @param file where it is written: the changelog, or the file of a {@code sqlFile} change
 * @param lines for each line of {@code sql} its number in {@code file}
 * @param split whether Liquibase cuts it at {@code ;}
 * @param strip whether Liquibase takes comments out
 */
record SqlText(
    String sql,
    String file,
    List<Integer> lines,
    boolean split,
    boolean strip,
    Optional<String> delimiter) {

  SqlText {
    lines = List.copyOf(lines);
  }

  /** What Liquibase sends to the server, one string per call; asked of Liquibase itself. */
  List<String> calls() {
    return calls(strip);
  }

  List<String> calls(boolean stripComments) {
    try {
      return List.of(
          StringUtil.processMultiLineSQL(
              sql.replace("\r", ""), stripComments, split, delimiter.orElse(null)));
    } catch (UnexpectedLiquibaseException e) {
      return List.of(sql);
    }
  }

  /** What Postgres would take as statements; another delimiter is known to Liquibase only. */
  List<SqlStatement> statements() {
    if (!split || delimiter.filter(other -> !other.equals(";")).isEmpty()) {
      return SqlStatement.split(sql);
    }
    List<SqlStatement> statements = new ArrayList<>();
    int from = 0;
    for (String call : calls(false)) {
      int start = Math.max(from, sql.indexOf(call, from));
      for (SqlStatement statement : SqlStatement.split(call)) {
        statements.add(new SqlStatement(statement.normal(), start + statement.offset()));
      }
      from = Math.min(sql.length(), start + call.length());
    }
    return statements;
  }

  Location at(SqlStatement statement) {
    return at(statement.offset());
  }

  Location at(int offset) {
    int line =
        (int)
            sql.substring(0, Math.min(offset, sql.length())).chars().filter(c -> c == '\n').count();
    return Location.of(file, line < lines.size() ? lines.get(line) : 0);
  }
}
