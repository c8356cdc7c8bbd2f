package dev.pgrehearse.server;

import java.nio.file.Path;

/**
 * A SQL script that cannot be read, or that Postgres refused; the message starts with file:line.
 */
public final class SqlScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final String sqlState;

  SqlScriptException(Path file, int line, String sqlState, String problem) {
    super("%s:%d: %s".formatted(file, line, problem));
    this.file = file;
    this.line = line;
    this.sqlState = sqlState;
  }

  SqlScriptException(Path file, int line, String sqlState, String problem, Throwable cause) {
    super("%s:%d: %s".formatted(file, line, problem), cause);
    this.file = file;
    this.line = line;
    this.sqlState = sqlState;
  }

  public Path file() {
    return file;
  }

  /** Counted from 1. */
  public int line() {
    return line;
  }

  /** As Postgres gave it; empty when the script never came to it. */
  public String sqlState() {
    return sqlState;
  }
}
