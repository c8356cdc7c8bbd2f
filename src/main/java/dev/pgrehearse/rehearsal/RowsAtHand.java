package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * The database as a changeset leaves it, with a row in each table that the changeset does something
 * to. A table that has none gets an invented one before, on a copy; where the changeset does not
 * apply then, that says nothing about it, and it is left without.
 */
final class RowsAtHand implements AutoCloseable {

  private final Changeset changeset;
  private final Stage way;
  private Optional<Stage> withRows = Optional.empty();
  private Set<String> invented = Set.of();
  private Set<String> refused = Set.of();

  private RowsAtHand(Changeset changeset, Stage way) {
    this.changeset = changeset;
    this.way = way;
  }

  /**
   * Just before the changeset is applied.
   *
   * @param way where it is played; only copied
   */
  static RowsAtHand before(Changeset changeset, Stage way) {
    return new RowsAtHand(changeset, way);
  }

  /** Puts a row into each table that is empty. */
  void invent(Set<String> empty) throws SQLException {
    if (empty.isEmpty()) {
      return;
    }
    Stage copy = way.copy();
    InventedRows rows = new InventedRows(copy.database());
    rows.write(empty);
    refused = rows.refused();
    if (rows.invented().isEmpty() || !applies(copy)) {
      refused = empty;
      copy.close();
    } else {
      invented = rows.invented();
      withRows = Optional.of(copy);
    }
  }

  private boolean applies(Stage copy) {
    try {
      copy.apply(changeset);
      return true;
    } catch (ChangesetFailed e) {
      return false;
    }
  }

  /** A copy, once the changeset is applied on the way. */
  Stage after() throws SQLException {
    return withRows.orElse(way).copy();
  }

  /** Tables that have an invented row. */
  Set<String> invented() {
    return invented;
  }

  /** Tables that have none, and none could be made. */
  Set<String> refused() {
    return refused;
  }

  @Override
  public void close() {
    withRows.ifPresent(Stage::close);
  }
}
