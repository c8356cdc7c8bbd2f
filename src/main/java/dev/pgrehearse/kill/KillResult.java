package dev.pgrehearse.kill;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.List;

/**
 * What killing deployments came to.
 *
 * @param kills how many were killed
 * @param locks how often the changelog lock stayed behind
 * @param converged how often the next command of the runbook led to what was meant
 * @param mended how often a person had to take a step before it did
 * @param findings sorted, the gravest first
 * @param skipped what could not be tried
 */
public record KillResult(
    int kills,
    int locks,
    int converged,
    int mended,
    List<Finding> findings,
    List<Skipped> skipped) {
  public KillResult {
    findings = findings.stream().sorted().toList();
    skipped = List.copyOf(skipped);
  }
}
