package dev.pgrehearse.ground;

/** A place in a changelog cannot be got to; the message says why. */
public final class GroundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GroundException(String message, Throwable cause) {
    super(message, cause);
  }
}
