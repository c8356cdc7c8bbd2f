package dev.pgrehearse.server;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of what pg_dump has written. It speaks of roles that belong to the server it comes
 * from: those are made here, without a login, and what belonged to them belongs to the migration
 * role.
 */
final class DumpedStatement {

  private static final String DUMP = "-- PostgreSQL database dump";
  private static final String UNDEFINED_OBJECT = "42704";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final Pattern NO_ROLE = Pattern.compile("role \"(.+)\" does not exist");
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "alter\\s.*\\sowner\\s+to\\s.*|alter\\s+default\\s+privileges\\s.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Statement jdbc;
  private final SqlStatement statement;

  DumpedStatement(Statement jdbc, SqlStatement statement) {
    this.jdbc = jdbc;
    this.statement = statement;
  }

  static boolean isDump(String script) {
    return script.lines().limit(20).anyMatch(line -> line.startsWith(DUMP));
  }

  void execute() throws SQLException {
    try {
      statement.execute(jdbc);
    } catch (SQLException e) {
      Matcher role = NO_ROLE.matcher(String.valueOf(e.getMessage()));
      if (UNDEFINED_OBJECT.equals(e.getSQLState()) && role.find()) {
        jdbc.execute("create role %s nologin".formatted(Session.identifier(role.group(1))));
        execute();
      } else if (!isOfOthers() || !INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private boolean isOfOthers() {
    return OF_OTHERS.matcher(statement.text()).matches();
  }
}
