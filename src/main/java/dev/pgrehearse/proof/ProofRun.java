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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One run of a proof, part after part. */
final class ProofRun {

  /** A facade, and the last database in which its name is a table's. */
  private record Known(Before before, Facade facade) {}

  private final Server server;
  private final List<Before> befores;
  private final Database after;
  private final ProofPlan plan;
  private final Ledger ledger;
  private final Consumer<String> progress;
  private final List<Asker> askers = new ArrayList<>();
  private final Map<Before, List<Cast>> casts = new LinkedHashMap<>();

  ProofRun(
      Server server,
      List<Before> befores,
      Database after,
      ProofPlan plan,
      Consumer<String> progress) {
    this.server = server;
    this.befores = List.copyOf(befores);
    this.after = after;
    this.plan = plan;
    this.ledger = new Ledger(plan, KindDifferences.on(server.major()));
    this.progress = progress;
  }

  ProofResult result(List<Identity> identities) throws SQLException {
    List<Known> known = chosen();
    for (Before before : befores) {
      List<Facade> own =
          known.stream().filter(each -> each.before().equals(before)).map(Known::facade).toList();
      if (!own.isEmpty()) {
        meet(before, own, identities);
      }
    }
    for (Map.Entry<Before, List<Cast>> each : casts.entrySet()) {
      battery(each.getKey().database(), each.getValue(), facades(known));
    }
    for (String form : List.of(Races.SAME, Races.ELSEWHERE)) {
      if (plan.forms().contains(form)) {
        races(form);
      }
    }
    if (plan.forms().contains(HeldStatements.FORM)) {
      for (Map.Entry<Before, List<Cast>> each : casts.entrySet()) {
        held(each.getKey(), each.getValue());
      }
    }
    if (plan.postgrest().isPresent()) {
      postgrest(facades(known), identities);
    }
    return ledger.result(facades(known));
  }

  private void postgrest(List<Facade> all, List<Identity> identities) throws SQLException {
    PostgrestTrials trials =
        new PostgrestTrials(server, after, plan, ledger, all, identities, progress);
    for (Map.Entry<Before, List<Cast>> each : casts.entrySet()) {
      trials.run(each.getKey(), each.getValue().stream().map(Cast::facade).toList());
    }
    trials.end();
  }

  private static List<Facade> facades(List<Known> known) {
    return known.stream().map(Known::facade).toList();
  }

  /** Each on clones of its own: once two sides have differed, they stay different. */
  private void races(String form) throws SQLException {
    progress.accept(form);
    for (Map.Entry<Before, List<Cast>> each : casts.entrySet()) {
      try (Database old = server.cloneOf(each.getKey().database());
          Database now = server.cloneOf(after)) {
        new Races(old, now, ledger, form).run(each.getValue());
      }
    }
  }

  private void meet(Before before, List<Facade> facades, List<Identity> identities)
      throws SQLException {
    try (Connection old = before.database().connectAsSuperuser()) {
      if (askers.isEmpty()) {
        askers.addAll(Asker.of(new Session(old, server.migrationRole()), identities));
      }
      int version = old.getMetaData().getDatabaseMajorVersion();
      List<Cast> own = new ArrayList<>();
      for (Facade facade : facades) {
        own.add(Cast.of(facade, new Look(old), askers, version));
      }
      casts.put(before, List.copyOf(own));
    }
  }

  /** By name. */
  private List<Known> chosen() throws SQLException {
    Map<String, Known> all = new TreeMap<>();
    try (Connection now = after.connectAsSuperuser()) {
      for (Before before : befores) {
        try (Connection old = before.database().connectAsSuperuser()) {
          for (Facade facade : FacadeReader.facades(new Look(old), new Look(now))) {
            all.put(facade.name(), new Known(before, facade));
          }
        }
      }
    }
    for (String name : new TreeSet<>(plan.facades())) {
      if (!all.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s is no facade: no view of this name was a table before; the facades are %s"
                .formatted(name, all.isEmpty() ? "none" : String.join(", ", all.keySet())));
      }
    }
    return all.values().stream()
        .filter(each -> plan.facades().isEmpty() || plan.facades().contains(each.facade().name()))
        .toList();
  }

  private void battery(Database before, List<Cast> own, List<Facade> all) throws SQLException {
    try (Connection old = before.connectAsSuperuser();
        Connection now = after.connectAsSuperuser()) {
      Look lookBefore = new Look(old);
      Look lookAfter = new Look(now);
      List<Effects> effects = Effects.of(lookBefore, lookAfter);
      String sequences = SequencePositions.positions(lookBefore, lookBefore);
      String sequencesAfter = SequencePositions.positions(lookBefore, lookAfter);
      try (Side one = Side.on(old, effects.get(0), sequences);
          Side other = Side.on(now, effects.get(1), sequencesAfter)) {
        on(new Battery(one, other, ledger, plan.forms()), own, all);
      }
    }
  }

  private void on(Battery battery, List<Cast> own, List<Facade> all) throws SQLException {
    RandomSequences random = new RandomSequences(battery, ledger, plan.seed(), plan.sequences());
    for (Cast cast : own) {
      progress.accept(cast.facade().name());
      battery.prove(cast);
      if (plan.forms().contains(RandomSequences.FORM)) {
        random.run(cast);
      }
    }
    if (plan.forms().contains(Clients.FORM)) {
      new Clients(battery, askers, ledger)
          .replay(plan.clients(), all, own.stream().map(Cast::facade).toList());
    }
  }

  private void held(Before before, List<Cast> own) throws SQLException {
    if (before.move().isEmpty()) {
      for (Cast cast : own) {
        ledger.notTried(
            new NotTried(
                cast.facade().name(),
                HeldStatements.FORM,
                "it was not said how the tables are moved"));
      }
      return;
    }
    progress.accept("statements held across the move");
    try (Database database = server.cloneOf(before.database())) {
      new HeldStatements(database, ledger)
          .run(own, () -> before.move().orElseThrow().accept(database, () -> {}));
    }
  }
}
