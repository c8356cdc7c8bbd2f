package dev.pgrehearse.layer;

/** Why a layer cannot be used and is thrown away; reaches the user as a note. */
final class DamagedLayerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedLayerException(String message) {
    super(message);
  }
}
