package dev.pgrehearse.proof;

import dev.pgrehearse.proof.postgrest.PostgrestProgram;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a proof is to try.
 *
 * @param agreed differences that are no findings
 * @param clients statements of the system's own clients
 * @param forms slugs of the statement forms
 * @param facades their names, or none for all there are
 * @param seed of the random sequences
 * @param sequences how many of them for each facade
 * @param postgrest who is asked as well, where there is one
 */
record ProofPlan(
    List<AgreedDifference> agreed,
    List<ClientStatement> clients,
    Set<String> forms,
    Set<String> facades,
    long seed,
    int sequences,
    Optional<PostgrestProgram> postgrest) {

  private static final int SEQUENCES = 20;

  ProofPlan {
    agreed = List.copyOf(agreed);
    clients = List.copyOf(clients);
    forms = Set.copyOf(forms);
    facades = Set.copyOf(facades);
  }

  static ProofPlan ofAll() {
    return new ProofPlan(
        List.of(), List.of(), Proof.slugs(), Set.of(), 1, SEQUENCES, Optional.empty());
  }

  ProofPlan agreeing(List<AgreedDifference> differences) {
    return new ProofPlan(differences, clients, forms, facades, seed, sequences, postgrest);
  }

  ProofPlan replaying(List<ClientStatement> statements) {
    return new ProofPlan(agreed, statements, forms, facades, seed, sequences, postgrest);
  }

  ProofPlan trying(Set<String> slugs) {
    return new ProofPlan(agreed, clients, slugs, facades, seed, sequences, postgrest);
  }

  ProofPlan on(Set<String> names) {
    return new ProofPlan(agreed, clients, forms, names, seed, sequences, postgrest);
  }

  ProofPlan random(long newSeed, int count) {
    return new ProofPlan(agreed, clients, forms, facades, newSeed, count, postgrest);
  }

  ProofPlan asking(PostgrestProgram program) {
    return new ProofPlan(agreed, clients, forms, facades, seed, sequences, Optional.of(program));
  }

  /** The forms that can be tried. */
  Set<String> triable() {
    Set<String> triable = new TreeSet<>(forms);
    if (postgrest.isEmpty()) {
      triable.removeAll(Proof.slugsOfPostgrest());
    }
    return triable;
  }
}
