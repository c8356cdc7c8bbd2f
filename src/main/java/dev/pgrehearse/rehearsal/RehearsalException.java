package dev.pgrehearse.rehearsal;

import java.util.Optional;

/** The rehearsal itself could not go on, for a reason that is no finding about the changelog. */
public final class RehearsalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<RehearsalResult> soFar;

  public RehearsalException(String message, Throwable cause) {
    super(message, cause);
    this.soFar = Optional.empty();
  }

  /**
   * It was cut off.
   *
   * @param soFar what it had come to
   */
  RehearsalException(String message, Throwable cause, RehearsalResult soFar) {
    super(message, cause);
    this.soFar = Optional.of(soFar);
  }

  /** What it had come to, where it was cut off. */
  public Optional<RehearsalResult> soFar() {
    return soFar;
  }
}
