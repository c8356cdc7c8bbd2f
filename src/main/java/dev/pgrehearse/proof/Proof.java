package dev.pgrehearse.proof;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Runs the same statements against tables and against the facades that stand for them. */
public final class Proof {

  private final Server server;
  private final Database before;
  private final Database after;
  private final List<Identity> identities;
  private final List<AgreedDifference> agreed;
  private final List<ClientStatement> clients;
  private final Set<String> forms;

  private Proof(
      Server server,
      Database before,
      Database after,
      List<Identity> identities,
      List<AgreedDifference> agreed,
      List<ClientStatement> clients,
      Set<String> forms) {
    this.server = server;
    this.before = before;
    this.after = after;
    this.identities = List.copyOf(identities);
    this.agreed = List.copyOf(agreed);
    this.clients = List.copyOf(clients);
    this.forms = Set.copyOf(forms);
  }

  /**
   * A proof of every facade that there is.
   *
   * @param server on which both are, and clones of them can be made
   * @param before with the tables, and rows in them
   * @param after a clone of it, changed
   * @param identities everybody as whom to try; the migration role comes by itself
   */
  public static Proof of(
      Server server, Database before, Database after, List<Identity> identities) {
    return new Proof(server, before, after, identities, List.of(), List.of(), slugs());
  }

  /** Likewise, with differences that are no findings. */
  public Proof agreeing(List<AgreedDifference> differences) {
    return new Proof(server, before, after, identities, differences, clients, forms);
  }

  /** Likewise, with statements of the system's own clients. */
  public Proof replaying(List<ClientStatement> statements) {
    return new Proof(server, before, after, identities, agreed, statements, forms);
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
    return new Proof(server, before, after, identities, agreed, clients, slugs);
  }

  /** The name of every form, sorted. */
  public static Set<String> slugs() {
    Set<String> slugs = new TreeSet<>();
    StatementForm.battery().forEach(form -> slugs.add(form.slug()));
    slugs.add(Races.FORM);
    return Collections.unmodifiableSet(slugs);
  }

  /**
   * Tries everything; both databases stay as they were.
   *
   * @param progress hears the name of each facade
   */
  public ProofResult run(Consumer<String> progress) {
    Ledger ledger = new Ledger(agreed);
    try {
      List<Cast> casts = casts();
      battery(casts, ledger, progress);
      if (forms.contains(Races.FORM)) {
        races(casts, ledger, progress);
      }
      return ledger.result(casts.stream().map(Cast::facade).toList());
    } catch (SQLException e) {
      throw new ProofException(
          "the databases cannot be compared: %s; the fixtures must leave both usable"
              .formatted(e.getMessage()),
          e);
    }
  }

  private void races(List<Cast> casts, Ledger ledger, Consumer<String> progress)
      throws SQLException {
    progress.accept("two sessions at once");
    try (Database old = server.cloneOf(before);
        Database now = server.cloneOf(after)) {
      new Races(old, now, ledger).run(casts);
    }
  }

  private List<Cast> casts() throws SQLException {
    List<Cast> casts = new ArrayList<>();
    try (Connection old = before.connectAsSuperuser();
        Connection now = after.connectAsSuperuser()) {
      List<Guise> guises = Guise.of(old, server.migrationRole(), identities);
      int version = old.getMetaData().getDatabaseMajorVersion();
      for (Facade facade : FacadeReader.facades(new Look(old), new Look(now))) {
        casts.add(Cast.of(facade, new Look(old), guises, version));
      }
    }
    return casts;
  }

  private void battery(List<Cast> casts, Ledger ledger, Consumer<String> progress)
      throws SQLException {
    try (Connection old = before.connectAsSuperuser();
        Connection now = after.connectAsSuperuser()) {
      Look lookBefore = new Look(old);
      Look lookAfter = new Look(now);
      List<Effects> effects = Effects.of(lookBefore, lookAfter);
      String sequences = Sequences.positions(lookBefore, lookBefore);
      String sequencesAfter = Sequences.positions(lookBefore, lookAfter);
      try (Side one = Side.on(old, effects.get(0), sequences);
          Side other = Side.on(now, effects.get(1), sequencesAfter)) {
        Battery battery = new Battery(one, other, ledger, forms);
        for (Cast cast : casts) {
          progress.accept(cast.facade().name());
          battery.prove(cast);
        }
      }
    }
  }
}
