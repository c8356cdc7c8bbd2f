package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.access.EffectivePrivileges.Privilege;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds who may do what under the open regime of default privileges against the closed one, after
 * every changeset: a migration must not leave that to the project it lands in.
 */
final class RegimeComparison {

  private final Privileges open;
  private final Privileges closed;
  private final boolean meant;

  /**
   * Who may do what under one regime.
   *
   * @param atStart before the changelog: what was there already is not its doing
   * @param after each changeset, in order
   */
  record Privileges(EffectivePrivileges atStart, Map<Changeset, EffectivePrivileges> after) {
    Privileges {
      after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }
  }

  /**
   * @param meant whether the system speaks of the app roles at all, so that a difference is an
   *     error
   */
  RegimeComparison(Privileges open, Privileges closed, boolean meant) {
    this.open = open;
    this.closed = closed;
    this.meant = meant;
  }

  /**
   * What differs.
   *
   * @param told objects of which worse is said than that they differ
   */
  List<Finding> findings(Set<String> told) {
    List<Finding> findings = new ArrayList<>();
    Set<Privilege> known = differences(open.atStart(), closed.atStart());
    List<Changeset> both =
        open.after().keySet().stream().filter(closed.after()::containsKey).toList();
    Set<Privilege> atTheEnd = both.isEmpty() ? Set.of() : differences(both.get(both.size() - 1));
    for (Changeset changeset : both) {
      Set<Privilege> fresh = new TreeSet<>(differences(changeset));
      fresh.removeAll(known);
      known.addAll(fresh);
      fresh.removeIf(privilege -> told.stream().anyMatch(object -> isAbout(privilege, object)));
      Set<Privilege> lasting = new TreeSet<>(fresh);
      lasting.retainAll(atTheEnd);
      Set<Privilege> passing = new TreeSet<>(fresh);
      passing.removeAll(atTheEnd);
      report(findings, changeset, lasting, true);
      report(findings, changeset, passing, false);
    }
    return findings;
  }

  private static boolean isAbout(Privilege privilege, String object) {
    String name = object.substring(object.indexOf(' ') + 1);
    return privilege.object().equals(object.replace(", ", ","))
        || privilege.object().startsWith("column " + name + ".");
  }

  /** How many effective privileges were looked at. */
  long privileges() {
    return open.after().values().stream().mapToLong(p -> p.all().size()).sum()
        + closed.after().values().stream().mapToLong(p -> p.all().size()).sum();
  }

  private Set<Privilege> differences(Changeset changeset) {
    return differences(open.after().get(changeset), closed.after().get(changeset));
  }

  private static Set<Privilege> differences(EffectivePrivileges one, EffectivePrivileges other) {
    Set<Privilege> all = onlyIn(one, other);
    all.addAll(onlyIn(other, one));
    return all;
  }

  /** A column that one grants is none of its own where the other grants the whole table. */
  private static Set<Privilege> onlyIn(EffectivePrivileges here, EffectivePrivileges there) {
    Set<Privilege> only = new TreeSet<>(here.minus(there));
    only.removeIf(
        privilege ->
            privilege.object().startsWith("column ")
                && there.all().stream().anyMatch(whole -> covers(whole, privilege)));
    return only;
  }

  private static boolean covers(Privilege whole, Privilege column) {
    String relation =
        column.object().substring("column ".length(), column.object().lastIndexOf('.'));
    return whole.role().equals(column.role())
        && whole.verb().equals(column.verb())
        && whole.object().endsWith(" " + relation);
  }

  private void report(
      List<Finding> findings, Changeset changeset, Set<Privilege> privileges, boolean lasting) {
    if (privileges.isEmpty()) {
      return;
    }
    SortedMap<String, Set<String>> verbs = new TreeMap<>();
    for (Privilege privilege : privileges) {
      boolean inOpen = open.after().get(changeset).all().contains(privilege);
      verbs
          .computeIfAbsent(
              privilege.object()
                  + ": only under the "
                  + (inOpen ? "open" : "closed")
                  + " regime may "
                  + privilege.role(),
              key -> new TreeSet<>())
          .add(privilege.verb());
    }
    findings.add(
        Findings.regimesDiffer(
            changeset,
            verbs.entrySet().stream()
                .map(entry -> entry.getKey() + " " + String.join(", ", entry.getValue()))
                .toList(),
            lasting,
            meant));
  }
}
