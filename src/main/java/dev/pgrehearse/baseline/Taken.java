package dev.pgrehearse.baseline;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What measuring on one database came to.
 *
 * @param measured by the queries' names; those that were refused are not among them
 * @param findings what is wrong whatever was kept of earlier runs
 * @param skipped what could not be run, or told for certain
 */
public record Taken(
    SortedMap<String, Measured> measured, List<Finding> findings, List<Skipped> skipped) {

  public Taken {
    measured = Collections.unmodifiableSortedMap(new TreeMap<>(measured));
    findings = List.copyOf(findings);
    skipped = List.copyOf(skipped);
  }
}
