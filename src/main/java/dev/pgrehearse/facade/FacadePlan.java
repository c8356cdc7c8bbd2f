package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.refusal.RecordedSql;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to run so that tables leave and their clients notice nothing.
 *
 * @param moves in the order given; a later one counts on the earlier ones
 * @param functions what is written anew behind the moves, where it is not part of them
 * @param clients what is known of those who use the tables
 */
public record FacadePlan(List<MovePlan> moves, Optional<FunctionsPlan> functions, Clients clients) {

  /**
   * How much of what clients send could be looked at.
   *
   * @param skipped what could not, with why
   * @param hiddenFrom the login, where it lacked the right to
   */
  public record Clients(List<Skipped> skipped, Optional<String> hiddenFrom) {

    /** Nobody has looked. */
    public static final Clients UNASKED = new Clients(List.of(), Optional.empty());

    public Clients {
      skipped = List.copyOf(skipped);
    }
  }

  /** Refusals that are a slip of whoever typed the move, and no property of the table. */
  public static final Set<String> MISTAKES =
      Set.of(
          "facade-unknown-table",
          "facade-unknown-schema",
          "facade-unknown-column",
          "facade-column-taken",
          "facade-expression",
          "facade-expression-type",
          "facade-name-taken",
          "facade-same-name",
          "facade-moved-twice",
          "facade-not-a-table",
          "facade-temporary-table");

  public FacadePlan {
    moves = List.copyOf(moves);
    if (moves.isEmpty()) {
      throw new IllegalArgumentException("a plan is of at least one move");
    }
  }

  /** Plans the moves on the catalog as it is. Nothing is written; the connection is left alone. */
  public static FacadePlan of(Connection live, List<Move> moves) throws SQLException {
    return of(live, moves, List.of());
  }

  /**
   * Likewise.
   *
   * @param recorded what clients are known to send, beside what the database has of it
   */
  public static FacadePlan of(Connection live, List<Move> moves, List<RecordedSql> recorded)
      throws SQLException {
    return planned(live, recorded, planner -> planner.plan(moves));
  }

  /**
   * Likewise, with the functions behind the moves, so that on the way back they come before them.
   */
  public static FacadePlan ofPack(Connection live, List<Move> moves, List<RecordedSql> recorded)
      throws SQLException {
    return planned(live, recorded, planner -> planner.planPack(moves));
  }

  private interface Planning {
    FacadePlan by(Planner planner) throws SQLException;
  }

  private static FacadePlan planned(Connection live, List<RecordedSql> recorded, Planning planning)
      throws SQLException {
    try (QuietTransaction transaction = QuietTransaction.on(live)) {
      try (Statement statement = transaction.statement()) {
        statement.execute("set transaction read only");
      }
      return planning.by(new Planner(new LiveCatalog(live), recorded));
    }
  }

  public boolean refused() {
    return moves.stream().anyMatch(MovePlan::refused);
  }
}
