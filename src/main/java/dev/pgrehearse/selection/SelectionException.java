package dev.pgrehearse.selection;

/** What somebody asked for is not there, or is not told apart from something else. */
public final class SelectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SelectionException(String message) {
    super(message);
  }
}
