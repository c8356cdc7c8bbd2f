package dev.pgrehearse.project;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Keyed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Accepts what the last runs found. What people wrote about it before stays. */
public final class Acceptance {

  private final AcceptedFile file;
  private final String because;
  private final Optional<LocalDate> until;
  private final LocalDate today;

  /**
   * What is said of those that are new, or were accepted for a time that is over.
   *
   * @param because why; empty where it is to be written into the file
   */
  public Acceptance(Path repository, String because, Optional<LocalDate> until, LocalDate today) {
    this.file = new AcceptedFile(repository);
    this.because = because;
    this.until = until;
    this.today = today;
  }

  /**
   * A run.
   *
   * @param system that was looked at
   * @param isWhole or only a part of it
   * @param findings all of them, also those that are accepted already
   */
  public record Run(String system, boolean isWhole, List<Finding> findings) {
    public Run {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What came of it.
   *
   * @param added that are new in the file
   * @param renewed that had been accepted for a time that was over
   * @param kept as they were
   * @param gone that were taken out, for a whole run did not find them
   */
  public record Outcome(int added, int renewed, int kept, int gone) {}

  /**
   * Writes the file.
   *
   * @throws dev.pgrehearse.spec.SpecException when it cannot be read or written
   */
  public Outcome accept(List<Run> runs) {
    List<Accepted> before = file.read();
    Map<String, Run> bySystem = new TreeMap<>();
    runs.forEach(run -> bySystem.put(run.system(), run));
    List<Accepted> after = new ArrayList<>();
    int added = 0;
    int renewed = 0;
    for (Run run : bySystem.values()) {
      for (Map.Entry<String, Finding> each : found(run).entrySet()) {
        Optional<Accepted> known = known(before, run.system(), each.getKey());
        boolean isOver = known.isPresent() && known.get().isOver(today);
        added += known.isEmpty() ? 1 : 0;
        renewed += isOver ? 1 : 0;
        after.add(
            known
                .map(one -> isOver ? one.until(until) : one)
                .orElseGet(
                    () ->
                        Accepted.of(each.getValue(), run.system(), each.getKey(), because, until)));
      }
    }
    int again = after.size();
    before.stream().filter(one -> stays(one, bySystem.get(one.system()))).forEach(after::add);
    file.write(after);
    int kept = after.size() - added - renewed;
    int gone = before.size() - (again - added) - (after.size() - again);
    return new Outcome(added, renewed, kept, gone);
  }

  /** What somebody would do something about. */
  private static Map<String, Finding> found(Run run) {
    Map<String, Finding> found = Keyed.of(run.findings());
    found.values().removeIf(finding -> !Agreement.isAcceptable(finding));
    return found;
  }

  private static Optional<Accepted> known(List<Accepted> all, String system, String fingerprint) {
    return all.stream()
        .filter(one -> one.system().equals(system) && one.fingerprint().equals(fingerprint))
        .findFirst();
  }

  /** Of what was not looked at, nobody knows whether it is gone. */
  private static boolean stays(Accepted one, Run run) {
    if (run == null) {
      return true;
    }
    Set<String> found = found(run).keySet();
    return !found.contains(one.fingerprint()) && !run.isWhole();
  }
}
