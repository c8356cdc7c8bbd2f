package dev.pgrehearse.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a fix is there to be pasted: whatever begins as a statement and ends as one. */
final class FixSql {

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?:^|[.:;(,]\\s+(?:(?:and|or|then)\\s+)?)"
              + "((?:alter|comment|create|delete|drop|grant|insert|revoke|set|truncate|update)\\b[^;]*;)");

  private final String fix;

  FixSql(String fix) {
    this.fix = fix;
  }

  List<String> statements() {
    Matcher statement = STATEMENT.matcher(fix);
    return statement.results().map(found -> found.group(1)).toList();
  }

  /**
   * Has the server's own parser read each, as the body of a block that is not run; what only the
   * reader knows stands as … and may be any name.
   *
   * @throws SQLException where one is no SQL
   */
  void parse(Connection connection) throws SQLException {
    try (Statement jdbc = connection.createStatement()) {
      for (String statement : statements()) {
        jdbc.execute(
            "do $fix$ begin if false then "
                + statement.replace("…", "something")
                + " end if; end $fix$");
      }
    }
  }
}
