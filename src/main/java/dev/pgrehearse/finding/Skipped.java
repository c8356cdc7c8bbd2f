package dev.pgrehearse.finding;

/**
 * Something that could not be checked, and why. Listed in every report: never silently green.
 *
 * @param what the check or part that was left out
 * @param why the reason, and what would make it run
 */
public record Skipped(String what, String why) {
  public Skipped {
    if (what.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("what was skipped needs a name and a reason");
    }
  }
}
