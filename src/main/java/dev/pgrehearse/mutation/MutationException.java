package dev.pgrehearse.mutation;

/** The mutants cannot be judged: the unchanged system is not clean, or the server is gone. */
public final class MutationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MutationException(String message) {
    super(message);
  }

  public MutationException(String message, Throwable cause) {
    super(message, cause);
  }
}
