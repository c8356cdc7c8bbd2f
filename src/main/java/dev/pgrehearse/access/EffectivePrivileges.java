package dev.pgrehearse.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What roles can do in effect, by whatever way they came to it: a grant to them, to PUBLIC or to a
 * role they are a member of, or as owner. Rows that a policy hides are another matter.
 */
public record EffectivePrivileges(SortedSet<Privilege> all) {

  /**
   * One role, one object, one verb.
   *
   * @param object such as {@code table public.orders} or {@code column public.orders.total}, the
   *     latter only where not the whole table is granted
   * @param verb in lower case, such as {@code select}
   */
  public record Privilege(String role, String object, String verb)
      implements Comparable<Privilege> {
    private static final Comparator<Privilege> ORDER =
        Comparator.comparing(Privilege::object)
            .thenComparing(Privilege::role)
            .thenComparing(Privilege::verb);

    @Override
    public int compareTo(Privilege other) {
      return ORDER.compare(this, other);
    }

    /** {@code anon has select on table public.orders}. */
    public String sentence() {
      return "%s has %s on %s".formatted(role, verb, object);
    }
  }

  public EffectivePrivileges {
    all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
  }

  /**
   * Reads them in one round trip.
   *
   * @throws IllegalArgumentException when a role does not exist: one that is misspelt may do
   *     nothing
   */
  public static EffectivePrivileges of(
      Connection connection, List<String> roles, Set<String> excludedSchemas) throws SQLException {
    return new PrivilegeReader(roles, excludedSchemas).read(connection);
  }

  /** The same, of the other's objects where they are equal: most of the next state is as before. */
  public EffectivePrivileges sharing(EffectivePrivileges earlier) {
    if (equals(earlier)) {
      return earlier;
    }
    Map<Privilege, Privilege> known = new HashMap<>();
    earlier.all.forEach(privilege -> known.put(privilege, privilege));
    SortedSet<Privilege> shared = new TreeSet<>();
    all.forEach(privilege -> shared.add(known.getOrDefault(privilege, privilege)));
    return new EffectivePrivileges(shared);
  }

  /** What is here and not there: {@code after.minus(before)} was gained, the reverse was lost. */
  public SortedSet<Privilege> minus(EffectivePrivileges there) {
    SortedSet<Privilege> rest = new TreeSet<>(all);
    rest.removeAll(there.all);
    return Collections.unmodifiableSortedSet(rest);
  }
}
