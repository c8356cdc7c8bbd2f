package dev.pgrehearse.access;

import dev.pgrehearse.access.EffectivePrivileges.Privilege;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Follows what roles can do in one database: what nobody touched is carried forward. */
public final class PrivilegeWatch {
  private final PrivilegeReader reader;
  private final Map<Long, Set<Privilege>> known = new HashMap<>();
  private EffectivePrivileges now = new EffectivePrivileges(new TreeSet<>());
  private boolean hasLooked;

  /** Of the same roles and schemas as {@link EffectivePrivileges#of}. */
  public PrivilegeWatch(List<String> roles, Set<String> excludedSchemas) {
    this.reader = new PrivilegeReader(roles, excludedSchemas);
  }

  /**
   * What they can do now.
   *
   * @param changed numbers of the objects that may be others than at the last look, or called
   *     otherwise, also those that are gone; empty where it may be any
   */
  public EffectivePrivileges look(Connection superuser, Optional<Set<Long>> changed)
      throws SQLException {
    if (changed.isEmpty() || !hasLooked) {
      hasLooked = false;
      Map<Long, Set<Privilege>> all = reader.byObject(superuser);
      known.clear();
      known.putAll(all);
      NavigableSet<Privilege> privileges = new TreeSet<>();
      all.values().forEach(privileges::addAll);
      now = new EffectivePrivileges(privileges).sharing(now);
      hasLooked = true;
    } else if (!changed.get().isEmpty()) {
      take(superuser, changed.get());
    }
    return now;
  }

  private void take(Connection superuser, Set<Long> changed) throws SQLException {
    // Half of a change must not be what the next look starts from.
    hasLooked = false;
    Set<Long> objects = reader.decidedBy(superuser, changed);
    Map<Long, Set<Privilege>> fresh = reader.byObject(superuser, objects);
    Set<Privilege> gone = new TreeSet<>();
    Set<Privilege> come = new TreeSet<>();
    for (Long object : objects) {
      Set<Privilege> before = known.getOrDefault(object, Set.of());
      Set<Privilege> after = fresh.getOrDefault(object, Set.of());
      if (!before.equals(after)) {
        gone.addAll(before);
        come.addAll(after);
        known.put(object, after);
      }
    }
    if (!gone.equals(come)) {
      NavigableSet<Privilege> all = new TreeSet<>(now.all());
      all.removeAll(gone);
      all.addAll(come);
      now = new EffectivePrivileges(all);
    }
    hasLooked = true;
  }
}
