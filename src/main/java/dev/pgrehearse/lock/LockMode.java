package dev.pgrehearse.lock;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The modes in which a table can be locked, from the weakest to the strongest. */
public enum LockMode {
  ACCESS_SHARE("AccessShareLock", "drop and most of alter table"),
  ROW_SHARE("RowShareLock", "drop and most of alter table"),
  ROW_EXCLUSIVE("RowExclusiveLock", "create index, most of alter table"),
  SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", "other DDL, vacuum"),
  SHARE("ShareLock", "writes, other DDL, vacuum"),
  SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", "writes, other DDL, vacuum"),
  EXCLUSIVE("ExclusiveLock", "writes, select for update, other DDL, vacuum"),
  ACCESS_EXCLUSIVE("AccessExclusiveLock", "reads, writes, other DDL, vacuum");

  private final String name;
  private final String blocks;

  LockMode(String name, String blocks) {
    this.name = name;
    this.blocks = blocks;
  }

  /** As pg_locks has it, if it is one of tables. */
  static Optional<LockMode> of(String name) {
    for (LockMode mode : values()) {
      if (mode.name.equals(name)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  /** As pg_locks has it. */
  public String inPgLocks() {
    return name;
  }

  /** What has to wait for it. */
  public List<String> blocks() {
    return List.of(blocks.split(", "));
  }

  /** Whether those wait who only write, or read. */
  public boolean stopsWrites() {
    return compareTo(SHARE) >= 0;
  }

  static Optional<LockMode> strongest(Collection<LockMode> modes) {
    return modes.stream().max(LockMode::compareTo);
  }
}
