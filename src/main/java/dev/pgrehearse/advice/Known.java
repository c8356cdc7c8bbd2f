package dev.pgrehearse.advice;

/**
 * What is known of a value.
 *
 * @param kind whether it is null
 * @param identity of a constant, by which two are told apart, and of what is open the way in which
 *     it is found, by which it is known again; "" where it is some value
 */
record Known(Kind kind, String identity) {

  /** Null, not null, or either. */
  enum Kind {
    NULL,
    THERE,
    OPEN
  }

  static final Known NULL = new Known(Kind.NULL, "");
  static final Known OPEN = new Known(Kind.OPEN, "");

  /** Some value that is not null. */
  static final Known THERE = new Known(Kind.THERE, "");

  static final Known TRUE = new Known(Kind.THERE, "true");
  static final Known FALSE = new Known(Kind.THERE, "false");

  static Known of(boolean value) {
    return value ? TRUE : FALSE;
  }

  boolean isNull() {
    return kind == Kind.NULL;
  }

  boolean isThere() {
    return kind == Kind.THERE;
  }

  /** Whether it is known which value it is. */
  boolean isConstant() {
    return kind == Kind.THERE && !identity.isEmpty();
  }

  /** Whether it is the same value as another, whichever that is. */
  boolean isSureToBe(Known other) {
    return !identity.isEmpty() && equals(other);
  }
}
