package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.spec.Check;
import java.util.ArrayList;
import java.util.List;

/** The phases in the order they are played, and so which checks hold when. */
public final class PhaseOrder {

  private final List<String> labels;

  /**
   * @param changesets of everything that is played, in order
   */
  public PhaseOrder(List<Changeset> changesets) {
    List<String> found = new ArrayList<>();
    for (Changeset changeset : changesets) {
      if (!changeset.phase().isEmpty() && !found.contains(changeset.phase())) {
        found.add(changeset.phase());
      }
    }
    this.labels = List.copyOf(found);
  }

  public List<String> labels() {
    return labels;
  }

  /** The checks that must hold when {@code phase} is complete: its own and the earlier ones. */
  public List<Check> checksAt(List<Check> checks, String phase) {
    int now = labels.indexOf(phase);
    return checks.stream()
        .filter(check -> !check.onVolume())
        .filter(check -> labels.contains(check.phase()) && labels.indexOf(check.phase()) <= now)
        .filter(check -> check.until().isEmpty() || labels.indexOf(check.until()) >= now)
        .toList();
  }

  /** The checks that must hold after every changeset of {@code phase}. */
  public List<Check> checksThroughout(List<Check> checks, String phase) {
    return checksAt(checks, phase).stream().filter(Check::throughout).toList();
  }

  /**
   * The checks whose statements may write rows once {@code changeset} is applied: those of users
   * alone. What the migration role does in a check (a policy for its duration, a phase marked as
   * failed) is no row of a user.
   */
  List<Check> writers(List<Check> checks, Changeset changeset) {
    return checksAt(checks, changeset.phase()).stream()
        .filter(check -> check.steps().stream().allMatch(step -> isOfUsers(step.identity().role())))
        .toList();
  }

  /** Not the migration role, and none that the platform works as. */
  private static boolean isOfUsers(String role) {
    return !role.isEmpty() && !role.startsWith("supabase_") && !role.equals("authenticator");
  }
}
