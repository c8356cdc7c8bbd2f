package dev.pgrehearse.deployment;

import dev.pgrehearse.input.InputException;

/** A file with settings that cannot be read. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;

  SettingsException(String file, InputException problem) {
    super(problem.getMessage(), problem);
    this.file = file;
    this.line = problem.line();
  }

  /** Which, as people name it. */
  public String file() {
    return file;
  }

  /** Where in it, or 0. */
  public int line() {
    return line;
  }
}
