package dev.pgrehearse.baseline;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a query is executed, without what is another each time.
 *
 * @param lines the plan's nodes, those below indented, each with the condition that it tests
 * @param indexes that it reads, qualified
 * @param scanned tables that it reads from end to end, qualified
 */
public record PlanShape(List<String> lines, SortedSet<String> indexes, SortedSet<String> scanned) {

  public PlanShape {
    lines = List.copyOf(lines);
    indexes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(indexes));
    scanned = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(scanned));
  }
}
