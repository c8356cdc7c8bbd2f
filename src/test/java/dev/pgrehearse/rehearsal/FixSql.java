package dev.pgrehearse.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a fix is there to be pasted: whatever begins as a statement and ends as one. */
public final class FixSql {

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?:^|[.:;(,]\\s+(?:(?:and|or|then)\\s+)?)"
              + "((?:alter|comment|create|delete|drop|grant|insert|revoke|set|truncate|update)\\b[^;]*;)");

  private static final Pattern PRIVILEGE =
      Pattern.compile(
          "(?:grant|revoke)(?: grant option for)? (?:(?:all|connect|create|delete|execute|insert"
              + "|maintain|references|select|temporary|trigger|truncate|update|usage)\\b"
              + "|\\S+ (?:to|from) )");

  private final String fix;

  public FixSql(String fix) {
    this.fix = fix;
  }

  List<String> statements() {
    Matcher statement = STATEMENT.matcher(fix);
    return statement.results().map(found -> found.group(1)).toList();
  }

  /** To the grammar any word is one. */
  private static void requirePrivilege(String statement) throws SQLException {
    if (!PRIVILEGE.matcher(statement).lookingAt()) {
      throw new SQLException("no such privilege: " + statement, "42601");
    }
  }

  /**
   * Has the server's own parser read each, as the body of a block that is not run; what only the
   * reader knows stands as … and may be any name.
   *
   * @throws SQLException where one is no SQL
   */
  public void parse(Connection connection) throws SQLException {
    try (Statement jdbc = connection.createStatement()) {
      for (String statement : statements()) {
        if (statement.matches("(?:grant|revoke) (?s).*")) {
          requirePrivilege(statement);
        } else if (statement.contains("…")) {
          continue; // a sketch, of which not only names are left to the reader
        }
        jdbc.execute(
            "do $fix$ begin if false then "
                + statement.replace("…", "something")
                + " end if; end $fix$");
      }
    }
  }
}
