package dev.pgrehearse.git;

/**
 * A commit, and how people call it.
 *
 * @param commit its full name
 * @param words for messages, such as {@code main (3f2a91c45d)}
 */
public record Revision(String commit, String words) {

  private static final int SHORT = 10;

  /** One that somebody named. */
  static Revision named(String name, String commit) {
    return new Revision(
        commit, commit.startsWith(name) ? name : name + " (" + abbreviated(commit) + ")");
  }

  /** The one where the work at hand left a branch. */
  static Revision fork(String branch, String commit) {
    return new Revision(commit, abbreviated(commit) + ", where HEAD left " + branch);
  }

  private static String abbreviated(String commit) {
    return commit.substring(0, SHORT);
  }
}
