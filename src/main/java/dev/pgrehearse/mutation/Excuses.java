package dev.pgrehearse.mutation;

import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.spec.HarmlessMutant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says which survivors are none, because the spec declares them harmless. */
final class Excuses {

  private final Map<String, String> reasons = new HashMap<>();

  Excuses(List<HarmlessMutant> harmless) {
    harmless.forEach(each -> reasons.put(each.id(), each.because()));
  }

  Judged judged(Mutant mutant, Verdict verdict) {
    return verdict instanceof Verdict.Survived && reasons.containsKey(mutant.id())
        ? new Judged(mutant, new Verdict.Harmless(reasons.get(mutant.id())))
        : new Judged(mutant, verdict);
  }
}
