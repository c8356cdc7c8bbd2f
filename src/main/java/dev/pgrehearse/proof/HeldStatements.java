package dev.pgrehearse.proof;

import dev.pgrehearse.proof.answer.Comparison;
import dev.pgrehearse.proof.answer.TrialOutcome;
import dev.pgrehearse.proof.asker.Asker;
import dev.pgrehearse.proof.asker.Cast;
import dev.pgrehearse.proof.asker.Effects;
import dev.pgrehearse.proof.asker.SequencePositions;
import dev.pgrehearse.proof.asker.Side;
import dev.pgrehearse.proof.form.Step;
import dev.pgrehearse.proof.form.Trial;
import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Facade;
import dev.pgrehearse.proof.subject.Look;
import dev.pgrehearse.proof.subject.Row;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TriedColumn;
import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Statements that a session has prepared before the move, and executes after it: what a connection
 * pool does to those who migrate while it is open.
 */
final class HeldStatements {

  static final String FORM = "prepared-across-the-move";

  private record Held(
      Facade facade, Asker asker, List<Step> prepares, List<Step> executes, String room) {}

  private final Database database;
  private final Ledger ledger;

  /**
   * On a database that is given up to it.
   *
   * @param database a clone of before
   */
  HeldStatements(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  void run(List<Cast> casts, Runnable move) throws SQLException {
    List<Held> all = held(casts);
    try (Connection connection = database.connectAsSuperuser()) {
      Look look = new Look(connection);
      try (Side side =
          Side.on(connection, Effects.none(), SequencePositions.positions(look, look))) {
        Map<Held, TrialOutcome> before = new LinkedHashMap<>();
        for (Held held : all) {
          side.run(held.asker(), new Trial("", held.prepares(), false));
          before.put(held, side.run(held.asker(), executing(held)));
        }
        move.run();
        for (Held held : all) {
          compare(held, before.get(held), side.run(held.asker(), executing(held)));
        }
      }
    }
  }

  private void compare(Held held, TrialOutcome before, TrialOutcome after) throws SQLException {
    ledger.tried(held.facade(), FORM);
    new Comparison(before, after, () -> before)
        .difference()
        .ifPresent(
            words ->
                ledger.differs(
                    new FacadeDifference(
                        held.facade().name(),
                        held.facade().kind().word(),
                        FORM,
                        "",
                        held.asker().identity().name(),
                        new Trial("", held.prepares(), false).text(),
                        words)));
  }

  private static Trial executing(Held held) {
    return new Trial("", held.executes(), true, held.room());
  }

  private List<Held> held(List<Cast> casts) {
    List<Held> all = new ArrayList<>();
    for (Cast cast : casts) {
      for (Asker asker : cast.subjects().keySet()) {
        try {
          Cast.Made<List<String>> made = cast.made(asker, HeldStatements::statements);
          List<Step> prepares = new ArrayList<>();
          List<Step> executes = new ArrayList<>();
          for (String statement : made.of()) {
            String name = "proof_%d_%d".formatted(all.size(), prepares.size());
            prepares.add(new Step.Sql("prepare %s as %s".formatted(name, statement)));
            executes.add(new Step.Sql("execute " + name));
          }
          all.add(new Held(cast.facade(), asker, prepares, executes, made.room()));
        } catch (CannotBeTried e) {
          if (asker.isMigration()) {
            ledger.notTried(new NotTried(cast.facade().name(), FORM, e.getMessage()));
          }
        }
      }
    }
    return all;
  }

  private static List<String> statements(Subject on) throws CannotBeTried {
    Row row = on.row();
    TriedColumn column = on.plain();
    return List.of(
        "select * from %s %s".formatted(on.name(), on.where(row)),
        on.insert(on.writable(), on.fresh(0)),
        "update %s set %s = %s %s"
            .formatted(on.name(), column.name(), on.other(column, row), on.where(row)),
        "delete from %s %s".formatted(on.name(), on.where(row)));
  }
}
