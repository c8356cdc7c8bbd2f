package dev.pgrehearse.facade;

/**
 * What becomes of one recorded statement.
 *
 * @param role who sent it
 * @param calls how often
 * @param statement its text, on one line
 * @param words the verdict
 * @param fix what to do, or ""
 */
public record ClientVerdict(
    String role, long calls, String statement, Kind kind, String words, String fix) {

  /** In the order in which they are told. */
  public enum Kind {
    FAILS,
    NOT_JUDGED,
    ANOTHER_PLAN,
    WORKS
  }

  static ClientVerdict of(StatementLog.Sent sent, Kind kind, String words, String fix) {
    return new ClientVerdict(
        sent.role(),
        sent.calls(),
        sent.text().map(text -> text.replaceAll("\\s+", " ").strip()).orElse("(hidden)"),
        kind,
        words,
        fix);
  }
}
