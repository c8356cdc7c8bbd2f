package dev.pgrehearse.finding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings by their fingerprints; of those that have the same, each further one has a number. */
public final class Keyed {

  private Keyed() {}

  public static Map<String, Finding> of(List<Finding> findings) {
    Map<String, Integer> seen = new HashMap<>();
    Map<String, Finding> keyed = new LinkedHashMap<>();
    for (Finding finding : findings.stream().distinct().sorted().toList()) {
      String fingerprint = Fingerprint.of(finding);
      int times = seen.merge(fingerprint, 1, Integer::sum);
      keyed.put(times == 1 ? fingerprint : fingerprint + "-" + times, finding);
    }
    return keyed;
  }
}
