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
 * @param kinds facades, or {@code *} for all, of which what belongs to their kind is none either
 * @param clients statements of the system's own clients
 * @param forms slugs of the statement forms
 * @param facades their names, or none for all there are
 * @param seed of the random sequences
 * @param sequences how many of them for each facade
 * @param postgrest who is asked as well, where there is one
 */
record ProofPlan(
    List<AgreedDifference> agreed,
    Set<String> kinds,
    List<ClientStatement> clients,
    Set<String> forms,
    Set<String> facades,
    long seed,
    int sequences,
    Optional<PostgrestProgram> postgrest) {

  private static final int SEQUENCES = 20;

  ProofPlan {
    agreed = List.copyOf(agreed);
    kinds = Set.copyOf(kinds);
    clients = List.copyOf(clients);
    forms = Set.copyOf(forms);
    facades = Set.copyOf(facades);
  }

  static ProofPlan ofAll() {
    return new ProofPlan(
        List.of(), Set.of(), List.of(), Proof.slugs(), Set.of(), 1, SEQUENCES, Optional.empty());
  }

  ProofPlan agreeing(List<AgreedDifference> differences) {
    return new ProofPlan(differences, kinds, clients, forms, facades, seed, sequences, postgrest);
  }

  ProofPlan agreeingToKinds(Set<String> names) {
    return new ProofPlan(agreed, names, clients, forms, facades, seed, sequences, postgrest);
  }

  /** Whether what belongs to its kind is agreed to. */
  boolean agreesToKindOf(String facade) {
    return kinds.contains("*") || kinds.contains(facade);
  }

  ProofPlan replaying(List<ClientStatement> statements) {
    return new ProofPlan(agreed, kinds, statements, forms, facades, seed, sequences, postgrest);
  }

  ProofPlan trying(Set<String> slugs) {
    return new ProofPlan(agreed, kinds, clients, slugs, facades, seed, sequences, postgrest);
  }

  ProofPlan on(Set<String> names) {
    return new ProofPlan(agreed, kinds, clients, forms, names, seed, sequences, postgrest);
  }

  ProofPlan random(long newSeed, int count) {
    return new ProofPlan(agreed, kinds, clients, forms, facades, newSeed, count, postgrest);
  }

  ProofPlan asking(PostgrestProgram program) {
    return new ProofPlan(
        agreed, kinds, clients, forms, facades, seed, sequences, Optional.of(program));
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
