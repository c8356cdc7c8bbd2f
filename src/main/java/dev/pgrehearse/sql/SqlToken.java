package dev.pgrehearse.sql;

/**
 * A piece of SQL as Postgres cuts it.
 *
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param closed false for a string or comment that never ends
 */
public record SqlToken(Kind kind, int start, int end, boolean closed) {

  /** What kind of piece it is. */
  public enum Kind {
    WORD,
    SYMBOL,
    STRING,
    DOLLAR,
    IDENTIFIER,
    COMMENT
  }

  /** Text that Postgres takes as it stands: whoever changes it changes the data or the code. */
  public boolean literal() {
    return kind == Kind.STRING || kind == Kind.DOLLAR || kind == Kind.IDENTIFIER;
  }

  /** Its characters, out of the text that was cut. */
  public String of(String sql) {
    return sql.substring(start, end);
  }
}
