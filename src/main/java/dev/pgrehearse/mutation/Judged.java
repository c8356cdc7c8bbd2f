package dev.pgrehearse.mutation;

import dev.pgrehearse.mutant.Mutant;

/** A mutant and what became of it. */
public record Judged(Mutant mutant, Verdict verdict) {

  boolean killed() {
    return verdict instanceof Verdict.Killed;
  }

  boolean survived() {
    return verdict instanceof Verdict.Survived;
  }
}
