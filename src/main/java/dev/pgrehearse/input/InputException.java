package dev.pgrehearse.input;

import java.io.IOException;

/** A file that is not what it should be; the message says what to do. */
public final class InputException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * A problem.
   *
   * @param line counted from 1; 0 where it is not known
   */
  public InputException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Counted from 1; 0 where it is not known. */
  public int line() {
    return line;
  }
}
