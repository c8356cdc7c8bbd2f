package dev.pgrehearse.server;

/** No server could be started or reached, or it cannot be used; the message says what to do. */
public final class ServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ServerException(String message) {
    super(message);
  }

  public ServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
