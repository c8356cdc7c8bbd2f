package dev.pgrehearse.lock;

import dev.pgrehearse.sql.SqlStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a statement is known to lock that cannot run in a transaction: on a small table it may be
 * over before anybody has looked.
 */
final class KnownLock {

  private KnownLock() {}

  /**
   * The tables it names, or whose index it names, as locked.
   *
   * @param there what was there before or is there after it
   */
  static Map<Long, RelationState> of(String sql, Map<Long, RelationState> there) {
    List<SqlStatement> statements = SqlStatement.split(sql);
    Map<Long, RelationState> locked = new TreeMap<>();
    if (statements.size() != 1) {
      return locked;
    }
    String normal = statements.get(0).normal();
    boolean full = normal.matches("(vacuum (full|\\( ?.*\\bfull\\b.*\\)).*)|cluster\\b.*");
    if (!full && !normal.contains(" concurrently ") && !normal.startsWith("vacuum ")) {
      return locked;
    }
    LockMode mode = full ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_UPDATE_EXCLUSIVE;
    Set<String> words = new HashSet<>(List.of(normal.split("[ (),;]+")));
    for (RelationState state : there.values()) {
      if (words.contains(state.name()) || words.contains(state.name().replaceFirst(".*\\.", ""))) {
        RelationState table = state.isIndex() ? there.get(state.table().getAsLong()) : state;
        if (table != null) {
          locked.put(table.oid(), locked(table, mode));
        }
      }
    }
    return locked;
  }

  private static RelationState locked(RelationState table, LockMode mode) {
    return new RelationState(
        table.oid(),
        table.name(),
        table.kind(),
        table.storage(),
        OptionalLong.empty(),
        Set.of(mode),
        0,
        0,
        0,
        0);
  }
}
