package dev.pgrehearse.facade.reissue;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * What to run so that a facade is again what its table wants it to be.
 *
 * @param facade the view, as SQL names it
 * @param home its table, likewise; empty where it has none
 * @param forward the SQL; empty where there is nothing to do, or it is refused
 * @param rollback its way back
 * @param notices what clients and others meet
 * @param refusals why it cannot be done, with what to do
 */
public record FacadeReissue(
    String facade,
    String home,
    String forward,
    String rollback,
    List<Finding> notices,
    List<Finding> refusals) {

  /** Refusals that are a slip of whoever typed the command, and no property of the facade. */
  public static final Set<String> MISTAKES =
      Set.of(
          "facade-not-a-facade",
          "facade-unknown-column",
          "facade-column-taken",
          "facade-undecided-column");

  public FacadeReissue {
    notices = List.copyOf(notices);
    refusals = List.copyOf(refusals);
    if (forward.isEmpty() != rollback.isEmpty()) {
      throw new IllegalArgumentException("what is done has a way back: " + facade);
    }
  }

  /**
   * Looks at the facade and its table as they are. Nothing is written; the connection is left
   * alone.
   *
   * @param show columns of the table that clients shall see from now on
   * @param hide columns that they shall not see, any more or as ever
   */
  public static FacadeReissue of(
      Connection live, QualifiedName view, List<String> show, List<String> hide)
      throws SQLException {
    try (QuietTransaction transaction = QuietTransaction.on(live)) {
      try (Statement statement = transaction.statement()) {
        statement.execute("set transaction read only");
      }
      return new Reissuer(new LiveCatalog(live), view, show, hide).reissue();
    }
  }

  public boolean refused() {
    return !refusals.isEmpty();
  }

  /** Whether the facade is what its table wants it to be. */
  public boolean nothingToDo() {
    return forward.isEmpty() && !refused();
  }
}
