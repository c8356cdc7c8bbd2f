package dev.pgrehearse.git;

/** Git is not there, there is no repository, or it does not have what was asked for. */
public final class GitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GitException(String message) {
    super(message);
  }
}
