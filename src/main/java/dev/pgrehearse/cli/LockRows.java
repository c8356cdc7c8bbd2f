package dev.pgrehearse.cli;

import dev.pgrehearse.lock.LockMode;
import dev.pgrehearse.lock.LockTrace;
import dev.pgrehearse.lock.RelationEffect;
import dev.pgrehearse.lock.TracedStatement;
import dev.pgrehearse.rehearsal.RehearsedChangeset;
import dev.pgrehearse.report.RunReport.LockRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The locks of a changeset as a report shows them. */
final class LockRows {

  private static final int SHOWN = 80;

  private LockRows() {}

  static List<LockRow> of(RehearsedChangeset played) {
    if (played.trace().equals(LockTrace.NONE)) {
      return atCommit(played);
    }
    List<LockRow> rows = new ArrayList<>();
    played.trace().forward().forEach(one -> rows.addAll(rows(one, "forward", played)));
    played.trace().back().forEach(one -> rows.addAll(rows(one, "rollback", played)));
    return rows;
  }

  /** Of one that was not looked at statement by statement. */
  private static List<LockRow> atCommit(RehearsedChangeset played) {
    return played.locks().stream()
        .map(
            lock ->
                new LockRow(
                    lock.relation(),
                    lock.mode(),
                    lock.heldMs(),
                    "forward",
                    played.changeset().forwardLocation().file(),
                    0,
                    "",
                    Stream.of(LockMode.values())
                        .filter(mode -> mode.inPgLocks().equals(lock.mode()))
                        .flatMap(mode -> mode.blocks().stream())
                        .toList(),
                    false,
                    false,
                    List.of(),
                    false))
        .toList();
  }

  private static List<LockRow> rows(
      TracedStatement statement, String direction, RehearsedChangeset played) {
    List<LockRow> rows = new ArrayList<>();
    for (RelationEffect effect : statement.effects()) {
      Optional<LockMode> mode = effect.strongest();
      boolean says = effect.rewritten() || !effect.built().isEmpty();
      if (mode.isEmpty() || (mode.get() == LockMode.ACCESS_SHARE && !says)) {
        continue;
      }
      rows.add(
          new LockRow(
              effect.relation(),
              mode.get().inPgLocks(),
              statement.heldMs(),
              direction,
              statement.sent().location().file(),
              statement.sent().location().line(),
              brief(statement.sent().sql()),
              mode.get().blocks(),
              effect.rewritten(),
              effect.scanned() > 0,
              effect.built(),
              played.tables().names().containsKey(effect.oid())));
    }
    return rows;
  }

  private static String brief(String sql) {
    String line = sql.replaceAll("(?m)^\\s*--.*$", "").strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + " …";
  }
}
