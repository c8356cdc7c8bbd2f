package dev.pgrehearse.proof;

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
record Guise(Identity identity, String entering) {

  boolean isMigration() {
    return identity.equals(Identity.MIGRATION);
  }

  /** The guises of all of these, and of the migration role. */
  static List<Guise> of(Session session, List<Identity> identities) throws SQLException {
    List<Guise> guises = new ArrayList<>();
    for (Identity identity : identities) {
      if (!identity.equals(Identity.MIGRATION)) {
        guises.add(new Guise(identity, session.entering(identity)));
      }
    }
    guises.add(new Guise(Identity.MIGRATION, session.entering(Identity.MIGRATION)));
    return guises;
  }
}
