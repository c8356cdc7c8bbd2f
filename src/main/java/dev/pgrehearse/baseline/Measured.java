package dev.pgrehearse.baseline;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What one run of a query came to.
 *
 * @param identity who sent it
 * @param rows that it returned or wrote
 * @param buffers pages of 8 kB that were touched, those of temporary files among them
 * @param rowsRead rows that were read from tables and indexes for it, by its triggers too
 * @param calls of functions and triggers, and how often what stands in a condition was worked out
 * @param time of its quickest run, as a multiple of that of the calibration query beside it
 * @param plan how it was executed
 */
public record Measured(
    String identity,
    long rows,
    long buffers,
    long rowsRead,
    SortedMap<String, Long> calls,
    double time,
    PlanShape plan) {

  private static final Pattern PLACE = Pattern.compile("( in the filter of| on) .+$");

  public Measured {
    calls = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(calls));
  }

  /** The same, wherever the tables are: calls without the names of these. */
  Measured whereverTablesAre() {
    SortedMap<String, Long> without = new TreeMap<>();
    calls.forEach(
        (call, times) -> without.merge(PLACE.matcher(call).replaceFirst(""), times, Long::sum));
    PlanShape nowhere = new PlanShape(plan.lines(), new TreeSet<>(), new TreeSet<>());
    return new Measured(identity, rows, buffers, rowsRead, without, time, nowhere);
  }
}
