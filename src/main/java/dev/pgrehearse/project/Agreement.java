package dev.pgrehearse.project;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Keyed;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a project has agreed on: the levels of rules, and findings that it lives with. */
public final class Agreement {

  /** Where a repository lists what it lives with. */
  public static final String FILE = ".pgrehearse/accepted.yaml";

  private static final String GONE = "accepted-gone";

  private final Levels levels;
  private final List<Accepted> accepted;
  private final LocalDate today;

  private Agreement(Levels levels, List<Accepted> accepted, LocalDate today) {
    this.levels = levels;
    this.accepted = List.copyOf(accepted);
    this.today = today;
  }

  /**
   * Reads what a repository lists as accepted.
   *
   * @throws dev.pgrehearse.spec.SpecException when that cannot be read
   */
  public static Agreement of(Path repository, Levels levels, LocalDate today) {
    return new Agreement(levels, new AcceptedFile(repository).read(), today);
  }

  /** Findings of a command that sees only some of them. */
  public Judged judge(List<Finding> findings) {
    return judge(findings, Optional.empty());
  }

  /** All findings of a system: what is accepted and not among them is gone. */
  public Judged judgeAll(List<Finding> findings, String system) {
    return judge(findings, Optional.of(system));
  }

  private Judged judge(List<Finding> all, Optional<String> system) {
    List<Finding> left = new ArrayList<>();
    List<Finding> lived = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int off = 0;
    for (Map.Entry<String, Finding> each : Keyed.of(all).entrySet()) {
      if (levels.isOff(each.getValue().rule())) {
        off++;
        continue;
      }
      Finding finding = levels.applied(each.getValue());
      List<Accepted> agreed =
          accepted.stream().filter(one -> one.fingerprint().equals(each.getKey())).toList();
      seen.add(each.getKey());
      if (agreed.isEmpty()) {
        left.add(finding);
      } else if (agreed.stream().allMatch(one -> one.isOver(today))) {
        left.add(over(finding, agreed.get(0)));
      } else {
        lived.add(finding);
      }
    }
    system.ifPresent(name -> left.addAll(gone(name, seen)));
    left.addAll(ofNoRule());
    return new Judged(left.stream().sorted().toList(), lived, switchedOff(off));
  }

  private static Finding over(Finding finding, Accepted agreed) {
    String over =
        "it was accepted until %s, which is past%s; mend it, or change until at %s. "
            .formatted(
                agreed.until().orElseThrow(),
                agreed.because().isBlank() ? "" : " (" + agreed.because() + ")",
                agreed.location());
    return finding.reworded(message -> message, fix -> over + fix);
  }

  /** What went away with its rule, or has a name that nobody knows. */
  private List<Finding> ofNoRule() {
    Set<String> known = accepted.isEmpty() ? Set.of() : RuleNames.all();
    return accepted.stream()
        .filter(one -> !known.contains(one.rule()))
        .map(
            one ->
                Finding.warning(
                    GONE,
                    "",
                    one.location(),
                    "%s is accepted here, and there is no such rule (any more)"
                        .formatted(one.rule()),
                    "take the entry out of the file, or write the name that reports use"))
        .toList();
  }

  private List<Finding> gone(String system, Set<String> seen) {
    Set<String> known = accepted.isEmpty() ? Set.of() : RuleNames.all();
    return accepted.stream()
        .filter(one -> one.system().equals(system))
        .filter(one -> known.contains(one.rule()))
        .filter(one -> !seen.contains(one.fingerprint()) && !levels.isOff(one.rule()))
        .map(
            one ->
                Finding.info(
                    GONE,
                    "",
                    one.location(),
                    "%s of %s is accepted here, and is no longer found"
                        .formatted(one.rule(), one.place()),
                    "pgrehearse accept takes it out of the file; if it comes back, it is new"))
        .toList();
  }

  private Optional<Skipped> switchedOff(int findings) {
    Set<String> off = levels.off();
    if (off.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Skipped(
            (off.size() == 1 ? "rule " : "rules ") + String.join(", ", off),
            "off in %s; %d %s here"
                .formatted(Project.FILE, findings, findings == 1 ? "finding" : "findings")));
  }

  static boolean isAcceptable(Finding finding) {
    return finding.severity() != Severity.INFO && !finding.rule().equals(GONE);
  }
}
