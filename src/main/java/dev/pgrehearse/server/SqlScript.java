package dev.pgrehearse.server;

import dev.pgrehearse.input.InputException;
import dev.pgrehearse.input.UserText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A file of plain SQL, run as psql runs it: statement by statement, stopping at the first error.
 */
public final class SqlScript {
  private static final Pattern LINE_OF_DO_BLOCK =
      Pattern.compile("PL/pgSQL function inline_code_block line (\\d+)");

  private final Path file;
  private final List<SqlStatement> statements;
  private final boolean dump;

  private SqlScript(Path file, List<SqlStatement> statements, boolean dump) {
    this.file = file;
    this.statements = statements;
    this.dump = dump;
  }

  /** Reads and splits; refuses what only psql understands. */
  public static SqlScript read(Path file) {
    try {
      return of(file, UserText.read(file));
    } catch (NoSuchFileException e) {
      throw new SqlScriptException(file, 1, "", "no such file", e);
    } catch (InputException e) {
      throw new SqlScriptException(file, e.line(), "", e.getMessage(), e);
    } catch (IOException e) {
      throw new SqlScriptException(file, 1, "", "cannot be read: " + e.getMessage(), e);
    }
  }

  /** A script that is at hand already; {@code file} is the name to call it by in messages. */
  static SqlScript of(Path file, String script) {
    return new SqlScript(file, SqlSplitter.split(file, script), DumpedStatement.isDump(script));
  }

  /** Runs every statement; with auto-commit on, each is a transaction of its own, as in psql. */
  public void run(Connection connection) {
    try (Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      // The driver keeps every notice of a statement, and nobody here reads one.
      jdbc.execute("set client_min_messages = 'error'");
      for (SqlStatement statement : statements) {
        run(jdbc, statement);
      }
    } catch (SQLException e) {
      throw new SqlScriptException(file, 1, state(e), e.getMessage(), e);
    }
  }

  /** Hears of each statement of a script whether it worked. */
  public interface Listener {

    /**
     * It was run, or refused.
     *
     * @param text without the semicolon
     * @param problem with its SQLSTATE, where it was refused
     */
    void ran(String text, Optional<SQLException> problem);
  }

  /** Runs every statement for itself, and goes on where one is refused; auto-commit must be on. */
  public void tryEach(Connection connection, Listener listener) {
    try (Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      for (SqlStatement statement : statements) {
        listener.ran(statement.text(), refused(jdbc, statement));
      }
    } catch (SQLException e) {
      throw new SqlScriptException(file, 1, state(e), e.getMessage(), e);
    }
  }

  private static Optional<SQLException> refused(Statement jdbc, SqlStatement statement) {
    try {
      statement.execute(jdbc);
      jdbc.clearWarnings();
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  private void run(Statement jdbc, SqlStatement statement) {
    try {
      if (dump) {
        new DumpedStatement(jdbc, statement).execute();
      } else {
        statement.execute(jdbc);
      }
    } catch (SQLException e) {
      throw new SqlScriptException(file, lineOf(statement, e), state(e), problem(e), e);
    }
  }

  private static int lineOf(SqlStatement statement, SQLException e) {
    Optional<ServerErrorMessage> error = serverError(e);
    int position = error.map(ServerErrorMessage::getPosition).orElse(0);
    if (position > 0) {
      return statement.lineAt(position);
    }
    String where = error.map(ServerErrorMessage::getWhere).orElse("");
    Matcher block = LINE_OF_DO_BLOCK.matcher(where);
    int line = statement.line();
    while (block.find()) {
      line = statement.bodyLine() + Integer.parseInt(block.group(1)) - 1;
    }
    return line;
  }

  private static String problem(SQLException e) {
    Optional<ServerErrorMessage> error = serverError(e);
    String message = error.map(ServerErrorMessage::getMessage).orElse(e.getMessage());
    String detail = error.map(ServerErrorMessage::getDetail).map(d -> " " + d).orElse("");
    String hint = error.map(ServerErrorMessage::getHint).map(h -> " Hint: " + h).orElse("");
    return "%s: %s%s%s".formatted(state(e), message, detail, hint);
  }

  private static Optional<ServerErrorMessage> serverError(SQLException e) {
    return e instanceof PSQLException p
        ? Optional.ofNullable(p.getServerErrorMessage())
        : Optional.empty();
  }

  private static String state(SQLException e) {
    return Optional.ofNullable(e.getSQLState()).orElse("");
  }
}
