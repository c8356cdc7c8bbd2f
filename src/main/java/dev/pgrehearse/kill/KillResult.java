package dev.pgrehearse.kill;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.List;

/**
 * What killing deployments came to.
 *
 * @param kills how many were killed
 * @param locks how often the changelog lock stayed behind
 * @param findings sorted, the gravest first
 * @param skipped what could not be tried
 */
public record KillResult(int kills, int locks, List<Finding> findings, List<Skipped> skipped) {
  public KillResult {
    findings = findings.stream().sorted().toList();
    skipped = List.copyOf(skipped);
  }
}
