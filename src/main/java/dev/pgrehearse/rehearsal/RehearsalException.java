package dev.pgrehearse.rehearsal;

/** The rehearsal itself could not go on, for a reason that is no finding about the changelog. */
public final class RehearsalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RehearsalException(String message, Throwable cause) {
    super(message, cause);
  }
}
