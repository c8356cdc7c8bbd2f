package dev.pgrehearse.mutation;

import dev.pgrehearse.mutant.Mutant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of every mutant of a system.
 *
 * @param system its name
 * @param judged in the order of the changelog
 * @param elapsedMs milliseconds in all
 */
public record MutationResult(String system, List<Judged> judged, long elapsedMs) {

  public MutationResult {
    judged = List.copyOf(judged);
  }

  /** Survivors that the spec declares harmless, in order. */
  public List<Judged> harmless() {
    return judged.stream().filter(each -> each.verdict() instanceof Verdict.Harmless).toList();
  }

  /** All that count: neither invalid nor equivalent, nor declared harmless. */
  public int planted() {
    return killed() + survivors().size();
  }

  public int killed() {
    return (int) judged.stream().filter(Judged::killed).count();
  }

  public List<Judged> survivors() {
    return judged.stream().filter(Judged::survived).toList();
  }

  public List<Mutant> equivalent() {
    return judged.stream()
        .filter(each -> each.verdict() instanceof Verdict.Equivalent)
        .map(Judged::mutant)
        .toList();
  }

  public List<Judged> invalid() {
    return judged.stream().filter(each -> each.verdict() instanceof Verdict.Invalid).toList();
  }

  /** Share of the planted that were killed, 0 to 1; 0 where nothing was planted. */
  public double rate() {
    return planted() == 0 ? 0 : (double) killed() / planted();
  }

  /** How many each kind of thing killed, by its name. */
  public Map<String, Long> killedBy() {
    Map<String, Long> counts = new TreeMap<>();
    for (Judged each : judged) {
      Mutation.kill(each).ifPresent(kill -> counts.merge(kill.by(), 1L, Long::sum));
    }
    return counts;
  }
}
