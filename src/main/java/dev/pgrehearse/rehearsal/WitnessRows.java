package dev.pgrehearse.rehearsal;

import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;

/**
 * Writes one more row into every table that has some, a copy of its oldest with new keys, so that a
 * rollback which throws away what was written after the change is seen without any check. A table
 * whose constraints refuse the copy goes without, and so does one that only the platform writes.
 */
final class WitnessRows {

  private final Database database;
  private final Predicate<String> wanted;

  /**
   * @param wanted which tables get a row, by their schema-qualified names
   */
  WitnessRows(Database database, Predicate<String> wanted) {
    this.database = database;
    this.wanted = wanted;
  }

  /** Returns how many rows were written. */
  int write() throws SQLException {
    int written = 0;
    try (Connection connection = database.connectAsSuperuser()) {
      connection.setAutoCommit(false);
      OwnersInsert insert = new OwnersInsert(connection);
      for (RowTemplate template : RowTemplate.all(connection)) {
        if (wanted.test(template.table())) {
          written += insert.first(template.inserts(), template.owner());
        }
      }
      connection.commit();
    }
    return written;
  }
}
