package dev.pgrehearse.proof.asker;

import dev.pgrehearse.check.Session;
import dev.pgrehearse.spec.Identity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody, and the SQL by which a superuser's session becomes them until the end of the
 * transaction.
 *
 * @param identity who
 * @param entering several statements, one round trip
 */
public record Asker(Identity identity, String entering) {

  public boolean isMigration() {
    return identity.equals(Identity.MIGRATION);
  }

  /** The askers of all of these, and of the migration role. */
  public static List<Asker> of(Session session, List<Identity> identities) throws SQLException {
    List<Asker> askers = new ArrayList<>();
    for (Identity identity : identities) {
      if (!identity.equals(Identity.MIGRATION)) {
        askers.add(new Asker(identity, session.entering(identity)));
      }
    }
    askers.add(new Asker(Identity.MIGRATION, session.entering(Identity.MIGRATION)));
    return askers;
  }
}
