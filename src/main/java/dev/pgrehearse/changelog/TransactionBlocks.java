package dev.pgrehearse.changelog;

import dev.pgrehearse.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The transactions that a changeset begins and ends by itself, where Liquibase begins none. */
final class TransactionBlocks {

  /** What is wrong with the statement at this place. */
  record Problem(int at, Kind kind) {}

  enum Kind {
    NOT_ENDED,
    UNDONE,
    LEFT_PREPARED,
    NONE_THERE
  }

  private TransactionBlocks() {}

  static Optional<Problem> firstOutOfPlace(List<TransactionControl> all) {
    int begun = -1;
    for (int i = 0; i < all.size(); i++) {
      TransactionControl control = all.get(i);
      if (begun < 0 && control != TransactionControl.BEGINS) {
        return Optional.of(new Problem(i, Kind.NONE_THERE));
      }
      switch (control) {
        case BEGINS, CHAINS -> begun = i;
        case COMMITS -> begun = -1;
        case UNDOES -> {
          return Optional.of(new Problem(i, Kind.UNDONE));
        }
        case PREPARES -> {
          return Optional.of(new Problem(i, Kind.LEFT_PREPARED));
        }
        case MARKS, SETS -> {}
      }
    }
    return begun < 0 ? Optional.empty() : Optional.of(new Problem(begun, Kind.NOT_ENDED));
  }

  /** What is done for good or not at all: statements, and of each block the one that begins it. */
  static <T> List<T> steps(List<T> all, Function<T, SqlStatement> statement) {
    List<T> steps = new ArrayList<>();
    boolean inside = false;
    for (T each : all) {
      if (!inside) {
        steps.add(each);
      }
      inside = isInsideBehind(statement.apply(each), inside);
    }
    return steps;
  }

  /** Those of the statements, each as this very object, that stand in a block. */
  static Set<SqlStatement> inside(List<SqlStatement> all) {
    Set<SqlStatement> found = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean inside = false;
    for (SqlStatement each : all) {
      if (inside) {
        found.add(each);
      }
      inside = isInsideBehind(each, inside);
    }
    return found;
  }

  private static boolean isInsideBehind(SqlStatement statement, boolean inside) {
    Optional<TransactionControl> control = TransactionControl.of(statement);
    if (control.isEmpty()) {
      return inside;
    }
    return inside
        ? !control.get().ends() || control.get() == TransactionControl.CHAINS
        : control.get() == TransactionControl.BEGINS;
  }
}
