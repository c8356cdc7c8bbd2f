package dev.pgrehearse.proof;

import dev.pgrehearse.server.Database;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a proof is to try.
 *
 * @param agreed differences that are no findings
 * @param clients statements of the system's own clients
 * @param forms slugs of the statement forms
 * @param seed of the random sequences
 * @param sequences how many of them for each facade
 * @param move does to a clone of before what made after, where that was said
 */
record ProofPlan(
    List<AgreedDifference> agreed,
    List<ClientStatement> clients,
    Set<String> forms,
    long seed,
    int sequences,
    Optional<Consumer<Database>> move) {

  private static final int SEQUENCES = 20;

  ProofPlan {
    agreed = List.copyOf(agreed);
    clients = List.copyOf(clients);
    forms = Set.copyOf(forms);
  }

  static ProofPlan ofAll() {
    return new ProofPlan(List.of(), List.of(), Proof.slugs(), 1, SEQUENCES, Optional.empty());
  }

  ProofPlan agreeing(List<AgreedDifference> differences) {
    return new ProofPlan(differences, clients, forms, seed, sequences, move);
  }

  ProofPlan replaying(List<ClientStatement> statements) {
    return new ProofPlan(agreed, statements, forms, seed, sequences, move);
  }

  ProofPlan trying(Set<String> slugs) {
    return new ProofPlan(agreed, clients, slugs, seed, sequences, move);
  }

  ProofPlan random(long newSeed, int count) {
    return new ProofPlan(agreed, clients, forms, newSeed, count, move);
  }

  ProofPlan moving(Consumer<Database> how) {
    return new ProofPlan(agreed, clients, forms, seed, sequences, Optional.of(how));
  }
}
