package dev.pgrehearse.changelog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.SQLFileChange;

/** The statement that was refused, as Liquibase sent it. */
record FailedSql(String text) {

  private static final Pattern FAILED =
      Pattern.compile("\\[Failed SQL: (?:\\(\\d+\\) )?(.*)]", Pattern.DOTALL);

  private static final int SHOWN = 300;

  static Optional<FailedSql> in(Throwable problem) {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      Matcher failed = FAILED.matcher(String.valueOf(t.getMessage()));
      if (failed.find()) {
        return Optional.of(new FailedSql(failed.group(1).strip()));
      }
    }
    return Optional.empty();
  }

  /** Whether it is not written anywhere: Liquibase made it of a change that is no SQL. */
  boolean isMadeBy(List<Change> changes) {
    return changes.stream().noneMatch(FailedSql::isSql);
  }

  private static boolean isSql(Change change) {
    return change instanceof AbstractSQLChange || change instanceof SQLFileChange;
  }

  /** On one line, and not all of a long one. */
  String brief() {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + " …";
  }
}
