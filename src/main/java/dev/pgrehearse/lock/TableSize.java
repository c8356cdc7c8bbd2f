package dev.pgrehearse.lock;

import java.util.Locale;

/**
 * How big a table is in production, as far as it is known.
 *
 * @param rows where somebody said it, else 0
 * @param saidBy in words
 */
public record TableSize(Kind kind, long rows, String saidBy) {

  /** From so many rows on, users notice how long a table is rewritten or read whole. */
  public static final long BIG_FROM = 100_000;

  /** What is known. */
  enum Kind {
    /** It is made here, or of no account for another reason: nobody waits for it. */
    NEW,
    SMALL,
    /** It was there before and may have any size. */
    UNKNOWN,
    BIG
  }

  static final TableSize NEW = new TableSize(Kind.NEW, 0, "");
  static final TableSize UNKNOWN = new TableSize(Kind.UNKNOWN, 0, "");

  /** As somebody says. */
  public static TableSize of(long rows, String saidBy) {
    return new TableSize(rows >= BIG_FROM ? Kind.BIG : Kind.SMALL, rows, saidBy);
  }

  boolean isBig() {
    return kind == Kind.BIG;
  }

  /** Whether it may keep somebody waiting. */
  boolean counts() {
    return isBig() || kind == Kind.UNKNOWN;
  }

  /** In words, behind the table's name. */
  String words() {
    return isBig()
        ? "%s rows, as %s says".formatted(String.format(Locale.ROOT, "%,d", rows), saidBy)
        : "nobody said how many rows it has in production; pgrehearse stats --url reads it";
  }
}
