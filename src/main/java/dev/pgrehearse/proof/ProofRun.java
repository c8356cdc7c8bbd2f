package dev.pgrehearse.proof;

import dev.pgrehearse.check.Session;
import dev.pgrehearse.proof.asker.Asker;
import dev.pgrehearse.proof.asker.Cast;
import dev.pgrehearse.proof.asker.Effects;
import dev.pgrehearse.proof.asker.SequencePositions;
import dev.pgrehearse.proof.asker.Side;
import dev.pgrehearse.proof.subject.Facade;
import dev.pgrehearse.proof.subject.FacadeReader;
import dev.pgrehearse.proof.subject.Look;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One run of a proof, part after part. */
final class ProofRun {

  private final Server server;
  private final Database before;
  private final Database after;
  private final ProofPlan plan;
  private final Ledger ledger;
  private final Consumer<String> progress;
  private final List<Asker> askers = new ArrayList<>();
  private final List<Cast> casts = new ArrayList<>();

  ProofRun(
      Server server, Database before, Database after, ProofPlan plan, Consumer<String> progress) {
    this.server = server;
    this.before = before;
    this.after = after;
    this.plan = plan;
    this.ledger = new Ledger(plan);
    this.progress = progress;
  }

  ProofResult result(List<Identity> identities) throws SQLException {
    meet(identities);
    battery();
    for (String form : List.of(Races.SAME, Races.ELSEWHERE)) {
      if (plan.forms().contains(form)) {
        races(form);
      }
    }
    if (plan.forms().contains(HeldStatements.FORM)) {
      held();
    }
    return ledger.result(casts.stream().map(Cast::facade).toList());
  }

  /** Each on clones of its own: once two sides have differed, they stay different. */
  private void races(String form) throws SQLException {
    progress.accept(form);
    try (Database old = server.cloneOf(before);
        Database now = server.cloneOf(after)) {
      new Races(old, now, ledger, form).run(casts);
    }
  }

  private void meet(List<Identity> identities) throws SQLException {
    try (Connection old = before.connectAsSuperuser();
        Connection now = after.connectAsSuperuser()) {
      askers.addAll(Asker.of(new Session(old, server.migrationRole()), identities));
      int version = old.getMetaData().getDatabaseMajorVersion();
      for (Facade facade : chosen(FacadeReader.facades(new Look(old), new Look(now)))) {
        casts.add(Cast.of(facade, new Look(old), askers, version));
      }
    }
  }

  private List<Facade> chosen(List<Facade> all) {
    if (plan.facades().isEmpty()) {
      return all;
    }
    List<String> names = all.stream().map(Facade::name).toList();
    for (String name : new TreeSet<>(plan.facades())) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "%s is no facade: no view of this name was a table before; the facades are %s"
                .formatted(name, names.isEmpty() ? "none" : String.join(", ", names)));
      }
    }
    return all.stream().filter(facade -> plan.facades().contains(facade.name())).toList();
  }

  private void battery() throws SQLException {
    try (Connection old = before.connectAsSuperuser();
        Connection now = after.connectAsSuperuser()) {
      Look lookBefore = new Look(old);
      Look lookAfter = new Look(now);
      List<Effects> effects = Effects.of(lookBefore, lookAfter);
      String sequences = SequencePositions.positions(lookBefore, lookBefore);
      String sequencesAfter = SequencePositions.positions(lookBefore, lookAfter);
      try (Side one = Side.on(old, effects.get(0), sequences);
          Side other = Side.on(now, effects.get(1), sequencesAfter)) {
        on(new Battery(one, other, ledger, plan.forms()));
      }
    }
  }

  private void on(Battery battery) throws SQLException {
    RandomSequences random = new RandomSequences(battery, ledger, plan.seed(), plan.sequences());
    for (Cast cast : casts) {
      progress.accept(cast.facade().name());
      battery.prove(cast);
      if (plan.forms().contains(RandomSequences.FORM)) {
        random.run(cast);
      }
    }
    if (plan.forms().contains(Clients.FORM)) {
      new Clients(battery, askers, ledger)
          .replay(plan.clients(), casts.stream().map(Cast::facade).toList());
    }
  }

  private void held() throws SQLException {
    if (plan.move().isEmpty()) {
      for (Cast cast : casts) {
        ledger.notTried(
            new NotTried(
                cast.facade().name(),
                HeldStatements.FORM,
                "it was not said how the tables are moved"));
      }
      return;
    }
    progress.accept("statements held across the move");
    try (Database database = server.cloneOf(before)) {
      new HeldStatements(database, ledger)
          .run(casts, () -> plan.move().orElseThrow().accept(database));
    }
  }
}
