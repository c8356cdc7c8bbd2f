package dev.pgrehearse.proof;

import dev.pgrehearse.proof.form.StatementForm;
import dev.pgrehearse.proof.postgrest.PostgrestProgram;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Identity;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Runs the same statements against tables and against the facades that stand for them. */
public final class Proof {

  private final Server server;
  private final List<Before> befores;
  private final Database after;
  private final List<Identity> identities;
  private final ProofPlan plan;

  private Proof(
      Server server,
      List<Before> befores,
      Database after,
      List<Identity> identities,
      ProofPlan plan) {
    this.server = server;
    this.befores = List.copyOf(befores);
    this.after = after;
    this.identities = List.copyOf(identities);
    this.plan = plan;
  }

  /**
   * A proof of every facade that there is. Nobody may be connected to either database.
   *
   * @param server on which both are, and clones of them can be made
   * @param before with the tables, and rows in them
   * @param after a clone of it, changed
   * @param identities everybody as whom to try; the migration role comes by itself
   */
  public static Proof of(
      Server server, Database before, Database after, List<Identity> identities) {
    return of(server, List.of(new Before(before, Optional.empty())), after, identities);
  }

  /**
   * Likewise, where tables have left at different times.
   *
   * @param befores from the earliest on; a facade is held against the last one in which its name is
   *     a table's
   */
  static Proof of(Server server, List<Before> befores, Database after, List<Identity> identities) {
    return new Proof(server, befores, after, identities, ProofPlan.ofAll());
  }

  /** Likewise, with differences that are no findings. */
  public Proof agreeing(List<AgreedDifference> differences) {
    return with(plan.agreeing(differences));
  }

  /**
   * Likewise, with what belongs to the kind of these facades, see docs/facade-compatibility.md.
   *
   * @param facades schema-qualified, or {@code *} for all
   */
  public Proof agreeingToKinds(Set<String> facades) {
    return with(plan.agreeingToKinds(facades));
  }

  /** Likewise, with statements of the system's own clients. */
  public Proof replaying(List<ClientStatement> statements) {
    return with(plan.replaying(statements));
  }

  /** Likewise, with these facades and no others, schema-qualified. */
  public Proof on(Set<String> facades) {
    return with(plan.on(facades));
  }

  /** Likewise, with so many random sequences for each facade, made of this seed. */
  public Proof random(long seed, int count) {
    return with(plan.random(seed, count));
  }

  /** Likewise, with a PostgREST as one of those who ask. */
  public Proof asking(PostgrestProgram postgrest) {
    return with(plan.asking(postgrest));
  }

  /**
   * Likewise, with statements held open while {@code move} does to a clone what made after.
   *
   * @param move gets the clone, and what it has to run after each step
   */
  public Proof moving(BiConsumer<Database, Runnable> move) {
    return new Proof(
        server,
        befores.stream().map(each -> new Before(each.database(), Optional.of(move))).toList(),
        after,
        identities,
        plan);
  }

  /**
   * Likewise, with these forms of statement and no others.
   *
   * @throws IllegalArgumentException when there is no such form
   */
  public Proof trying(Set<String> slugs) {
    Set<String> unknown = new TreeSet<>(slugs);
    unknown.removeAll(slugs());
    if (!unknown.isEmpty() || slugs.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no statement form %s; the forms are %s"
              .formatted(
                  slugs.isEmpty() ? "named" : String.join(", ", unknown),
                  String.join(", ", slugs())));
    }
    return with(plan.trying(slugs));
  }

  private Proof with(ProofPlan changed) {
    return new Proof(server, befores, after, identities, changed);
  }

  /** The names of the forms that only PostgREST itself can be asked for. */
  public static Set<String> slugsOfPostgrest() {
    return PostgrestTrials.FORMS;
  }

  /** The name of every form, sorted. */
  public static Set<String> slugs() {
    Set<String> slugs = new TreeSet<>();
    StatementForm.battery().forEach(form -> slugs.add(form.slug()));
    slugs.addAll(
        List.of(
            Races.SAME, Races.ELSEWHERE, RandomSequences.FORM, HeldStatements.FORM, Clients.FORM));
    slugs.addAll(PostgrestTrials.FORMS);
    return Collections.unmodifiableSet(slugs);
  }

  /**
   * Tries everything; both databases stay as they were.
   *
   * @param progress hears what comes next: the name of each facade, and then of each other part
   * @throws IllegalArgumentException when a client's statement is sent by nobody who is known, or a
   *     facade that is asked for is none
   * @throws ProofException when a database cannot be used
   */
  public ProofResult run(Consumer<String> progress) {
    try {
      return new ProofRun(server, befores, after, plan, progress).result(identities);
    } catch (SQLException e) {
      throw new ProofException(
          "the databases cannot be compared: %s; the fixtures must leave both usable"
              .formatted(e.getMessage()),
          e);
    }
  }
}
