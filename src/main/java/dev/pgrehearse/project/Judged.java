package dev.pgrehearse.project;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.List;
import java.util.Optional;

/**
 * Findings as a project sees them.
 *
 * @param findings what is to be listed, sorted
 * @param accepted what is only counted
 * @param off that rules are switched off, where some are
 */
public record Judged(List<Finding> findings, List<Finding> accepted, Optional<Skipped> off) {
  public Judged {
    findings = List.copyOf(findings);
    accepted = List.copyOf(accepted);
  }
}
