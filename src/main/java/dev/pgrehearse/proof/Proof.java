package dev.pgrehearse.proof;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs the same statements against tables and against the facades that stand for them. */
public final class Proof {

  private final Database before;
  private final Database after;
  private final List<Identity> identities;
  private final List<AgreedDifference> agreed;
  private final List<ClientStatement> clients;

  private Proof(
      Database before,
      Database after,
      List<Identity> identities,
      List<AgreedDifference> agreed,
      List<ClientStatement> clients) {
    this.before = before;
    this.after = after;
    this.identities = List.copyOf(identities);
    this.agreed = List.copyOf(agreed);
    this.clients = List.copyOf(clients);
  }

  /**
   * A proof of every facade that there is.
   *
   * @param before with the tables, and rows in them
   * @param after a clone of it, changed
   * @param identities everybody as whom to try; the migration role comes by itself
   */
  public static Proof of(Database before, Database after, List<Identity> identities) {
    return new Proof(before, after, identities, List.of(), List.of());
  }

  /** Likewise, with differences that are no findings. */
  public Proof agreeing(List<AgreedDifference> differences) {
    return new Proof(before, after, identities, differences, clients);
  }

  /** Likewise, with statements of the system's own clients. */
  public Proof replaying(List<ClientStatement> statements) {
    return new Proof(before, after, identities, agreed, statements);
  }

  /**
   * Tries everything; both databases stay as they were.
   *
   * @param progress hears the name of each facade
   */
  public ProofResult run(Consumer<String> progress) {
    try (Connection old = before.connectAsSuperuser();
        Connection now = after.connectAsSuperuser()) {
      Look lookBefore = new Look(old);
      Look lookAfter = new Look(now);
      List<Facade> facades = FacadeReader.facades(lookBefore, lookAfter);
      List<Guise> guises = Guise.of(old, migrationRole(), identities);
      List<Effects> effects = Effects.of(lookBefore, lookAfter);
      int version = old.getMetaData().getDatabaseMajorVersion();
      List<Cast> casts = new ArrayList<>();
      for (Facade facade : facades) {
        casts.add(Cast.of(facade, lookBefore, guises, version));
      }
      String sequences = Sequences.positions(lookBefore, lookBefore);
      String sequencesAfter = Sequences.positions(lookBefore, lookAfter);
      Ledger ledger = new Ledger(agreed);
      try (Side one = Side.on(old, effects.get(0), sequences);
          Side other = Side.on(now, effects.get(1), sequencesAfter)) {
        Battery battery = new Battery(one, other, ledger);
        for (Cast cast : casts) {
          progress.accept(cast.facade().name());
          battery.prove(cast);
        }
      }
      return ledger.result(facades);
    } catch (SQLException e) {
      throw new ProofException(
          "the databases cannot be compared: %s; the fixtures must leave both usable"
              .formatted(e.getMessage()),
          e);
    }
  }

  private String migrationRole() throws SQLException {
    try (Connection connection = before.connectAsMigrationRole();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select session_user")) {
      row.next();
      return row.getString(1);
    }
  }
}
