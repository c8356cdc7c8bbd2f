package dev.pgrehearse.status;

/**
 * One thing in which a live database is not the one that moves were written for.
 *
 * @param pack whose moves it is about; "" where it is about none
 * @param kind what comes of it
 * @param about the table, function or view, as {@code table public.orders}
 * @param sentence what differs
 */
record Drift(String pack, Kind kind, String about, String sentence) {

  /** What comes of a difference, the gravest first. */
  enum Kind {
    /** The moves would be wrong, and where a guard is there it stops them. */
    STOPS,
    /** Keys that clients embed by, and which the moves do not know. */
    KEYS,
    /** Who may do what under the old name would be others. */
    PRIVILEGES,
    /** The table has changed since it was moved. */
    SINCE,
    /** It goes where the table goes. */
    GOES_ALONG
  }
}
