package dev.pgrehearse.rehearsal;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.PrivilegeRegime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What both regimes show is said once; what only one shows says which. */
final class BothRegimes {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private BothRegimes() {}

  static List<Finding> merged(List<Finding> closed, List<Finding> open) {
    List<Finding> merged = new ArrayList<>();
    Set<Finding> underOpen = new LinkedHashSet<>(open);
    for (Finding finding : new LinkedHashSet<>(closed)) {
      boolean inBoth = underOpen.removeIf(other -> isSame(finding, other));
      merged.add(inBoth ? finding : under(finding, PrivilegeRegime.CLOSED));
    }
    underOpen.forEach(finding -> merged.add(under(finding, PrivilegeRegime.OPEN)));
    return List.copyOf(merged);
  }

  /** Milliseconds and times of day in a message are never the same twice. */
  private static boolean isSame(Finding one, Finding other) {
    return one.rule().equals(other.rule())
        && one.severity() == other.severity()
        && one.changeset().equals(other.changeset())
        && one.location().equals(other.location())
        && withoutNumbers(one).equals(withoutNumbers(other));
  }

  private static String withoutNumbers(Finding finding) {
    return NUMBER.matcher(finding.message()).replaceAll("0");
  }

  private static Finding under(Finding finding, PrivilegeRegime regime) {
    return finding.reworded(
        message ->
            message + "\n  (only under the " + regime.word() + " regime of default privileges)",
        fix -> fix);
  }
}
