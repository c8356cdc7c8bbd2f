package dev.pgrehearse.proof;

/** The two databases cannot be compared; the message says why and what to do. */
public final class ProofException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProofException(String message, Throwable cause) {
    super(message, cause);
  }
}
